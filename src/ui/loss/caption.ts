/** The chart in words. */
import type { LossPoint } from '../../worker/frame.ts'
import { format } from '../format.ts'

/** What is told, and how its numbers are written. */
export type Told = { readonly name: string; readonly text: (value: number) => string }

const ofLoss: Told = { name: 'loss', text: (loss) => format(loss, 2) }

/** What the curve shows, for the caption. The last point is the present, unless the present loss is not finite. */
export function caption(
  points: readonly LossPoint[],
  loss = points.at(-1)?.loss,
  { name, text }: Told = ofLoss,
): string {
  const first = points[0]
  const last = points.at(-1)
  if (loss !== undefined && !Number.isFinite(loss)) {
    const now = 'past what numbers can hold.'
    if (!first) return `Training ${name} is ${now}`
    return `Training ${name} was ${text(first.loss)} at first. Now it is ${now}`
  }
  if (!first || !last) return `No ${name} yet.`
  if (last.epoch === 0) return `Training ${name} is ${text(last.loss)} before training.`
  const span = spanText(last.epoch - first.epoch)
  if (last.epoch === first.epoch) return `Training ${name} is ${text(last.loss)}.`
  const [from, to] = [text(first.loss), text(last.loss)]
  if (from === to) {
    const isStill = points.every(({ loss }) => text(loss) === to)
    return isStill
      ? `Training ${name} stayed at ${to} for ${span}.`
      : `Training ${name} is ${to} again after ${span}.`
  }
  return `Training ${name} ${last.loss < first.loss ? 'fell' : 'rose'} from ${from} to ${to} in ${span}.`
}

/** Whole epochs in words: "less than 1 epoch", "1 epoch", "43 epochs". */
function spanText(epochs: number): string {
  const whole = Math.floor(epochs)
  if (whole === 0) return 'less than 1 epoch'
  return whole === 1 ? '1 epoch' : `${whole.toLocaleString('en-US')} epochs`
}

/** What lies ahead of the present, in a sentence; empty when nothing does. */
export function aheadWords(ahead: readonly LossPoint[], { text }: Told = ofLoss): string {
  const last = ahead.at(-1)
  if (!last) return ''
  const epoch = Math.floor(last.epoch).toLocaleString('en-US')
  return `It went on to ${text(last.loss)} in epoch ${epoch}.`
}

/** What has been flat for less than this share of all epochs is no news. */
const LONG = 0.1
/** Within so much of its lowest the test loss counts as lowest. */
const NEAR = 1.02

/** The loss of the samples never trained on, and where it was lowest if it has risen since; empty where there are none. */
export function testWords(points: readonly LossPoint[]): string {
  const known = points.flatMap(({ epoch, test }) => (test === undefined ? [] : [{ epoch, test }]))
  const last = known.at(-1)
  if (!last || !Number.isFinite(last.test)) return ''
  const now = `Test loss ${format(last.test, 2)}`
  const lowest = known.reduce((least, point) => (point.test < least.test ? point : least))
  if (last.test <= lowest.test * NEAR) return `${now}.`
  const epoch = Math.floor(lowest.epoch).toLocaleString('en-US')
  if (format(lowest.test, 2) === format(last.test, 2)) {
    const isLong = last.epoch - lowest.epoch > LONG * last.epoch
    return isLong ? `${now}, flat since epoch ${epoch}.` : `${now}.`
  }
  return `${now}, lowest in epoch ${epoch} at ${format(lowest.test, 2)}.`
}
