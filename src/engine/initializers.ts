/** The table of initializers: how the first parameters of a block are drawn. */
import type { Stream } from './random.ts'

export type InitialSpec =
  | { readonly type: 'zeros' }
  | { readonly type: 'normal'; readonly deviation: number }
  | { readonly type: 'uniform'; readonly limit: number }
  | { readonly type: 'xavierUniform' }
  | { readonly type: 'xavierNormal' }
  | { readonly type: 'heUniform' }
  | { readonly type: 'heNormal' }

/** Numbers of inputs to and outputs from a unit of the block. */
export type Fans = { readonly fanIn: number; readonly fanOut: number }

export type Initializer = {
  readonly label: string
  readonly formula: string
  /** Standard deviation of what it draws; the mean is 0. */
  deviation(spec: InitialSpec, fans: Fans): number
  readonly distribution: 'constant' | 'normal' | 'uniform'
}

/** A uniform distribution within ±limit has this many times the limit as its standard deviation. */
const UNIFORM_DEVIATION = 1 / Math.sqrt(3)

const xavier = ({ fanIn, fanOut }: Fans): number => Math.sqrt(2 / (fanIn + fanOut))
const he = ({ fanIn }: Fans): number => Math.sqrt(2 / fanIn)

export const initializers: Record<InitialSpec['type'], Initializer> = {
  zeros: { label: 'Zeros', formula: '0', distribution: 'constant', deviation: () => 0 },
  normal: {
    label: 'Normal',
    formula: 'normal, mean 0, the given deviation',
    distribution: 'normal',
    deviation: (spec) => (spec.type === 'normal' ? spec.deviation : 1),
  },
  uniform: {
    label: 'Uniform',
    formula: 'uniform between −limit and limit',
    distribution: 'uniform',
    deviation: (spec) => (spec.type === 'uniform' ? spec.limit : 1) * UNIFORM_DEVIATION,
  },
  /** Glorot and Bengio, 2010, section 4.2.1. */
  xavierUniform: {
    label: 'Xavier, uniform',
    formula: 'uniform within √(6 / (inputs + outputs))',
    distribution: 'uniform',
    deviation: (_, fans) => xavier(fans),
  },
  xavierNormal: {
    label: 'Xavier, normal',
    formula: 'normal, deviation √(2 / (inputs + outputs))',
    distribution: 'normal',
    deviation: (_, fans) => xavier(fans),
  },
  /** He, Zhang, Ren and Sun, 2015, section 2.2. */
  heUniform: {
    label: 'He, uniform',
    formula: 'uniform within √(6 / inputs)',
    distribution: 'uniform',
    deviation: (_, fans) => he(fans),
  },
  heNormal: {
    label: 'He, normal',
    formula: 'normal, deviation √(2 / inputs)',
    distribution: 'normal',
    deviation: (_, fans) => he(fans),
  },
}

/** Draws `into.length` first values of a block. */
export function draw(spec: InitialSpec, fans: Fans, stream: Stream, into: Float64Array): void {
  const initializer = initializers[spec.type]
  const size = initializer.deviation(spec, fans)
  for (let p = 0; p < into.length; p++) {
    switch (initializer.distribution) {
      case 'constant':
        into[p] = 0
        break
      case 'normal':
        into[p] = stream.normal() * size
        break
      case 'uniform':
        into[p] = (2 * stream.uniform() - 1) * (size / UNIFORM_DEVIATION)
        break
    }
  }
}
