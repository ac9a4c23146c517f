/** The curve of training loss up to the present, as the chart and the transport bar draw it. */
import type { Frame, LossPoint } from '../../worker/frame.ts'

/**
 * The loss points with the present as the last one, at a fraction of an epoch. Where the present
 * stands at the end of an epoch and was changed by hand since, both losses stand there.
 */
export function upToPresent(
  points: readonly LossPoint[],
  { epoch, sample, loss }: Pick<Frame, 'epoch' | 'sample' | 'loss'>,
  samples: number,
): LossPoint[] {
  const present = { epoch: epoch + (samples > 0 ? (sample - 1) / samples : 0), loss }
  const before = points.filter((point) => point.epoch <= present.epoch)
  const last = before.at(-1)
  if (last?.epoch === present.epoch && last.loss === present.loss) return before
  return [...before, present]
}
