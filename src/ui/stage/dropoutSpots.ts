/** Where dropout is written: between the column whose values it lets through and the next one, above the edges. */
import { readerOf, sourceOf, type Layout } from '../../engine/layout.ts'
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import type { Place, Point } from './place.ts'

export type DropoutSpot = Point & {
  readonly layer: number
  readonly rate: number
  /** There is no room for words beside the number. */
  readonly isNarrow: boolean
}

/** Of "drops 20 %" at 13 px. */
const WORDS_ROOM = 84
const TOP = 14
const LINE = 16

export function dropoutSpots(
  place: Place,
  layout: Layout,
  layers: readonly LayerSpec[],
): DropoutSpot[] {
  const found: DropoutSpot[] = []
  for (const [layer, spec] of layers.entries()) {
    if (spec.type !== 'dropout') continue
    const source = sourceOf(layout, layer)
    const next = readerOf(layout, layer)
    if (next === null || place.nodes.length !== layout.shapes.length) continue
    const { picture, radius } = place
    const isPicture = source < 0 && picture !== null
    const from = isPicture ? picture.left + picture.width : place.nodes[source + 1][0].x + radius
    const to = place.nodes[next + 1][0].x - radius
    const above = found.filter((other) => sourceOf(layout, other.layer) === source).length
    const isNarrow = to - from < WORDS_ROOM
    found.push({ layer, rate: spec.rate, x: (from + to) / 2, y: TOP + above * LINE, isNarrow })
  }
  return found
}
