/** Which training is plain gradient descent, whose next step can be told from the gradient alone. */
import type { TrainingSpec } from '../engine/network.ts'

/** Whether an update is w ← w − η·g with the learning rate as it is set: no memory, penalty, clipping, schedule or random shifts. */
export function isPlain(training: TrainingSpec): boolean {
  const { optimizer, schedule, regularization, clipNorm, shifts = 0 } = training
  return (
    optimizer.type === 'sgd' &&
    (optimizer.momentum ?? 0) === 0 &&
    schedule.type === 'constant' &&
    (schedule.warmUp ?? 0) === 0 &&
    (regularization.type === 'none' || regularization.rate === 0) &&
    clipNorm === null &&
    shifts === 0
  )
}
