/** The geometry of the curve in the transport bar, in a box from 0 to 1. */
import { epochAt, positionAt, type Segment } from '../../engine/segments.ts'
import type { LossPoint } from '../../worker/frame.ts'

const FIRST_HORIZON = 10
/** The present keeps this distance from the right edge. */
const ROOM = 0.97
/** The curve keeps this distance from the top edge and, at loss 0, from the bottom one. */
const HEADROOM = 0.08

/** The epoch at the right edge: 10, 20, 50, 100, … so that what is drawn stands still between its changes. */
export function horizonOf(epoch: number): number {
  let horizon = FIRST_HORIZON
  for (let turn = 1; epoch > horizon * ROOM; turn++) horizon *= turn % 3 === 2 ? 2.5 : 2
  return horizon
}

/** Where a position stands on a track whose right edge is the horizon: from 0 to 1. */
export function placeOf(position: number, segments: readonly Segment[], horizon: number): number {
  return epochAt(segments, position) / horizon
}

/** The position at a place on the track; the head is the last there is. */
export function positionOn(
  place: number,
  segments: readonly Segment[],
  horizon: number,
  head: number,
): number {
  const position = Math.round(positionAt(segments, Math.max(0, place * horizon)))
  return Math.max(0, Math.min(head, position))
}

/** The points as an SVG path, the highest loss at the top; empty until there are two. */
export function curvePath(points: readonly LossPoint[], horizon: number, isLog: boolean): string {
  if (points.length < 2) return ''
  const heights = points.map(({ loss }) => (isLog ? Math.log10(Math.max(loss, 1e-300)) : loss))
  let high = -Infinity
  let low = isLog ? Infinity : 0
  for (const height of heights) {
    if (height > high) high = height
    if (height < low) low = height
  }
  // Halves, since the difference of two huge losses may be no number.
  const range = high / 2 - low / 2
  return points
    .map(({ epoch }, place) => {
      const share = range > 0 ? (heights[place] / 2 - low / 2) / range : 0
      const y = HEADROOM + (1 - share) * (1 - 2 * HEADROOM)
      return `${place ? 'L' : 'M'}${(epoch / horizon).toFixed(5)} ${y.toFixed(4)}`
    })
    .join('')
}
