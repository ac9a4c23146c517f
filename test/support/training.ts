/** How most tests train: textbook gradient descent, one sample at a time, in order. */
import type { TrainingSpec } from '../../src/engine/network.ts'

export function plainTraining(changes: Partial<TrainingSpec> = {}): TrainingSpec {
  return {
    loss: 'meanSquaredError',
    optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
    schedule: { type: 'constant' },
    batchSize: 1,
    regularization: { type: 'none', rate: 0 },
    clipNorm: null,
    order: 'inOrder',
    ...changes,
  }
}
