/** The table of initializers: how the first parameters of a block are drawn. */
import type { BlockSpec } from './layers/kinds.ts'
import { sizeOf } from './network.ts'
import type { Stream } from './random.ts'
import type { Setting } from './settings.ts'

export type InitialSpec =
  | { readonly type: 'zeros' }
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'normal'; readonly deviation: number }
  | { readonly type: 'uniform'; readonly limit: number }
  | { readonly type: 'xavierUniform' }
  | { readonly type: 'xavierNormal' }
  | { readonly type: 'heUniform' }
  | { readonly type: 'heNormal' }
  | { readonly type: 'lecunUniform' }
  | { readonly type: 'lecunNormal' }
  | { readonly type: 'orthogonal' }

/** What an initializer must know of a block: numbers of inputs to and outputs from one of its units, and its shape. */
export type Fans = Pick<BlockSpec, 'fanIn' | 'fanOut' | 'shape'>

export type Initializer = {
  readonly label: string
  readonly formula: string
  readonly settings: Readonly<Record<string, Setting>>
  /** Standard deviation of what it draws; the mean is 0, save for a constant. */
  deviation(spec: InitialSpec, fans: Fans): number
  readonly distribution: 'constant' | 'normal' | 'uniform' | 'orthogonal'
}

/** A uniform distribution within ±limit has this many times the limit as its standard deviation. */
const UNIFORM_DEVIATION = 1 / Math.sqrt(3)

const xavier = ({ fanIn, fanOut }: Fans): number => Math.sqrt(2 / (fanIn + fanOut))
const he = ({ fanIn }: Fans): number => Math.sqrt(2 / fanIn)
const lecun = ({ fanIn }: Fans): number => Math.sqrt(1 / fanIn)

const none = {}

export const initializers: Record<InitialSpec['type'], Initializer> = {
  zeros: {
    label: 'Zeros',
    formula: '0',
    settings: none,
    distribution: 'constant',
    deviation: () => 0,
  },
  constant: {
    label: 'Constant',
    formula: 'the given value',
    settings: { value: { symbol: 'c', usual: 0.5, range: 'any' } },
    distribution: 'constant',
    deviation: () => 0,
  },
  normal: {
    label: 'Normal',
    formula: 'normal, mean 0, the given deviation',
    settings: { deviation: { symbol: 's', usual: 1, range: 'amount' } },
    distribution: 'normal',
    deviation: (spec) => (spec.type === 'normal' ? spec.deviation : 1),
  },
  uniform: {
    label: 'Uniform',
    formula: 'uniform between −limit and limit',
    settings: { limit: { symbol: 'a', usual: 1, range: 'amount' } },
    distribution: 'uniform',
    deviation: (spec) => (spec.type === 'uniform' ? spec.limit : 1) * UNIFORM_DEVIATION,
  },
  /** Glorot and Bengio, 2010, section 4.2.1. */
  xavierUniform: {
    label: 'Xavier, uniform',
    formula: 'uniform within √(6 / (inputs + outputs))',
    settings: none,
    distribution: 'uniform',
    deviation: (_, fans) => xavier(fans),
  },
  xavierNormal: {
    label: 'Xavier, normal',
    formula: 'normal, deviation √(2 / (inputs + outputs))',
    settings: none,
    distribution: 'normal',
    deviation: (_, fans) => xavier(fans),
  },
  /** He, Zhang, Ren and Sun, 2015, section 2.2. */
  heUniform: {
    label: 'He, uniform',
    formula: 'uniform within √(6 / inputs)',
    settings: none,
    distribution: 'uniform',
    deviation: (_, fans) => he(fans),
  },
  heNormal: {
    label: 'He, normal',
    formula: 'normal, deviation √(2 / inputs)',
    settings: none,
    distribution: 'normal',
    deviation: (_, fans) => he(fans),
  },
  /** LeCun, Bottou, Orr and Müller, "Efficient BackProp" (1998), section 4.6. */
  lecunUniform: {
    label: 'LeCun, uniform',
    formula: 'uniform within √(3 / inputs)',
    settings: none,
    distribution: 'uniform',
    deviation: (_, fans) => lecun(fans),
  },
  lecunNormal: {
    label: 'LeCun, normal',
    formula: 'normal, deviation √(1 / inputs)',
    settings: none,
    distribution: 'normal',
    deviation: (_, fans) => lecun(fans),
  },
  /** Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks" (2014). */
  orthogonal: {
    label: 'Orthogonal',
    formula: 'columns, or rows where those are fewer, of length 1 at right angles',
    settings: none,
    distribution: 'orthogonal',
    deviation: (_, { shape }) => 1 / Math.sqrt(Math.max(shape[0], sizeOf(shape.slice(1)))),
  },
}

/** Draws the first values of a block, `into.length` of them. */
export function draw(spec: InitialSpec, fans: Fans, stream: Stream, into: Float64Array): void {
  const initializer = initializers[spec.type]
  const size = initializer.deviation(spec, fans)
  switch (initializer.distribution) {
    case 'constant':
      into.fill(spec.type === 'constant' ? spec.value : 0)
      break
    case 'normal':
      for (let p = 0; p < into.length; p++) into[p] = stream.normal() * size
      break
    case 'uniform':
      for (let p = 0; p < into.length; p++) {
        into[p] = (2 * stream.uniform() - 1) * (size / UNIFORM_DEVIATION)
      }
      break
    case 'orthogonal':
      drawOrthogonal(fans.shape[0], sizeOf(fans.shape.slice(1)), stream, into)
      break
  }
}

/**
 * A matrix with QᵀQ = I, or QQᵀ = I where it is wide; every such matrix is as likely. Gram and Schmidt
 * on normal columns (or rows): positive lengths make R's diagonal positive, as Mezzadri asks ("How to
 * generate random matrices from the classical compact groups", 2007, section 5). Twice is enough
 * against rounding (Giraud, Langou and Rozložník, 2005).
 */
function drawOrthogonal(rows: number, columns: number, stream: Stream, into: Float64Array): void {
  const isTall = rows >= columns
  const count = isTall ? columns : rows
  const length = isTall ? rows : columns
  // Entry k of vector v
  const at = (v: number, k: number): number => (isTall ? k * columns + v : v * columns + k)
  const product = (v: number, other: number): number => {
    let sum = 0
    for (let k = 0; k < length; k++) sum += into[at(v, k)] * into[at(other, k)]
    return sum
  }
  /** Takes out of vector v what lies along those before it; returns how long the rest is. */
  const straighten = (v: number): number => {
    for (let other = 0; other < v; other++) {
      const along = product(v, other)
      for (let k = 0; k < length; k++) into[at(v, k)] -= along * into[at(other, k)]
    }
    return Math.sqrt(product(v, v))
  }
  for (let v = 0; v < count; v++) {
    let size = 0
    // What nearly vanishes has no direction left to trust, and is drawn again.
    while (size < 1e-8) {
      for (let k = 0; k < length; k++) into[at(v, k)] = stream.normal()
      straighten(v)
      size = straighten(v)
    }
    for (let k = 0; k < length; k++) into[at(v, k)] /= size
  }
}
