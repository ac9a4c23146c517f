/** The curve of training loss up to the present, as the chart and the transport bar draw it. */
import type { Frame, LossPoint } from '../worker/frame.ts'

type Present = Pick<Frame, 'epoch' | 'sample' | 'loss' | 'testLoss' | 'score' | 'testScore'>

/**
 * The loss points with the present as the last one, at a fraction of an epoch. Where the present
 * stands at the end of an epoch and was changed by hand since, both losses stand there. A loss that
 * is not finite has no place on a curve.
 */
export function upToPresent(
  points: readonly LossPoint[],
  { epoch, sample, loss, testLoss, score, testScore }: Present,
  samples: number,
): LossPoint[] {
  const present = {
    epoch: epoch + (samples > 0 ? (sample - 1) / samples : 0),
    loss,
    ...(testLoss !== null && { test: testLoss }),
    ...(score !== undefined && { score }),
    ...(testScore !== undefined && { testScore }),
  }
  const before = points.filter(
    (point) => point.epoch <= present.epoch && Number.isFinite(point.loss),
  )
  const last = before.at(-1)
  if (!Number.isFinite(loss)) return before
  if (last?.epoch === present.epoch && last.loss === present.loss) return before
  return [...before, present]
}
