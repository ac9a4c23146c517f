/** The parts of the engine that documents may hold so far, because the page can show them. Grows with the page. */
import type { ActivationName } from '../engine/activations.ts'
import type { DenseSpec } from '../engine/layers/dense.ts'
import type { NetworkSpec, TrainingSpec } from '../engine/network.ts'
import type { OptimizerSpec } from '../engine/optimizers.ts'

export type ShownLayer = Omit<DenseSpec, 'activation'> & { readonly activation: ActivationName }

export type ShownNetwork = Omit<NetworkSpec, 'layers'> & { readonly layers: readonly ShownLayer[] }

export type ShownLoss = 'meanSquaredError' | 'perceptron'

export type ShownOptimizer = Required<Extract<OptimizerSpec, { type: 'sgd' }>> & {
  readonly momentum: 0
  readonly nesterov: false
}

export type ShownTraining = Omit<
  TrainingSpec,
  'loss' | 'optimizer' | 'schedule' | 'regularization' | 'clipNorm'
> & {
  readonly loss: ShownLoss
  readonly optimizer: ShownOptimizer
  readonly schedule: { readonly type: 'constant' }
  readonly regularization: { readonly type: 'none'; readonly rate: number }
  readonly clipNorm: null
}
