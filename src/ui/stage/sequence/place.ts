/**
 * Where everything of the unrolled network stands, in CSS pixels: the whole series above, the window's
 * chart under it, and under each of the chart's time steps its column of the network. Pure.
 */
import type { Box } from '../useBox.ts'
import type { Unrolled } from '../../hooks/sequence/timed.ts'

export type Rect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The rows of one layer. */
export type Rows = {
  readonly layer: number
  readonly units: number
  readonly y: number
  /** Height of a unit's row. */
  readonly cell: number
}

export type Circle = {
  readonly layer: number
  readonly unit: number
  readonly x: number
  readonly y: number
  readonly r: number
}

export type Place = {
  readonly width: number
  readonly height: number
  readonly isCompact: boolean
  readonly steps: number
  /** The columns: the left edge of the first, and how wide each is. */
  readonly left: number
  readonly column: number
  /** The right edge of the last column. */
  readonly right: number
  readonly gutter: Rect | null
  readonly series: Rect | null
  readonly chart: Rect
  /** Baseline of the columns' names. */
  readonly names: number
  readonly inputs: Rows
  readonly timed: readonly Rows[]
  readonly circles: readonly Circle[]
  readonly memory: Rect
  readonly blame: Rect
  readonly hasBoth: boolean
}

export type Wishes = {
  readonly hasSeries: boolean
  /** Room above the rows for the choice of what is shown in them. */
  readonly hasChoice: boolean
}

const SIDE = { wide: 28, compact: 16 }
const GUTTER = 152
const LABELS = { wide: 44, compact: 26 }
/** Of one layer of circles at the end, and of what the answer says. */
const END = { wide: 66, compact: 44 }
const ANSWER = { wide: 56, compact: 8 }
const COLUMN = { least: 8, most: 64 }
const CELL = { least: 3, good: 18, most: 20 }
const SERIES = 34
const OVER_SERIES = 18
const FUNNEL = 14
const CHART = { least: 72, most: 124 }
const NAMES = 22
const STRIP = 52
const GAP = 10
/** Between layers, with room for a word. */
const BETWEEN = 18
const CHOICE = 46
const MOST_CIRCLES = 12

export function place(box: Box, unrolled: Unrolled, { hasSeries, hasChoice }: Wishes): Place {
  const isCompact = box.width < 600
  const size = isCompact ? 'compact' : 'wide'
  const side = SIDE[size]
  const { steps, features, timed, end } = unrolled
  const endRoom = Math.max(1, end.length) * END[size] + ANSWER[size]
  const left = side + (isCompact ? 0 : GUTTER) + LABELS[size]
  const room = box.width - left - endRoom - side
  const column = Math.min(COLUMN.most, Math.max(COLUMN.least, Math.floor(room / steps)))
  const right = left + column * steps
  const width = Math.max(box.width, right + endRoom + side)

  const units = timed.reduce((sum, layer) => sum + layer.units, 0)
  const inputCell = features <= 3 ? 22 : Math.max(CELL.least, Math.min(14, 90 / features))
  const above = hasSeries ? OVER_SERIES + SERIES + FUNNEL : 4
  const choice = hasChoice ? CHOICE : 0
  const fixed =
    above + NAMES + features * inputCell + timed.length * BETWEEN + choice + STRIP + 2 * GAP
  const roomLeft = box.height - fixed - CHART.least
  // The second strip only where the rows have all the room that they can use.
  const hasBoth = isCompact || roomLeft - STRIP - GAP >= units * CELL.good
  const rest = box.height - fixed - (hasBoth ? STRIP + GAP : 0)
  const cell = isCompact
    ? Math.max(CELL.least, Math.min(18, Math.floor(190 / units)))
    : Math.max(leastCell(units), Math.min(CELL.most, Math.floor((rest - CHART.least) / units)))
  const chartHeight = isCompact
    ? 104
    : Math.min(CHART.most, Math.max(CHART.least, rest - cell * units))

  let y = above
  const chart = { x: left, y, width: right - left, height: chartHeight }
  y += chartHeight
  const names = y + 16
  y += NAMES
  const inputs = { layer: -1, units: features, y, cell: inputCell }
  y += features * inputCell + choice + GAP
  const rows = timed.map((layer): Rows => {
    const one = { layer: layer.layer, units: layer.units, y, cell }
    y += layer.units * cell + BETWEEN
    return one
  })
  const last = rows.at(-1) ?? inputs
  const circles = circlesOf(end, last, { right, room: END[size], isCompact })
  const memory = { x: left, y: y + 4, width: right - left, height: STRIP - 16 }
  // Where there is room for one alone, they stand in the same place, and the phase decides.
  const blame = hasBoth ? { ...memory, y: memory.y + STRIP + GAP } : memory
  return {
    width,
    height: Math.ceil(blame.y + STRIP),
    isCompact,
    steps,
    left,
    column,
    right,
    gutter: isCompact
      ? null
      : { x: side, y: inputs.y, width: GUTTER - 8, height: blame.y + STRIP - inputs.y },
    series: hasSeries
      ? { x: side, y: OVER_SERIES, width: box.width - 2 * side, height: SERIES }
      : null,
    chart,
    names,
    inputs,
    timed: rows,
    circles,
    memory,
    blame,
    hasBoth,
  }
}

/** Rows that can be told apart, before the picture grows beyond its box. */
function leastCell(units: number): number {
  if (units <= 16) return 13
  return units <= 32 ? 7 : CELL.least
}

function circlesOf(
  end: Unrolled['end'],
  rows: Rows,
  { right, room, isCompact }: { right: number; room: number; isCompact: boolean },
): Circle[] {
  const height = rows.units * rows.cell
  const middle = rows.y + height / 2
  return end.flatMap(({ layer, units }, k) => {
    const shown = Math.min(units, MOST_CIRCLES)
    const r = Math.max(7, Math.min(isCompact ? 15 : 27, (height + 24) / shown / 2 - 3))
    return Array.from({ length: shown }, (_, unit) => ({
      layer,
      unit,
      x: right + room * (k + 1) - Math.max(4, r - 8),
      y: middle + (unit - (shown - 1) / 2) * (2 * r + 6),
      r,
    }))
  })
}

/** Where a cell lies. */
export function rectOf(
  { left, column, inputs, timed }: Place,
  { layer, unit, time }: { readonly layer: number; readonly unit: number; readonly time: number },
): Rect | null {
  const rows = layer < 0 ? inputs : timed.find((one) => one.layer === layer)
  if (!rows) return null
  return { x: left + time * column, y: rows.y + unit * rows.cell, width: column, height: rows.cell }
}

/** The cell under a point; null beside all of them. */
export function cellAt(
  { left, column, steps, inputs, timed }: Place,
  x: number,
  y: number,
): { readonly layer: number; readonly unit: number; readonly time: number } | null {
  const time = Math.floor((x - left) / column)
  if (time < 0 || time >= steps) return null
  const rows = [inputs, ...timed].find(
    (one) => y >= one.y && y < one.y + Math.max(1, one.units) * one.cell,
  )
  if (!rows) return null
  return { layer: rows.layer, unit: Math.floor((y - rows.y) / rows.cell), time }
}
