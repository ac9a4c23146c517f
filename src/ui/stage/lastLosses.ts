/** The last losses before a training blew up, as bars. */
import type { LossPoint } from '../../worker/frame.ts'

export type Bar = { readonly loss: number; readonly height: number }

const MOST_BARS = 5
/** From so many times as large on, heights are logarithmic. */
const FAR = 50
/** So that the smallest can be seen. */
const LEAST = 0.08

/** The last losses as bars, heights from 0 to 1. */
export function lastLosses(points: readonly LossPoint[]): Bar[] {
  const losses = points.slice(-MOST_BARS).map(({ loss }) => loss)
  const largest = Math.max(...losses)
  const smallest = Math.min(...losses.filter((loss) => loss > 0))
  const isFar = largest / smallest > FAR
  const span = Math.log(largest) - Math.log(smallest)
  return losses.map((loss) => {
    const share = isFar
      ? (Math.log(Math.max(loss, smallest)) - Math.log(smallest)) / span
      : largest > 0
        ? loss / largest
        : 0
    return { loss, height: Math.max(LEAST, share) }
  })
}
