/** Which training is plain gradient descent, whose next step can be told from the gradient alone. */
import { isHoldable, type NetworkSpec, type TrainingSpec } from '../engine/network.ts'

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

/** Whether every parameter of a network learns, and of every sample alike: nothing frozen, no dropout. */
export function isAllLearning({ layers }: Pick<NetworkSpec, 'layers'>): boolean {
  return layers.every(
    (spec) => spec.type !== 'dropout' && !(isHoldable(spec) && (spec.frozen ?? []).length > 0),
  )
}
