/** The table of functions that formulas call: how each is written, computed, and defined in Python. Activations are among them. */
import { activations, type ActivationName } from '../../engine/activations.ts'

export type FunctionName =
  | ActivationName
  | 'exp'
  | 'ln'
  | 'log1p'
  | 'abs'
  | 'max'
  | 'min'
  | 'sign'
  | 'lnOneSumExp'
  | 'softmax'
  | 'normalShare'
  | 'normalDensity'

export type FormulaFunction = {
  /** On the page; a single letter is slanted. */
  readonly symbol: string
  readonly latex: string
  valueOf(inputs: readonly number[]): number
  /** Its name in Python; what is there already needs no definition. */
  readonly python: string
  readonly definition: string | null
}

/** By a name of more than one letter, upright. */
const upright = (name: string): string => String.raw`\mathrm{${name}}`

const python: Readonly<Record<ActivationName, readonly [name: string, body: string]>> = {
  linear: ['linear', 'z'],
  // e^−z would leave the numbers that Python has.
  sigmoid: ['sigmoid', '1 / (1 + math.exp(-z)) if z > -700 else 0.0'],
  tanh: ['math.tanh', ''],
  relu: ['relu', 'z if z > 0 else 0.0'],
  step: ['step', '1.0 if z >= 0 else 0.0'],
  leakyRelu: ['leaky_relu', 'z if z > 0 else 0.01 * z'],
  elu: ['elu', 'z if z > 0 else math.expm1(z)'],
  selu: ['selu', '1.0507009873554805 * (z if z > 0 else 1.6732632423543772 * math.expm1(z))'],
  gelu: ['gelu', 'z / 2 * math.erfc(-z / math.sqrt(2))'],
  silu: ['silu', 'z / (1 + math.exp(-z)) if z > -700 else 0.0'],
  softplus: ['softplus', 'max(z, 0) + math.log1p(math.exp(-abs(z)))'],
}

function activationFunction(name: ActivationName): FormulaFunction {
  const { symbol, valueAt } = activations[name]
  const [called, body] = python[name]
  return {
    symbol,
    latex: symbol === 'σ' ? String.raw`\sigma` : upright(symbol),
    valueOf: ([z]) => valueAt(z),
    python: called,
    definition: body ? `def ${called}(z): return ${body}` : null,
  }
}

/** ln(1 + Σ e^d), without leaving the numbers on the way, and with all digits where it is small. */
function lnOneSumExp(differences: readonly number[]): number {
  const top = Math.max(0, ...differences)
  const sum = differences.reduce((total, one) => total + Math.exp(one - top), 0)
  return top === 0 ? Math.log1p(sum) : top + Math.log(Math.exp(-top) + sum)
}

export const functions: Readonly<Record<FunctionName, FormulaFunction>> = {
  linear: activationFunction('linear'),
  sigmoid: activationFunction('sigmoid'),
  tanh: activationFunction('tanh'),
  relu: activationFunction('relu'),
  step: activationFunction('step'),
  leakyRelu: activationFunction('leakyRelu'),
  elu: activationFunction('elu'),
  selu: activationFunction('selu'),
  gelu: activationFunction('gelu'),
  silu: activationFunction('silu'),
  softplus: activationFunction('softplus'),
  exp: {
    symbol: 'exp',
    latex: String.raw`\exp`,
    valueOf: ([z]) => Math.exp(z),
    python: 'math.exp',
    definition: null,
  },
  ln: {
    symbol: 'ln',
    latex: String.raw`\ln`,
    valueOf: ([value]) => Math.log(value),
    python: 'ln',
    // Python refuses what is −∞ here.
    definition: 'def ln(x): return math.log(x) if x > 0 else -math.inf',
  },
  /** ln(1 + x) */
  log1p: {
    symbol: 'ln',
    latex: String.raw`\ln`,
    valueOf: ([value]) => Math.log1p(value),
    python: 'math.log1p',
    definition: null,
  },
  abs: {
    symbol: '|',
    latex: '|',
    valueOf: ([value]) => Math.abs(value),
    python: 'abs',
    definition: null,
  },
  max: {
    symbol: 'max',
    latex: String.raw`\max`,
    valueOf: (inputs) => Math.max(...inputs),
    python: 'max',
    definition: null,
  },
  min: {
    symbol: 'min',
    latex: String.raw`\min`,
    valueOf: (inputs) => Math.min(...inputs),
    python: 'min',
    definition: null,
  },
  sign: {
    symbol: 'sign',
    latex: upright('sign'),
    valueOf: ([value]) => Math.sign(value),
    python: 'sign',
    definition: 'def sign(x): return (x > 0) - (x < 0)',
  },
  /** ln(1 + Σ e^d) */
  lnOneSumExp: {
    symbol: 'ln',
    latex: String.raw`\ln`,
    valueOf: lnOneSumExp,
    python: 'ln_1_sum_exp',
    definition: [
      'def ln_1_sum_exp(*d):',
      '    top = max(0, *d)',
      '    if top == 0: return math.log1p(sum(math.exp(one) for one in d))',
      '    return top + math.log(math.exp(-top) + sum(math.exp(one - top) for one in d))',
    ].join('\n'),
  },
  /** Of the first among all: e^z₁ / Σ e^z */
  softmax: {
    symbol: 'softmax',
    latex: upright('softmax'),
    valueOf: ([one, ...all]) => {
      const top = Math.max(...all)
      return Math.exp(one - top) / all.reduce((total, other) => total + Math.exp(other - top), 0)
    },
    python: 'softmax',
    definition:
      'def softmax(one, *z): return math.exp(one - max(z)) / sum(math.exp(other - max(z)) for other in z)',
  },
  /** Of a normal distribution, what lies below z. */
  normalShare: {
    symbol: 'Φ',
    latex: String.raw`\Phi`,
    valueOf: ([z]) => (z === 0 ? 0.5 : activations.gelu.valueAt(z) / z),
    python: 'normal_share',
    definition: 'def normal_share(z): return math.erfc(-z / math.sqrt(2)) / 2',
  },
  normalDensity: {
    symbol: 'φ',
    latex: String.raw`\varphi`,
    valueOf: ([z]) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI),
    python: 'normal_density',
    definition: 'def normal_density(z): return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)',
  },
}
