/** The choices of initial weights: a name for each pair of initializers, of the weights and of the biases. */
import type { NetworkSpec } from '../../engine/network.ts'
import { initializers, type InitialSpec } from '../../engine/initializers.ts'

type Initial = NetworkSpec['initial']
export type InitialName = InitialSpec['type'] | 'other'
export type InitialChoice = {
  readonly value: InitialSpec['type']
  readonly label: string
  readonly sentence: string
  readonly initial: Initial
}

const zeros: InitialSpec = { type: 'zeros' }
const normal: InitialSpec = { type: 'normal', deviation: 1 }
const half: InitialSpec = { type: 'constant', value: 0.5 }
const uniform: InitialSpec = { type: 'uniform', limit: 1 }

const byBoth = 'Smaller, the more inputs and outputs a layer has. Suits sigmoid and tanh.'
const forRectifiers = 'Smaller, the more inputs a layer has. Suits ReLU and its kind.'
const byInputs = 'Smaller, the more inputs a layer has. Suits SELU.'

/** Scaled initializers leave the biases at 0, as their papers do; the plain ones draw all alike. */
export const initialChoices: readonly InitialChoice[] = [
  {
    value: 'normal',
    label: 'Normal (0, 1)',
    sentence: 'Most close to 0, few beyond 2, whatever the layer.',
    initial: { weights: normal, bias: normal },
  },
  {
    value: 'uniform',
    label: 'Uniform (−1, 1)',
    sentence: 'Evenly from −1 to 1, whatever the layer.',
    initial: { weights: uniform, bias: uniform },
  },
  scaled({ type: 'xavierNormal' }, byBoth),
  scaled({ type: 'xavierUniform' }, byBoth),
  scaled({ type: 'heNormal' }, forRectifiers),
  scaled({ type: 'heUniform' }, forRectifiers),
  scaled({ type: 'lecunNormal' }, byInputs),
  scaled({ type: 'lecunUniform' }, byInputs),
  scaled({ type: 'orthogonal' }, 'Each layer’s weights turn its inputs and stretch none of them.'),
  {
    value: 'constant',
    label: 'All 0.5',
    sentence: 'All alike, so that neurons of a layer have nothing to tell them apart.',
    initial: { weights: half, bias: zeros },
  },
  {
    value: 'zeros',
    label: 'Zeros',
    sentence: 'All alike, so that neurons of a layer have nothing to tell them apart.',
    initial: { weights: zeros, bias: zeros },
  },
]

function scaled(weights: InitialSpec, sentence: string): InitialChoice {
  return {
    value: weights.type,
    label: initializers[weights.type].label,
    sentence,
    initial: { weights, bias: zeros },
  }
}

/** Which choice a network's initializers are; 'other' for a pair that an opened run brought along. */
export function initialNameOf(initial: Initial): InitialName {
  const choice = initialChoices.find(
    (one) => isSame(one.initial.weights, initial.weights) && isSame(one.initial.bias, initial.bias),
  )
  return choice?.value ?? 'other'
}

function isSame(one: InitialSpec, other: InitialSpec): boolean {
  if (one.type === 'normal') return other.type === 'normal' && one.deviation === other.deviation
  if (one.type === 'uniform') return other.type === 'uniform' && one.limit === other.limit
  if (one.type === 'constant') return other.type === 'constant' && one.value === other.value
  return one.type === other.type
}
