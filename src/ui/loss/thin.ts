/** Fewer points for a line on the screen, without losing its peaks. */
import type { LossPoint } from '../../worker/frame.ts'

/**
 * At most `most` (at least 4) of the points: the first, the last, and of each stretch between them
 * the lowest and the highest, so that no extreme gets lost.
 */
export function thin(points: readonly LossPoint[], most: number): readonly LossPoint[] {
  if (points.length <= most) return points
  const stretches = Math.floor((most - 2) / 2)
  const inner = points.length - 2
  const kept = [points[0]]
  for (let stretch = 0; stretch < stretches; stretch++) {
    const start = 1 + Math.floor((stretch * inner) / stretches)
    const end = 1 + Math.floor(((stretch + 1) * inner) / stretches)
    let low = start
    let high = start
    for (let place = start + 1; place < end; place++) {
      if (points[place].loss < points[low].loss) low = place
      if (points[place].loss > points[high].loss) high = place
    }
    kept.push(points[Math.min(low, high)])
    if (low !== high) kept.push(points[Math.max(low, high)])
  }
  return [...kept, points.at(-1)!]
}
