/**
 * Where a network's neurons and edges lie, in CSS pixels, for a box of any size. A narrow box has a
 * geometry of its own. Where there is little room, circles and rows shrink together and what stands
 * around them goes; layers that are still too large are collapsed (`columns.ts`). Weights' pills are
 * left to `pills.ts`.
 */
import type { Box } from './useBox.ts'
import { neuronLayers, placeOf, sourceOf, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { withUnits, type Column, type Picture } from './columns.ts'
import { compactPlace } from './compactPlace.ts'
import { joined } from './joined.ts'
import type { Spot } from './spot.ts'
import { widePlace } from './widePlace.ts'

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
  /** Height of the room for those buttons. */
  readonly tools: number
}

/** What else is to be drawn. */
export type Wishes = {
  /** Pixels along each side where the inputs are a picture. */
  readonly side: number | null
  /** Width of the longest name of an output. */
  readonly nameRoom: number
  /** Fingers press the buttons under the network. */
  readonly isTouch?: boolean
}

/** Boxes narrower than this have the compact geometry. */
const COMPACT = 520

const SCROLLBAR = 14

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
