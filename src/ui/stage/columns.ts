/**
 * Which neurons of a column are drawn: all, or of a layer that is too large the first ones, a gap and
 * the last one. Whatever is in hand takes the gap's place, so that every neuron can be seen.
 */
import type { Point } from './place.ts'
import type { Box } from './useBox.ts'

export type Column = {
  /** Units that are drawn, from the top. */
  readonly shown: readonly number[]
  /** The point of each unit; those that are not drawn lie in the gap. */
  readonly nodes: readonly Point[]
  readonly gap: Gap | null
  /** Whether biases have room under the neurons. */
  readonly hasBias: boolean
}

/** Where neurons are left out. */
export type Gap = {
  readonly at: Point
  readonly hidden: number
  /** The first that is left out. */
  readonly first: number
  /** Something in hand stands in the gap, between dots. */
  readonly dots: readonly Point[] | null
}

/** Inputs that are the pixels of a square picture, drawn as one. */
export type Picture = Box & {
  readonly left: number
  readonly top: number
  /** Pixels along each side. */
  readonly side: number
}

/** The gap is as high as two rows, so that a neuron in it stands apart. */
const GAP_ROWS = 3
/** A first neuron, the gap and the last. */
export const FEWEST_ROWS = GAP_ROWS + 1

export function fullColumn(count: number, x: number, middle: number, row: number): Column {
  const units = Array.from({ length: count }, (_, unit) => unit)
  const nodes = units.map((unit) => ({ x, y: middle + (unit - (count - 1) / 2) * row }))
  return { shown: units, nodes, gap: null, hasBias: false }
}

/** `rows`: how many neurons there would be room for. */
export function collapsedColumn(
  count: number,
  x: number,
  { top, row, rows }: { readonly top: number; readonly row: number; readonly rows: number },
): Column {
  const firsts = Math.max(1, rows - GAP_ROWS)
  const at = { x, y: top + (firsts - 1 + GAP_ROWS / 2) * row }
  const last = { x, y: top + (firsts - 1 + GAP_ROWS) * row }
  const nodes = Array.from({ length: count }, (_, unit) =>
    unit < firsts ? { x, y: top + unit * row } : unit === count - 1 ? last : at,
  )
  return {
    shown: [...Array.from({ length: firsts }, (_, unit) => unit), count - 1],
    nodes,
    gap: { at, hidden: count - firsts - 1, first: firsts, dots: null },
    hasBias: false,
  }
}

/** The column with these units drawn as well; itself where they are. */
export function withUnits(column: Column, units: readonly number[]): Column {
  const { gap, shown, nodes } = column
  const added = [...new Set(units)].filter((unit) => !shown.includes(unit))
  if (gap === null || added.length === 0) return column
  // Beyond the first, they take the places before the gap.
  const kept = shown.slice(0, Math.max(1, gap.first - (added.length - 1)))
  const places = [...shown.slice(kept.length, gap.first).map((unit) => nodes[unit]), gap.at]
  const inGap = added.toSorted((one, other) => one - other).slice(-places.length)
  const moved = new Map(inGap.map((unit, k) => [unit, places[k]]))
  const last = shown.at(-1) ?? 0
  const away = nodes[last].y - gap.at.y
  return {
    ...column,
    shown: [...kept, ...inGap, last],
    nodes: nodes.map(
      (node, unit) => moved.get(unit) ?? (unit >= kept.length && unit !== last ? gap.at : node),
    ),
    gap: {
      ...gap,
      hidden: nodes.length - kept.length - inGap.length - 1,
      dots: [-1, 1].map((side) => ({ x: gap.at.x, y: gap.at.y + (side * away) / 2 })),
    },
  }
}

/** The pixels in the picture; none of them is drawn by itself. */
export function pictureColumn({ left, top, width, side }: Picture): Column {
  const pixel = width / side
  const nodes = Array.from({ length: side * side }, (_, k) => ({
    x: left + ((k % side) + 0.5) * pixel,
    y: top + (Math.floor(k / side) + 0.5) * pixel,
  }))
  return { shown: [], nodes, gap: null, hasBias: false }
}
