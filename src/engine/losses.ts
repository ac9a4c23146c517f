/** The table of losses: names, formulas and kernels. */
import type { KernelName } from './kernels/kernels.ts'

export type Loss = {
  readonly label: string
  /** In y (output) and t (target); the mean is over the outputs. */
  readonly formula: string
  /** What the kernel writes: ∂L/∂y, or straight ∂L/∂z, the gradient before the last layer's activation. */
  readonly gradient: 'output' | 'weightedSum'
  /** The derivative, or the rule that stands in for it. */
  readonly slope: string
  readonly kernel: KernelName
}

export const losses = {
  meanSquaredError: {
    label: 'Mean squared error',
    formula: 'mean of (y − t)²',
    gradient: 'output',
    slope: '2 (y − t) / outputs',
    kernel: 'meanSquaredError',
  },
  perceptron: {
    label: 'Perceptron rule',
    formula: 'mean of |y − t|',
    gradient: 'weightedSum',
    slope: 'y − t, in place of a derivative',
    kernel: 'perceptron',
  },
} as const satisfies Record<string, Loss>

export type LossName = keyof typeof losses
