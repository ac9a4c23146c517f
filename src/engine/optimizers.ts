/** The table of optimizers: what an update does with the mean gradient of a batch, as in PyTorch. */
import type { KernelName } from './kernels/kernels.ts'

type Rate = { readonly learningRate: number }

/** Settings that are left out have PyTorch's defaults. */
export type OptimizerSpec =
  | (Rate & { readonly type: 'sgd'; readonly momentum?: number; readonly nesterov?: boolean })
  | (Rate & { readonly type: 'adagrad'; readonly epsilon?: number })
  | (Rate & { readonly type: 'rmsprop'; readonly alpha?: number; readonly epsilon?: number })
  | (Rate & {
      readonly type: 'adam'
      readonly beta1?: number
      readonly beta2?: number
      readonly epsilon?: number
    })
  | (Rate & {
      readonly type: 'adamw'
      readonly beta1?: number
      readonly beta2?: number
      readonly epsilon?: number
      readonly weightDecay?: number
    })
  | (Rate & { readonly type: 'adadelta'; readonly rho?: number; readonly epsilon?: number })

export type OptimizerName = OptimizerSpec['type']

export type Optimizer = {
  readonly label: string
  readonly formula: string
  /** (parameters, gradients, settings, divisor, hyper, memory, count); see `plan.ts`. */
  kernel(spec: OptimizerSpec): KernelName
  /** Numbers that it remembers for each parameter, from 0 on: m, s, d … */
  arrays(spec: OptimizerSpec): readonly string[]
  /** Running products that it remembers, from 1 on: β₁ᵗ, β₂ᵗ. */
  products(spec: OptimizerSpec): readonly string[]
  /** Its settings in the order in which its kernel reads them. */
  hyper(spec: OptimizerSpec): readonly number[]
}

const none = (): [] => []

export const optimizers: Record<OptimizerName, Optimizer> = {
  sgd: {
    label: 'Gradient descent (SGD)',
    formula: 'w ← w − η·g',
    kernel: () => 'sgd',
    arrays: none,
    products: none,
    hyper: none,
  },
}
