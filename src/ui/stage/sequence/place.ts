/**
 * Where everything of the unrolled network stands, in CSS pixels: the whole series above, the window's
 * chart under it, and under each of the chart's time steps its column of the network. Pure.
 */
import type { Box } from '../useBox.ts'
import type { Unrolled } from '../../hooks/sequence/timed.ts'
import {
  foldedHeight,
  heightsIn,
  openIn,
  phoneHeights,
  room as around,
  type Wishes,
} from './heights.ts'

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
  /** Drawn as a thin band, since another layer has the room. */
  readonly isFolded: boolean
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
  /** So much of the width is in view at once. */
  readonly view: number
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
  /** So many time steps before the window are drawn too. */
  readonly around: number
  /** Baseline of the columns' names. */
  readonly names: number
  readonly inputs: Rows
  /** Where the choice of what is shown stands. */
  readonly choice: number
  readonly timed: readonly Rows[]
  readonly circles: readonly Circle[]
  readonly memory: Rect
  readonly blame: Rect
  /** Else they stand in the same place, and one of them is chosen. */
  readonly hasBoth: boolean
}

const SIDE = { wide: 28, compact: 16 }
const GUTTER = 152
const LABELS = { wide: 44, compact: 26 }
/** Of one layer of circles at the end, and of what the answer says. */
const END = { wide: 66, compact: 44 }
const ANSWER = { wide: 56, compact: 8 }
/** A finger needs more; what does not fit is scrolled to. */
const COLUMN = { wide: 8, compact: 20, most: 64 }
const MOST_CIRCLES = 12

export function place(box: Box, unrolled: Unrolled, wishes: Wishes): Place {
  const isCompact = box.width < 600
  const size = isCompact ? 'compact' : 'wide'
  const side = SIDE[size]
  const { steps, features, timed, end } = unrolled
  const endRoom = Math.max(1, end.length) * END[size] + ANSWER[size]
  const left = side + (isCompact ? 0 : GUTTER) + LABELS[size]
  const room = box.width - left - endRoom - side
  const column = Math.min(COLUMN.most, Math.max(COLUMN[size], Math.floor(room / steps)))
  const right = left + column * steps
  const heights = isCompact
    ? phoneHeights(unrolled, wishes)
    : heightsIn(box.height, unrolled, wishes)
  const { hasBoth, cell, areFolded } = heights

  let y = wishes.hasSeries ? heights.overSeries + heights.series + heights.funnel : 4
  const chart = { x: left, y, width: right - left, height: heights.chart }
  y += heights.chart
  const names = y + 16
  y += heights.names
  const inputs = { layer: -1, units: features, y, cell: heights.input, isFolded: false }
  y += features * heights.input + around.underInputs
  const choice = y
  y += heights.choice
  const rows = timed.map((layer, k): Rows => {
    if (k > 0) y += around.betweenLayers
    const isFolded = areFolded && layer.layer !== openIn(unrolled, wishes).layer
    const height = isFolded ? foldedHeight(layer.units) : layer.units * cell
    const own = { layer: layer.layer, units: layer.units, y, cell: height / layer.units, isFolded }
    y += height
    return own
  })
  const last = rows.at(-1) ?? inputs
  const circles = circlesOf(end, last, { right, room: END[size], isCompact })
  const memory = { x: left, y: y + around.afterRows, width: right - left, height: around.strip }
  const blame = hasBoth
    ? { ...memory, y: memory.y + around.strip + around.stripNumbers + around.betweenStrips }
    : memory
  const height = blame.y + around.strip + around.stripNumbers
  const width = Math.max(box.width, right + endRoom + side)
  // As far as there is room beside the legend.
  const isAlone = isCompact || !wishes.hasSeries || width > box.width
  return {
    width,
    height,
    view: box.width,
    isCompact,
    steps,
    left,
    column,
    right,
    gutter: isCompact
      ? null
      : { x: side, y: inputs.y, width: GUTTER - 24, height: height - inputs.y },
    series: wishes.hasSeries
      ? { x: side, y: heights.overSeries, width: box.width - 2 * side, height: heights.series }
      : null,
    chart,
    around: isAlone ? 0 : column <= 44 ? 2 : 1,
    names,
    inputs,
    choice,
    timed: rows,
    circles,
    memory,
    blame,
    hasBoth,
  }
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
