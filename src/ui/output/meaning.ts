/** What values on the map mean: which side they lean to and how far, and which cell stands for which inputs. */
import { middleOf, type Dataset } from '../../data/dataset.ts'
import { roundStep, targetSpans, type Plane, type Span } from '../../data/plane.ts'
import { MAP_SIDE } from '../../worker/frame.ts'

export type Meaning = {
  /** The value of the line between the two sides. */
  readonly centre: number
  /** From the centre to where the colour is full. */
  readonly half: number
  readonly low: string
  readonly high: string
  readonly isClasses: boolean
  /** What is told, where it is a value of the data. */
  readonly name?: string
}

/** Of a data set's first target: of a value in its own units, of two classes as the network says them. */
export function meaningOf(dataset: Dataset): Meaning {
  const { problem, classNames } = dataset
  if (problem === 'classes') {
    const [low = 'class 0', high = 'class 1'] = classNames
    const centre = middleOf(dataset)
    return { centre, half: 0.5 / dataset.targetScalings[0].divisor, low, high, isClasses: true }
  }
  return {
    ...scaleFor(targetSpans(dataset)),
    low: 'low values',
    high: 'high values',
    isClasses: false,
    name: dataset.targetNames[0] ?? 'value',
  }
}

/** A scale's middle this near to 0, as a share of its half, is 0. */
const NEAR_ZERO = 0.25

/**
 * The scale of colours for values: in round numbers, around 0 where they came from both sides of it. Its
 * middle stays while they are changed by hand; it grows for those that lie outside.
 */
function scaleFor({
  first,
  now: [least, most],
}: ReturnType<typeof targetSpans>): Pick<Meaning, 'centre' | 'half'> {
  const { centre, half } = roundScale(first)
  return { centre, half: Math.max(half, centre - least, most - centre) }
}

function roundScale([least, most]: Span): Pick<Meaning, 'centre' | 'half'> {
  const width = most - least
  if (!(width > 0 && width < Infinity)) return { centre: least / 2 + most / 2, half: 1 }
  const step = roundStep(width / 8)
  const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step]
  const centre = (low + high) / 2
  const half = (high - low) / 2
  if (Math.abs(centre) > NEAR_ZERO * half) return { centre, half }
  return { centre: 0, half: Math.max(-low, high) }
}

/** Beyond so many halves nothing looks different. */
const FAR = 1000

/** How far a value leans from the centre: −1 fully low, 1 fully high; bounded, and 0 for what is not a number. */
export function leanOf(value: number, { centre, half }: Pick<Meaning, 'centre' | 'half'>): number {
  const lean = (value - centre) / half
  return Number.isNaN(lean) ? 0 : Math.min(Math.max(lean, -FAR), FAR)
}

/** A cell of the map, counted from the top left. */
export type Cell = { readonly column: number; readonly row: number }

/** The inputs at a cell's centre. */
export function inputsAt({ column, row }: Cell, plane: Plane): [number, number] {
  return placeIn([(column + 0.5) / MAP_SIDE, (row + 0.5) / MAP_SIDE], plane)
}

/** What stands at a place that goes from 0 to 1 from the top left. */
export function placeIn([x, y]: readonly [number, number], plane: Plane): [number, number] {
  return [plane.left + x * (plane.right - plane.left), plane.top - y * (plane.top - plane.bottom)]
}

/** Where inputs lie on the map, from 0 to 1 from the top left. */
export function placeOf(input: readonly number[], plane: Plane): [number, number] {
  return [
    (input[0] - plane.left) / (plane.right - plane.left),
    (plane.top - input[1]) / (plane.top - plane.bottom),
  ]
}

const PROBES = 20

/** The cell under the next place of the 20 × 20 grid that arrow keys move on. */
export function moved({ column, row }: Cell, across: number, down: number): Cell {
  return { column: movedAlong(column, across), row: movedAlong(row, down) }
}

function movedAlong(cell: number, by: number): number {
  if (by === 0) return cell
  const place = Math.floor(((cell + 0.5) * PROBES) / MAP_SIDE) + by
  const within = Math.min(Math.max(place, 0), PROBES - 1)
  return Math.floor(((within + 0.5) * MAP_SIDE) / PROBES)
}
