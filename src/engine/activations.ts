/**
 * The table of activations: names, formulas, values and slopes, and the kernels that compute them
 * for whole chunks. A new activation is one entry here and its two loops in `kernels/squashers.ts` or
 * `kernels/rectifiers.ts`.
 */
import { exp, expm1, log1p, tanh } from './elementary.ts'
import { erfc } from './errorFunction.ts'
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

// So that outputs keep mean 0 and variance 1 (Klambauer and others, 2017).
const SELU_SCALE = 1.0507009873554805
const SELU_ALPHA = 1.6732632423543772
/** 1 / √2 and 1 / √(2π) */
const ROOT_HALF = Math.sqrt(0.5)
const OVER_ROOT_TWO_PI = 0.3989422804014327
/** Beyond it e^−|z| and erfc |z| are 0, and a z that has overflowed would make ∞ · 0 of their products with it. */
const FAR = 1000
const near = (z: number): number => Math.max(-FAR, Math.min(FAR, z))

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
  /** Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models" (2013). */
  leakyRelu: {
    label: 'Leaky ReLU',
    symbol: 'lrelu',
    formula: 'z where z > 0, else 0.01 z',
    slope: '1 where z > 0, else 0.01',
    valueAt: (z) => (z > 0 ? z : 0.01 * z),
    slopeAt: (z) => (z > 0 ? 1 : 0.01),
    forward: 'leakyRelu',
    backward: 'leakyReluBackward',
  },
  /** Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning" (2016), with α = 1. */
  elu: {
    label: 'ELU',
    symbol: 'elu',
    formula: 'z where z > 0, else e^z − 1',
    slope: '1 where z > 0, else e^z',
    valueAt: (z) => (z > 0 ? z : expm1(z)),
    slopeAt: (z) => (z > 0 ? 1 : exp(z)),
    forward: 'elu',
    backward: 'eluBackward',
  },
  /** Klambauer, Unterthiner, Mayr and Hochreiter, "Self-normalizing neural networks" (2017), equation 2. */
  selu: {
    label: 'SELU',
    symbol: 'selu',
    formula: '1.0507 z where z > 0, else 1.0507 · 1.6733 (e^z − 1)',
    slope: '1.0507 where z > 0, else 1.0507 · 1.6733 e^z',
    valueAt: (z) => (z > 0 ? SELU_SCALE * z : SELU_SCALE * SELU_ALPHA * expm1(z)),
    slopeAt: (z) => (z > 0 ? SELU_SCALE : SELU_SCALE * SELU_ALPHA * exp(z)),
    forward: 'selu',
    backward: 'seluBackward',
  },
  /** Hendrycks and Gimpel, "Gaussian error linear units" (2016), exact. 1 + erf u is erfc(−u), which keeps its digits near 0. */
  gelu: {
    label: 'GELU',
    symbol: 'gelu',
    formula: 'z / 2 · (1 + erf(z / √2))',
    slope: '(1 + erf(z / √2)) / 2 + z e^(−z² / 2) / √(2π)',
    valueAt: (z) => (Math.max(-FAR, z) / 2) * erfc(-z * ROOT_HALF),
    slopeAt: (z) => erfc(-z * ROOT_HALF) / 2 + near(z) * (OVER_ROOT_TWO_PI * exp((-z * z) / 2)),
    forward: 'gelu',
    backward: 'geluBackward',
  },
  /** Hendrycks and Gimpel (2016); Ramachandran, Zoph and Le, "Searching for activation functions" (2017): swish with β = 1. */
  silu: {
    label: 'SiLU (swish)',
    symbol: 'silu',
    formula: 'z σ(z) = z / (1 + e^−z)',
    slope: 'σ(z) (1 + z (1 − σ(z)))',
    valueAt: (z) => Math.max(-FAR, z) / (1 + exp(-z)),
    slopeAt: (z) => {
      const sigmoid = 1 / (1 + exp(-z))
      return sigmoid * (1 + near(z) * (1 - sigmoid))
    },
    forward: 'silu',
    backward: 'siluBackward',
  },
  /** Dugas and others, "Incorporating second-order functional knowledge for better option pricing" (2000). */
  softplus: {
    label: 'Softplus',
    symbol: 'softplus',
    formula: 'ln(1 + e^z)',
    slope: '1 / (1 + e^−z)',
    valueAt: (z) => Math.max(z, 0) + log1p(exp(-Math.abs(z))),
    slopeAt: (z) => 1 / (1 + exp(-z)),
    forward: 'softplus',
    backward: 'softplusBackward',
  },
} as const satisfies Record<string, Activation>

export type ActivationName = keyof typeof activations

/** An activation of a whole group of units, which has no value of one unit alone: the units of a layer, or of one of its time steps. */
export type GroupActivation = Omit<Activation, 'valueAt' | 'slopeAt'>

/** Activations that stand only at the end. */
export const groupActivations = {
  /** Bridle, "Probabilistic interpretation of feedforward classification network outputs" (1990). */
  softmax: {
    label: 'Softmax',
    symbol: 'softmax',
    formula: 'e^zᵢ / Σⱼ e^zⱼ',
    slope: '∂yᵢ/∂zⱼ = yᵢ (1 − yᵢ) where i = j, else −yᵢ yⱼ',
    forward: 'softmax',
    backward: 'softmaxBackward',
  },
} as const satisfies Record<string, GroupActivation>

/** What a layer can end in. Softmax is of a whole layer, not of each unit by itself, and stands only at the end. */
export type OutputActivationName = ActivationName | keyof typeof groupActivations

export type ActivationKernels = Pick<GroupActivation, 'forward' | 'backward'>

/** All their kernels, forward and backward, numbered by their places: a layer's constants are numbers. */
const kernelNames: readonly KernelName[] = [
  ...Object.values(activations),
  ...Object.values(groupActivations),
].flatMap(({ forward, backward }) => [forward, backward])

/** The numbers by which a layer's constants name an activation's kernels, forward and backward. */
export function numbersOfKernels(name: OutputActivationName): readonly [number, number] {
  const { forward, backward } = activationKernels(name)
  return [kernelNames.indexOf(forward), kernelNames.indexOf(backward)]
}

/** The kernel of that number. */
export function kernelOfNumber(number: number): KernelName {
  return kernelNames[number]
}

/** The kernels of an activation: (from, to, count, group) and (sums, outputs, outputGradient, sumGradient, count, group). */
export function activationKernels(name: OutputActivationName): ActivationKernels {
  return name === 'softmax' ? groupActivations[name] : activations[name]
}
