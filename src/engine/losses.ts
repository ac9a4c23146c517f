/** The table of losses: names, formulas and kernels, and what they ask of outputs and targets. */
import type { OutputActivationName } from './activations.ts'
import type { KernelName } from './kernels/kernels.ts'

/** Targets that a loss is defined for. */
export type Targets =
  | 'any'
  /** 0 or 1 */
  | 'bits'
  /** −1 or 1 */
  | 'signs'
  /** From 0 to 1 */
  | 'shares'
  /** 0 or more, of sum 1 in each group: one-hot, or shares of the classes */
  | 'distributions'

export type Loss = {
  readonly label: string
  /** In y (output) and t (target), d = y − t; the mean is over the outputs. */
  readonly formula: string
  /** What the kernel writes: ∂L/∂y, or straight ∂L/∂z, the gradient before the last layer's activation. */
  readonly gradient: 'output' | 'weightedSum'
  /** The derivative, or the rule that stands in for it. */
  readonly slope: string
  /** The only activation that it is defined after; null: after any. */
  readonly after: OutputActivationName | null
  readonly targets: Targets
  /** (z, y, t, loss, gradient, count, group); see `kernels/losses.ts`. */
  readonly kernel: KernelName
}

export const losses = {
  meanSquaredError: {
    label: 'Mean squared error',
    formula: 'mean of (y − t)²',
    gradient: 'output',
    slope: '2 (y − t) / outputs',
    after: null,
    targets: 'any',
    kernel: 'meanSquaredError',
  },
  meanAbsoluteError: {
    label: 'Mean absolute error',
    formula: 'mean of |y − t|',
    gradient: 'output',
    slope: 'sign(y − t) / outputs, sign(0) = 0',
    after: null,
    targets: 'any',
    kernel: 'meanAbsoluteError',
  },
  /** Huber, "Robust estimation of a location parameter" (1964), with the bend at 1. */
  huber: {
    label: 'Huber loss',
    formula: 'mean of d² / 2 where |d| ≤ 1, else |d| − 1/2',
    gradient: 'output',
    slope: 'd, cut to −1 … 1, / outputs',
    after: null,
    targets: 'any',
    kernel: 'huber',
  },
  binaryCrossEntropy: {
    label: 'Binary cross-entropy',
    formula: 'mean of −t ln y − (1 − t) ln(1 − y)',
    gradient: 'weightedSum',
    slope: '(y − t) / outputs, by z',
    after: 'sigmoid',
    targets: 'shares',
    kernel: 'binaryCrossEntropy',
  },
  categoricalCrossEntropy: {
    label: 'Categorical cross-entropy',
    formula: '−Σ t ln y',
    gradient: 'weightedSum',
    slope: 'y − t, by z',
    after: 'softmax',
    targets: 'distributions',
    kernel: 'categoricalCrossEntropy',
  },
  /** Cortes and Vapnik, "Support-vector networks" (1995), section 3: the soft margin. */
  hinge: {
    label: 'Hinge loss',
    formula: 'mean of max(0, 1 − t y)',
    gradient: 'output',
    slope: '−t / outputs where t y < 1, else 0',
    after: null,
    targets: 'signs',
    kernel: 'hinge',
  },
  /** Rosenblatt, "The perceptron" (1958). */
  perceptron: {
    label: 'Perceptron rule',
    formula: 'mean of |y − t|',
    gradient: 'weightedSum',
    slope: 'y − t, in place of a derivative',
    after: 'step',
    targets: 'bits',
    kernel: 'perceptron',
  },
} as const satisfies Record<string, Loss>

export type LossName = keyof typeof losses
