/** The table of optimizers: what an update does with the mean gradient of a batch. */
import type { KernelName } from './kernels/kernels.ts'

export type OptimizerSpec = {
  readonly type: 'sgd'
  readonly learningRate: number
  readonly momentum: 0
  readonly nesterov: false
}

export type Optimizer = {
  readonly label: string
  readonly formula: string
  readonly kernel: KernelName
}

export const optimizers = {
  sgd: {
    label: 'Gradient descent (SGD)',
    formula: 'w ← w − η·g',
    kernel: 'sgd',
  },
} as const satisfies Record<OptimizerSpec['type'], Optimizer>
