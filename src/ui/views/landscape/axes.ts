/** The two directions of a landscape: which can be chosen, what they are called, and where a place on them lies. Pure. */
import { nameOf, type Layout } from '../../../engine/layout.ts'
import type { Axis, Landscape } from '../../../worker/landscapes.ts'

/** What a person chose to look over. */
export type Directions = {
  readonly type: 'weights' | 'random'
  /** Flat indices. */
  readonly across: number
  readonly down: number
  /** Which pair of random directions, counted from 0. */
  readonly pair: number
  /** No farther around the way than it goes. */
  readonly isNear: boolean
}

/** The last layer's first parameters: what they do is felt at once, whatever comes before. */
export function firstDirections(layout: Layout): Directions {
  return { type: 'weights', ...indicesOf(layout), pair: 0, isNear: false }
}

function indicesOf({ blocks, count }: Layout): Pick<Directions, 'across' | 'down'> {
  const last = blocks.findLast(({ name }) => name !== 'bias')
  const across = last?.start ?? 0
  return { across, down: Math.min(across + 1, count - 1) }
}

/** The same, with indices that there are. */
export function within(directions: Directions, layout: Layout): Directions {
  const { across, down } = directions
  if (across < layout.count && down < layout.count) return directions
  return { ...directions, ...indicesOf(layout) }
}

export function axesOf({ type, across, down, pair }: Directions): readonly [Axis, Axis] {
  if (type === 'random') {
    return [
      { type: 'random', number: 2 * pair },
      { type: 'random', number: 2 * pair + 1 },
    ]
  }
  return [
    { type: 'parameter', index: across },
    { type: 'parameter', index: down },
  ]
}

export function axisName(layout: Layout, axis: Axis): string {
  if (axis.type === 'parameter') return parameterName(layout, axis.index)
  return axis.number % 2 === 0 ? 'first direction' : 'second direction'
}

/** "w12", "b3" */
export function parameterName(layout: Layout, index: number): string {
  const { letter, number } = nameOf(layout, index)
  return `${letter}${number}`
}

/** The flat index of a parameter by its name: "w12", "b 3"; null where there is none. */
export function parameterNamed(layout: Layout, name: string): number | null {
  const [, letter, digits] = /^\s*([wub])\s*(\d+)\s*$/i.exec(name) ?? []
  if (!letter) return null
  for (const { start, length } of layout.blocks) {
    const first = nameOf(layout, start)
    const place = Number(digits) - first.number
    if (first.letter === letter.toLowerCase() && place >= 0 && place < length) return start + place
  }
  return null
}

type Bounds = Pick<Landscape, 'across' | 'down'>

/** Where a place on the axes lies, from 0 to 1 from the top left. */
export function placeIn({ across, down }: Bounds, a: number, b: number): [x: number, y: number] {
  return [(a - across[0]) / (across[1] - across[0]), (down[1] - b) / (down[1] - down[0])]
}

/** The axes' values at a cell's centre, row by row from the top. */
export function valuesAt(
  { across, down }: Bounds,
  side: number,
  { column, row }: { readonly column: number; readonly row: number },
): [a: number, b: number] {
  return [
    across[0] + ((column + 0.5) / side) * (across[1] - across[0]),
    down[1] - ((row + 0.5) / side) * (down[1] - down[0]),
  ]
}
