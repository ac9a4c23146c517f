/** The curve of training loss: keeps what frames bring, bounded however long the run. */
import type { LossPoint } from '../worker/frame.ts'

export type Series = {
  readonly points: readonly LossPoint[]
  /** Points stand at epochs divisible by this. */
  readonly stride: number
}

export const emptySeries: Series = { points: [], stride: 1 }

/** The series after a frame's news: whole or added points, thinned to the frame's stride. */
export function withPoints(
  series: Series,
  news: { points: readonly LossPoint[]; isWhole: boolean; stride: number },
): Series {
  if (!news.isWhole && news.points.length === 0 && news.stride === series.stride) return series
  const points = news.isWhole ? news.points : [...series.points, ...news.points]
  return { points: points.filter(({ epoch }) => epoch % news.stride === 0), stride: news.stride }
}
