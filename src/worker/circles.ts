/**
 * Whether training has begun to go in circles: where nothing but the parameters decides an epoch, one
 * whose end has been seen before comes again for ever. That is a proof, not a guess. Changes nothing.
 */
import type { Probe } from '../engine/evaluate.ts'
import type { Timeline } from '../engine/timeline.ts'
import { createTrainer, type Start } from '../engine/trainer.ts'

/** So many epochs ahead are looked through. */
const EPOCHS = 128

/**
 * After how many epochs the parameters come back to what they are at the end of one; 1: they stay as
 * they are. Null where no circle was found, or where more than the parameters decides: a shuffled
 * order, a schedule, what an optimizer remembers, dropout, random shifts.
 */
export function* circleAhead(timeline: Timeline, start: Start): Probe<number | null> {
  const { network, training, samples } = timeline
  const { optimizer, schedule, order } = training
  const isPlain = optimizer.type === 'sgd' && (optimizer.momentum ?? 0) === 0
  const hasDropout = network.layers.some(({ type }) => type === 'dropout')
  const isSteady = schedule.type === 'constant' && (schedule.warmUp ?? 0) === 0
  const isDrawn = hasDropout || order !== 'inOrder' || (training.shifts ?? 0) > 0
  if (!isPlain || !isSteady || isDrawn) return null
  const trainer = createTrainer({ ...start, samples })
  trainer.load(timeline.save())
  const seen = new Map<string, number>()
  for (let epoch = 0; epoch <= EPOCHS; epoch++) {
    const left = samples.length - trainer.seen
    if (trainer.run(left)) return null
    const key = trainer.parameters.join(' ')
    const before = seen.get(key)
    if (before !== undefined) return epoch - before
    seen.set(key, epoch)
    yield epoch / EPOCHS
  }
  return null
}
