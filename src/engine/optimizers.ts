/** The table of optimizers: what an update does with the mean gradient of a batch, as in PyTorch. */
import type { KernelName } from './kernels/kernels.ts'
import type { Setting } from './settings.ts'

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

export type Optimizer<Spec extends OptimizerSpec = OptimizerSpec> = {
  readonly label: string
  /** In w (parameter), g (gradient), η (learning rate), the settings' symbols and what it remembers. */
  readonly formula: string
  /** Besides the learning rate; what is left out has its usual value. */
  readonly settings: Readonly<Record<string, Setting>>
  /** (parameters, gradients, learningRate, divisor, hyper, memory, count); see `kernels/optimizers.ts`. */
  kernel(spec: Spec): KernelName
  /** Numbers that it remembers for each parameter, from 0 on: m, s, d … */
  arrays(spec: Spec): readonly string[]
  /** Running products that it remembers, from 1 on: β₁ᵗ, β₂ᵗ. */
  products(spec: Spec): readonly string[]
  /** Its settings in the order in which its kernel reads them. */
  hyper(spec: Spec): readonly number[]
}

type Table = { readonly [Name in OptimizerName]: Optimizer<Extract<OptimizerSpec, { type: Name }>> }

const NONE: readonly [] = []
const none = (): readonly [] => NONE

const momentum: Setting = { symbol: 'μ', usual: 0, range: 'share' }
const alpha: Setting = { symbol: 'α', usual: 0.99, range: 'share' }
const rho: Setting = { symbol: 'ρ', usual: 0.9, range: 'share' }
const beta1: Setting = { symbol: 'β₁', usual: 0.9, range: 'share' }
const beta2: Setting = { symbol: 'β₂', usual: 0.999, range: 'share' }
const weightDecay: Setting = { symbol: 'λ', usual: 0.01, range: 'amount' }
const epsilonOf = (usual: number): Setting => ({ symbol: 'ε', usual, range: 'positive' })

const adagradEpsilon = epsilonOf(1e-10)
const epsilon = epsilonOf(1e-8)
const adadeltaEpsilon = epsilonOf(1e-6)

const table: Table = {
  /**
   * Momentum: Polyak, "Some methods of speeding up the convergence of iteration methods" (1964).
   * Nesterov's form: Sutskever and others, "On the importance of initialization and momentum in deep
   * learning" (2013), section 2, as PyTorch rewrites it for the gradient at the parameters themselves.
   */
  sgd: {
    label: 'Gradient descent (SGD)',
    formula: 'm ← μ·m + g; w ← w − η·m, with Nesterov w ← w − η·(g + μ·m); without momentum m = g',
    settings: { momentum },
    kernel: ({ momentum = 0, nesterov = false }) => {
      if (momentum === 0) return 'sgd'
      return nesterov ? 'nesterov' : 'momentum'
    },
    arrays: ({ momentum = 0 }) => (momentum === 0 ? NONE : ['m']),
    products: none,
    hyper: ({ momentum = 0 }) => (momentum === 0 ? NONE : [momentum]),
  },
  /** Duchi, Hazan and Singer, "Adaptive subgradient methods" (2011), figure 1, the diagonal form. */
  adagrad: {
    label: 'Adagrad',
    formula: 's ← s + g²; w ← w − η·g / (√s + ε)',
    settings: { epsilon: adagradEpsilon },
    kernel: () => 'adagrad',
    arrays: () => ['s'],
    products: none,
    hyper: (spec) => [spec.epsilon ?? adagradEpsilon.usual],
  },
  /** Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5 (2012). */
  rmsprop: {
    label: 'RMSprop',
    formula: 's ← α·s + (1 − α)·g²; w ← w − η·g / (√s + ε)',
    settings: { alpha, epsilon },
    kernel: () => 'rmsprop',
    arrays: () => ['s'],
    products: none,
    hyper: (spec) => [spec.alpha ?? alpha.usual, spec.epsilon ?? epsilon.usual],
  },
  /** Kingma and Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1. */
  adam: {
    label: 'Adam',
    formula:
      'm ← β₁·m + (1 − β₁)·g; s ← β₂·s + (1 − β₂)·g²; w ← w − η·(m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε)',
    settings: { beta1, beta2, epsilon },
    kernel: () => 'adam',
    arrays: () => ['m', 's'],
    products: () => ['β₁ᵗ', 'β₂ᵗ'],
    hyper: (spec) => [
      spec.beta1 ?? beta1.usual,
      spec.beta2 ?? beta2.usual,
      spec.epsilon ?? epsilon.usual,
    ],
  },
  /** Loshchilov and Hutter, "Decoupled weight decay regularization" (2019), algorithm 2. */
  adamw: {
    label: 'AdamW',
    formula:
      'w ← w·(1 − η·λ); m ← β₁·m + (1 − β₁)·g; s ← β₂·s + (1 − β₂)·g²; w ← w − η·(m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε)',
    settings: { beta1, beta2, epsilon, weightDecay },
    kernel: () => 'adamw',
    arrays: () => ['m', 's'],
    products: () => ['β₁ᵗ', 'β₂ᵗ'],
    hyper: (spec) => [
      spec.beta1 ?? beta1.usual,
      spec.beta2 ?? beta2.usual,
      spec.epsilon ?? epsilon.usual,
      spec.weightDecay ?? weightDecay.usual,
    ],
  },
  /** Zeiler, "Adadelta: an adaptive learning rate method" (2012), algorithm 1. */
  adadelta: {
    label: 'Adadelta',
    formula: 's ← ρ·s + (1 − ρ)·g²; u = √(d + ε) / √(s + ε)·g; d ← ρ·d + (1 − ρ)·u²; w ← w − η·u',
    settings: { rho, epsilon: adadeltaEpsilon },
    kernel: () => 'adadelta',
    arrays: () => ['s', 'd'],
    products: none,
    hyper: (spec) => [spec.rho ?? rho.usual, spec.epsilon ?? adadeltaEpsilon.usual],
  },
}

/** Looked up by a spec's type; an entry is only ever given specs of its own type. */
export const optimizers: Readonly<Record<OptimizerName, Optimizer>> = table
