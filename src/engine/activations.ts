/**
 * The table of activations: names, formulas, values and slopes, and the kernels that compute them
 * for whole chunks. A new activation is one entry here and its two loops in `kernels/activations.ts`.
 */
import { exp, tanh } from './elementary.ts'
import type { KernelName } from './kernels/kernels.ts'

export type Activation = {
  readonly label: string
  /** The symbol in formulas: σ in ŷ = σ(z); empty where the function does nothing. */
  readonly symbol: string
  readonly formula: string
  /** The derivative, in z and y = activation(z). */
  readonly slope: string
  valueAt(z: number): number
  /** dy/dz. Exactly on a bend it is the slope of the side below. */
  slopeAt(z: number, y: number): number
  readonly forward: KernelName
  readonly backward: KernelName
}

export const activations = {
  linear: {
    label: 'Linear',
    symbol: '',
    formula: 'z',
    slope: '1',
    valueAt: (z) => z,
    slopeAt: () => 1,
    forward: 'linear',
    backward: 'linearBackward',
  },
  sigmoid: {
    label: 'Sigmoid',
    symbol: 'σ',
    formula: '1 / (1 + e^−z)',
    slope: 'y (1 − y)',
    valueAt: (z) => 1 / (1 + exp(-z)),
    slopeAt: (_, y) => y * (1 - y),
    forward: 'sigmoid',
    backward: 'sigmoidBackward',
  },
  tanh: {
    label: 'Tanh',
    symbol: 'tanh',
    formula: '(e^z − e^−z) / (e^z + e^−z)',
    slope: '1 − y²',
    valueAt: tanh,
    slopeAt: (_, y) => 1 - y * y,
    forward: 'hyperbolicTangent',
    backward: 'hyperbolicTangentBackward',
  },
  relu: {
    label: 'ReLU',
    symbol: 'relu',
    formula: 'max(0, z)',
    slope: '1 where z > 0, else 0',
    valueAt: (z) => (z <= 0 ? 0 : z),
    slopeAt: (z) => (z > 0 ? 1 : 0),
    forward: 'relu',
    backward: 'reluBackward',
  },
  step: {
    label: 'Step',
    symbol: 'step',
    formula: '1 where z ≥ 0, else 0',
    slope: '0',
    valueAt: (z) => (z >= 0 ? 1 : 0),
    slopeAt: () => 0,
    forward: 'step',
    backward: 'stepBackward',
  },
} as const satisfies Record<string, Activation>

export type ActivationName = keyof typeof activations

/** What a layer can end in. Softmax is of a whole layer, not of each unit by itself, and stands only at the end. */
export type OutputActivationName = ActivationName | 'softmax'

/** The kernels of an activation: (from, to, count, group) and (sums, outputs, outputGradient, sumGradient, count, group). */
export function activationKernels(name: OutputActivationName): {
  readonly forward: KernelName
  readonly backward: KernelName
} {
  return name === 'softmax'
    ? { forward: 'softmax', backward: 'softmaxBackward' }
    : activations[name]
}
