/** The chart in words: one sentence, and the rows of its table. */
import type { LossPoint } from '../../worker/frame.ts'
import { format } from '../format.ts'

/** What the curve shows, for the caption. The last point is the present, unless the present loss is not finite. */
export function caption(points: readonly LossPoint[], loss = points.at(-1)?.loss): string {
  const first = points[0]
  const last = points.at(-1)
  if (loss !== undefined && !Number.isFinite(loss)) {
    const now = 'past what numbers can hold.'
    if (!first) return `Training loss is ${now}`
    return `Training loss was ${format(first.loss, 2)} at first. Now it is ${now}`
  }
  if (!first || !last) return 'No loss yet.'
  if (last.epoch === 0) return `Training loss is ${format(last.loss, 2)} before training.`
  const span = spanText(last.epoch - first.epoch)
  if (last.epoch === first.epoch) return `Training loss is ${format(last.loss, 2)}.`
  const [from, to] = [format(first.loss, 2), format(last.loss, 2)]
  if (from === to) {
    const isStill = points.every(({ loss }) => format(loss, 2) === to)
    return isStill
      ? `Training loss stayed at ${to} for ${span}.`
      : `Training loss is ${to} again after ${span}.`
  }
  return `Training loss ${last.loss < first.loss ? 'fell' : 'rose'} from ${from} to ${to} in ${span}.`
}

/** Whole epochs in words: "less than 1 epoch", "1 epoch", "43 epochs". */
function spanText(epochs: number): string {
  const whole = Math.floor(epochs)
  if (whole === 0) return 'less than 1 epoch'
  return whole === 1 ? '1 epoch' : `${whole.toLocaleString('en-US')} epochs`
}

/** At most `most` of the points, evenly spread, with the first and the last. */
export function tableRows(points: readonly LossPoint[], most = 50): readonly LossPoint[] {
  if (points.length <= most) return points
  return Array.from(
    { length: most },
    (_, row) => points[Math.round((row * (points.length - 1)) / (most - 1))],
  )
}
