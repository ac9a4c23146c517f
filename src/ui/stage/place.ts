/**
 * Where a network's neurons and edges lie, in CSS pixels, for a box of any size. A narrow box has a
 * geometry of its own. Weights' pills are left to `pills.ts`.
 */
import { indexOf, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'

export type Box = { readonly width: number; readonly height: number }
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
  /** Neurons from the inputs to the outputs: `nodes[l + 1][o]` is output o of layer l. */
  readonly nodes: readonly (readonly Point[])[]
  /** The edges into each layer, in the order of their weights. */
  readonly gaps: readonly (readonly Edge[])[]
  /** How targets stand beside the outputs. */
  readonly target: 'box' | 'line' | 'below'
}

/** Boxes narrower than this have the compact geometry. */
const COMPACT = 520

/** Height that is kept free for the buttons that add and remove, under the network. */
export const TOOLS = 44

/** Neurons shrink in steps. Under 24 px there is room for the number alone. */
const RADII = [32, 28, 24, 20, 18]
export const NAMED_RADIUS = 24

/** Room for a pill between the rims of two neurons. */
const PILL_ROOM = 86

/** A bias and some air between the rims of two neurons above each other. */
const BIAS_ROOM = 24

const SCROLLBAR = 14

/** From the rim of an output to the far edge of its target's box. */
export const LINK = 40
export const TARGET = 64

/** The most that two columns, or two rows, stand apart. */
const WIDEST = 320
const TALLEST = 200

/** Places a network in a box. */
export function place(layout: Layout, box: Box): Place {
  const units = layout.shapes.map(sizeOf)
  if (box.width < COMPACT) return compactPlace(layout, units, box.width)
  const wide = widePlace(layout, units, box)
  const isTall = wide.height > box.height
  return isTall ? widePlace(layout, units, { ...box, width: box.width - SCROLLBAR }) : wide
}

function widePlace(layout: Layout, units: readonly number[], box: Box): Place {
  const most = Math.max(...units)
  const gaps = units.length - 1
  const top = (radius: number): number => radius + 34
  const bottom = (radius: number): number => radius + BIAS_ROOM + TOOLS
  const sides = (radius: number): number => 2 * radius + 44 + LINK + TARGET + 20
  const rows = (radius: number): number => 2 * radius + BIAS_ROOM
  const columns = (radius: number): number => 2 * radius + PILL_ROOM
  const isTallEnough = (radius: number): boolean =>
    top(radius) + bottom(radius) + (most - 1) * rows(radius) <= box.height
  const isWideEnough = (radius: number): boolean =>
    radius <= NAMED_RADIUS || sides(radius) + gaps * columns(radius) <= box.width
  const radius =
    RADII.find((one) => isTallEnough(one) && isWideEnough(one)) ??
    // Scrolls anyhow: as large as reads well
    NAMED_RADIUS

  const height = Math.max(box.height, top(radius) + bottom(radius) + (most - 1) * rows(radius))
  const width = Math.max(box.width, sides(radius) + gaps * columns(radius))
  const columnGap = Math.min(WIDEST, (width - sides(radius)) / gaps)
  const left = 44 + radius + (width - sides(radius) - gaps * columnGap) / 2
  const room = height - top(radius) - bottom(radius)
  const middle = top(radius) + room / 2
  const rowGap = (count: number): number => {
    const airy = Math.min(TALLEST, (height * 0.9) / count)
    return count < 2 ? 0 : Math.max(rows(radius), Math.min(airy, room / (count - 1)))
  }
  const nodes = units.map((count, place) =>
    column(count, left + place * columnGap, middle, rowGap(count)),
  )
  const isAiry = (units.at(-1) ?? 1) === 1 || rowGap(units.at(-1) ?? 1) >= 64
  return {
    isCompact: false,
    width,
    height,
    radius,
    nodes,
    gaps: edgesBetween(layout, nodes),
    target: isAiry ? 'box' : 'line',
  }
}

function compactPlace(layout: Layout, units: readonly number[], boxWidth: number): Place {
  const most = Math.max(...units)
  const gaps = units.length - 1
  const radius = most > 4 ? 24 : 30
  const [left, right] = [radius + 22, radius + 30]
  const fitting = (boxWidth - left - right) / gaps
  const columnGap = fitting >= 2 * radius + 36 ? Math.min(fitting, 200) : 2 * radius + 76
  const rowGap = Math.max(2 * radius + 30, 140 - 18 * (most - 2))
  const [top, bottom] = [radius + 44, radius + 36 + TOOLS]
  const height = Math.max(278 + TOOLS, top + bottom + (most - 1) * rowGap)
  const middle = top + (height - top - bottom) / 2
  const nodes = units.map((count, place) =>
    column(
      count,
      left + place * columnGap,
      middle,
      count === most ? rowGap : Math.max(rowGap, 2 * radius + 30),
    ),
  )
  return {
    isCompact: true,
    width: Math.max(boxWidth, left + gaps * columnGap + right),
    height,
    radius,
    nodes,
    gaps: edgesBetween(layout, nodes),
    target: 'below',
  }
}

function column(count: number, x: number, middle: number, rowGap: number): Point[] {
  return Array.from({ length: count }, (_, unit) => ({
    x,
    y: middle + (unit - (count - 1) / 2) * rowGap,
  }))
}

function edgesBetween(layout: Layout, nodes: readonly (readonly Point[])[]): Edge[][] {
  return nodes.slice(1).map((targets, layer) =>
    targets.flatMap((to, output) =>
      nodes[layer].map((from, input) => ({
        index: indexOf(layout, layer, output, input),
        layer,
        input,
        output,
        from,
        to,
      })),
    ),
  )
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
