/**
 * Where a network's neurons and edges lie, in CSS pixels, for a box of any size. A narrow box has a
 * geometry of its own. Where there is little room, circles and rows shrink together and what stands
 * around them goes; layers that are still too large are collapsed (`columns.ts`). Weights' pills are
 * left to `pills.ts`.
 */
import type { Box } from './useBox.ts'
import {
  handsOn,
  indexOf,
  neuronLayers,
  placeOf,
  sourceOf,
  type Layout,
} from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import {
  collapsedColumn,
  FEWEST_ROWS,
  fullColumn,
  pictureColumn,
  withUnits,
  type Column,
  type Picture,
} from './columns.ts'
import type { Spot } from './roving.ts'

export type Point = { readonly x: number; readonly y: number }

/** A weight as a curve between two neurons. */
export type Edge = {
  /** Flat index of its weight. */
  readonly index: number
  readonly layer: number
  readonly input: number
  readonly output: number
  readonly from: Point
  readonly to: Point
}

export type Place = {
  readonly isCompact: boolean
  /** Of the whole drawing: beyond the box, the box scrolls. */
  readonly width: number
  readonly height: number
  readonly radius: number
  /**
   * Neurons from the inputs to the outputs: those of layer l in `columns[l + 1]`. A layer that hands on
   * what others say has none to be drawn; its points are theirs.
   */
  readonly columns: readonly Column[]
  /** The points of all neurons, drawn or not: `nodes[l + 1][o]` is output o of layer l. */
  readonly nodes: readonly (readonly Point[])[]
  /** The edges between drawn neurons, into each layer, in the order of their weights. */
  readonly gaps: readonly (readonly Edge[])[]
  /** How targets stand beside the outputs. */
  readonly target: 'box' | 'line' | 'below' | 'none'
  /** Room for the names of classes behind the targets, or behind the outputs; 0: there is none. */
  readonly nameRoom: number
  /** Instead of input neurons. */
  readonly picture: Picture | null
  /** Columns stand so close that the buttons under them need to be narrow. */
  readonly isDense: boolean
}

/** What else is to be drawn. */
export type Wishes = {
  /** Pixels along each side where the inputs are a picture. */
  readonly side: number | null
  /** Width of the longest name of an output. */
  readonly nameRoom: number
}

/** Boxes narrower than this have the compact geometry. */
const COMPACT = 520

/** Height that is kept free for the buttons that add and remove, under the network. */
export const TOOLS = 44

/** Under 24 px there is room for the number alone. */
export const NAMED_RADIUS = 24

/** Room for a pill between the rims of two neurons. */
const PILL_ROOM = 86

/** A bias and some air between the rims of two neurons above each other. */
const BIAS_ROOM = 24
const BIAS_WIDTH = 72

/** Between the rims of two neurons above each other where biases have no room. */
const AIR = 4.5

type Size = { readonly radius: number; readonly row: number; readonly hasBias: boolean }

/** Neurons shrink in steps, those with biases under them first. */
const SIZES: readonly Size[] = [
  ...[32, 28, 24, 20, 18].map((radius) => ({
    radius,
    row: 2 * radius + BIAS_ROOM,
    hasBias: true,
  })),
  ...[24, 22, 20, 18, 17, 16, 15, 14, 13].map((radius) => ({
    radius,
    row: 2 * radius + AIR,
    hasBias: false,
  })),
]

/** Neurons of collapsed networks are no larger than this, so that there are more of them. */
const COLLAPSED_RADIUS = 14

/** The least that two columns stand apart: narrow buttons under them. */
const CLOSEST = 66
/** From here on the usual buttons fit. */
const TOOLS_WIDTH = 84

const SCROLLBAR = 14

/** From the rim of an output to the far edge of its target's box. */
export const LINK = 40
export const TARGET = 64

/** Before the inputs, and behind the targets. */
const LEFT = 44
const RIGHT = 20

/** The most that two columns, or two rows, stand apart. */
const WIDEST = 320
const TALLEST = 200

/** The picture that inputs may be. */
const PICTURE = 168
/** Above and below the only one or two neurons of a column stand names. */
const CAPTIONS = 48

const plain: Wishes = { side: null, nameRoom: 0 }

/** Places a network in a box. */
export function place(layout: Layout, box: Box, wishes: Wishes = plain): Place {
  const units = [-1, ...neuronLayers(layout)].map((layer) => sizeOf(layout.shapes[layer + 1]))
  if (box.width < COMPACT) return compactPlace(layout, units, box.width, wishes)
  const wide = widePlace(layout, units, box, wishes)
  const isBroad = wide.width > box.width
  return isBroad
    ? widePlace(layout, units, { ...box, height: box.height - SCROLLBAR }, wishes)
    : wide
}

/** The same with these spots drawn; itself where they are. */
export function withSpots(place: Place, layout: Layout, spots: readonly (Spot | null)[]): Place {
  const units = spots.flatMap((spot) => unitsOf(layout, spot))
  let isOther = false
  const columns = place.columns.map((column, l) => {
    const here = units.filter(({ layer }) => layer === l - 1).map(({ unit }) => unit)
    const isPicture = l === 0 && place.picture !== null
    const shown = [...new Set(here)].toSorted((one, other) => one - other)
    const next = isPicture && shown.length > 0 ? { ...column, shown } : withUnits(column, here)
    isOther ||= next !== column
    return next
  })
  return isOther ? { ...place, ...joined(layout, columns) } : place
}

/** The neurons that a spot is about: itself, or both ends of a weight. */
function unitsOf(layout: Layout, spot: Spot | null): { layer: number; unit: number }[] {
  if (spot === null) return []
  if (spot.type === 'neuron') return [{ ...spot, layer: sourceOf(layout, spot.layer) }]
  const { block, input, output } = placeOf(layout, spot.index)
  const target = { layer: block.layer, unit: output }
  const layer = sourceOf(layout, block.layer - 1)
  return input === null ? [target] : [{ layer, unit: input }, target]
}

function widePlace(layout: Layout, units: readonly number[], box: Box, wishes: Wishes): Place {
  const { side } = wishes
  const gaps = units.length - 1
  const counts = side === null ? units : units.slice(1)
  const pictured = side === null ? 0 : Math.min(PICTURE, box.height - TOOLS - CAPTIONS)
  const top = ({ radius, hasBias }: Size): number => radius + (hasBias ? 34 : 9)
  const bottom = ({ radius, hasBias }: Size): number => radius + (hasBias ? BIAS_ROOM : 5) + TOOLS
  const least = (size: Size, rows: number): number =>
    top(size) + bottom(size) + (rows - 1) * size.row
  const smallest = SIZES[SIZES.length - 1]
  const height = Math.max(box.height, least(smallest, FEWEST_ROWS))
  const rowsOf = (size: Size): number =>
    Math.floor((height - top(size) - bottom(size)) / size.row) + 1
  const leftOf = ({ radius }: Size): number => LEFT + (side === null ? radius : pictured / 2)
  const sides = (size: Size): number =>
    leftOf(size) + pictured / 2 + size.radius + LINK + TARGET + RIGHT
  const across = ({ radius, hasBias }: Size): number =>
    radius > NAMED_RADIUS
      ? 2 * radius + PILL_ROOM
      : Math.max(CLOSEST, 2 * radius + 24, hasBias ? BIAS_WIDTH : 0)

  const most = rowsOf(smallest)
  const fitting = Math.max(1, ...counts.filter((count) => count <= most))
  const isCollapsed = counts.some((count) => count > most)
  const isTallEnough = (size: Size): boolean =>
    isCollapsed
      ? !size.hasBias &&
        size.radius <= COLLAPSED_RADIUS &&
        rowsOf(size) >= Math.max(FEWEST_ROWS, fitting)
      : rowsOf(size) >= fitting
  const isWideEnough = (size: Size): boolean => sides(size) + gaps * across(size) <= box.width
  const size =
    SIZES.find((one) => isTallEnough(one) && isWideEnough(one)) ??
    // Scrolls sideways anyhow: as large as reads well
    SIZES.find((one) => isTallEnough(one) && one.radius <= NAMED_RADIUS) ??
    smallest

  const { radius, row } = size
  const isNamed = sides(size) + wishes.nameRoom + gaps * (across(size) + 12) <= box.width
  const nameRoom = isNamed ? wishes.nameRoom : 0
  const taken = sides(size) + nameRoom
  const width = Math.max(box.width, taken + gaps * across(size))
  const columnGap = Math.min(WIDEST, (width - taken) / gaps)
  const left = leftOf(size) + (width - taken - gaps * columnGap) / 2
  const room = height - top(size) - bottom(size)
  const middle = top(size) + room / 2
  const rowGap = (count: number): number => {
    const airy = Math.min(TALLEST, (height * 0.9) / count)
    const spare = !size.hasBias && count === 2 ? CAPTIONS : 0
    return count < 2 ? 0 : Math.max(row, Math.min(airy, (room - spare) / (count - 1)))
  }
  const xOf = (l: number): number => left + l * columnGap + (l > 0 ? pictured / 2 : 0)
  const rows = rowsOf(size)
  const stretched = rows < 2 ? row : room / (rows - 1)
  const picture =
    side === null
      ? null
      : {
          side,
          left: left - pictured / 2,
          top: middle - pictured / 2,
          width: pictured,
          height: pictured,
        }
  const columns = units.map((count, l): Column => {
    if (l === 0 && picture) return pictureColumn(picture)
    if (count > rows) {
      return collapsedColumn(count, xOf(l), { top: top(size), row: stretched, rows })
    }
    const column = fullColumn(count, xOf(l), middle, rowGap(count))
    const hasRoom = count < 2 || rowGap(count) >= 2 * radius + BIAS_ROOM
    const ends = (column.nodes.at(-1)?.y ?? 0) + radius + BIAS_ROOM
    return {
      ...column,
      hasBias: hasRoom && columnGap >= BIAS_WIDTH && ends <= height - TOOLS,
    }
  })
  const outputs = units.at(-1) ?? 1
  const isAiry = outputs === 1 || (outputs <= rows && rowGap(outputs) >= 64)
  return {
    isCompact: false,
    width,
    height,
    radius,
    ...joined(layout, whole(layout, columns)),
    target: isAiry ? 'box' : 'line',
    nameRoom,
    picture,
    isDense: columnGap < TOOLS_WIDTH,
  }
}

/** A phone's drawing is as high as it needs to be, up to here. */
const COMPACT_HEIGHT = 496
const COMPACT_LEAST = 278 + TOOLS
const COMPACT_PICTURE = 112
/** Fingers need more than a mouse. */
const COMPACT_COLLAPSED_RADIUS = 18

const COMPACT_SIZES: readonly Size[] = [
  { radius: 24, row: 78, hasBias: true },
  ...[22, 20, 18, 17, 16].map((radius) => ({ radius, row: 2 * radius + AIR, hasBias: false })),
]

function compactPlace(
  layout: Layout,
  units: readonly number[],
  boxWidth: number,
  { side, nameRoom }: Wishes,
): Place {
  const counts = side === null ? units : units.slice(1)
  const most = Math.max(...counts)
  const gaps = units.length - 1
  const top = ({ radius, hasBias }: Size): number => radius + (hasBias ? 44 : 16)
  const bottom = ({ radius, hasBias }: Size): number => radius + (hasBias ? 36 : 12) + TOOLS
  const rowsOf = (size: Size): number =>
    Math.floor((COMPACT_HEIGHT - top(size) - bottom(size)) / size.row) + 1
  const smallest = COMPACT_SIZES[COMPACT_SIZES.length - 1]
  const isCollapsed = most > rowsOf(smallest)
  const fitting = Math.max(1, ...counts.filter((count) => count <= rowsOf(smallest)))
  const usual: Size = { radius: 30, row: Math.max(90, 140 - 18 * (most - 2)), hasBias: true }
  const size =
    most <= 4
      ? usual
      : (COMPACT_SIZES.find(
          (one) =>
            rowsOf(one) >= fitting && !(isCollapsed && one.radius > COMPACT_COLLAPSED_RADIUS),
        ) ?? smallest)
  const { radius, row } = size
  const pictured = side === null ? 0 : COMPACT_PICTURE
  const left = side === null ? radius + 22 : pictured / 2 + 12
  const right = radius + Math.max(30, nameRoom + 12)
  const taken = left + pictured / 2 + right
  const fittingGap = (boxWidth - taken) / gaps
  const columnGap = fittingGap >= 2 * radius + 36 ? Math.min(fittingGap, 200) : 2 * radius + 76
  const rows = most <= 4 ? most : Math.min(most, rowsOf(size))
  const height = Math.max(COMPACT_LEAST, top(size) + bottom(size) + (rows - 1) * row)
  const middle = top(size) + (height - top(size) - bottom(size)) / 2
  const picture =
    side === null
      ? null
      : {
          side,
          left: left - pictured / 2,
          top: middle - pictured / 2,
          width: pictured,
          height: pictured,
        }
  // Smaller columns have room for what stands under their neurons
  const airy = 2 * radius + 30
  const rowGap = (count: number): number =>
    count === most
      ? row
      : top(size) + bottom(size) + (count - 1) * airy <= height
        ? Math.max(row, airy)
        : row
  const columns = units.map((count, l): Column => {
    const x = left + l * columnGap + (l > 0 ? pictured / 2 : 0)
    if (l === 0 && picture) return pictureColumn(picture)
    if (count > rows) return collapsedColumn(count, x, { top: top(size), row, rows })
    const column = fullColumn(count, x, middle, rowGap(count))
    const ends = (column.nodes.at(-1)?.y ?? 0) + radius + BIAS_ROOM
    const hasRoom = count < 2 || rowGap(count) >= 2 * radius + BIAS_ROOM
    return { ...column, hasBias: hasRoom && ends <= height - TOOLS }
  })
  const outputs = units.at(-1) ?? 1
  const hasTarget = outputs === 1 || (outputs <= rows && rowGap(outputs) >= 2 * radius + 44)
  return {
    isCompact: true,
    width: Math.max(boxWidth, taken + gaps * columnGap),
    height,
    radius,
    ...joined(layout, whole(layout, columns)),
    target: hasTarget && nameRoom === 0 ? 'below' : 'none',
    nameRoom,
    picture,
    isDense: columnGap < TOOLS_WIDTH,
  }
}

/** A column for each layer, of those that have neurons of their own. */
function whole(layout: Layout, columns: readonly Column[]): Column[] {
  const own = [-1, ...neuronLayers(layout)]
  return layout.shapes.map((_, l) => columns[own.indexOf(sourceOf(layout, l - 1))])
}

/** What follows from the columns. */
function joined(layout: Layout, all: readonly Column[]): Pick<Place, 'columns' | 'nodes' | 'gaps'> {
  const sources = all.map((_, l) => all[sourceOf(layout, l - 1) + 1])
  const columns = sources.map((column, l) =>
    l > 0 && handsOn(layout, l - 1)
      ? { shown: [], nodes: column.nodes, gap: null, hasBias: false }
      : column,
  )
  const nodes = columns.map((column) => column.nodes)
  const gaps = columns.slice(1).map(({ shown }, layer) =>
    shown.flatMap((output) =>
      sources[layer].shown.map((input) => ({
        index: indexOf(layout, layer, output, input),
        layer,
        input,
        output,
        from: nodes[layer][input],
        to: nodes[layer + 1][output],
      })),
    ),
  )
  return { columns, nodes, gaps }
}

/** The curve as SVG path data: level at both ends. */
export function pathOf({ from, to }: Edge): string {
  const middle = (from.x + to.x) / 2
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`
}

/** The point of the curve at `t` from 0 to 1: the Bézier curve with both handles at half the way across. */
export function pointAt({ from, to }: Edge, t: number): Point {
  const across = 1.5 * (1 - t) * t + t * t * t
  const along = 3 * (1 - t) * t * t + t * t * t
  return { x: from.x + (to.x - from.x) * across, y: from.y + (to.y - from.y) * along }
}
