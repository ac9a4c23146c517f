/** The choices of initial weights: a name for each pair of initializers, of the weights and of the biases. */
import type { NetworkSpec } from '../../engine/network.ts'
import { initializers, type InitialSpec } from '../../engine/initializers.ts'

type Initial = NetworkSpec['initial']
export type InitialName = InitialSpec['type'] | 'other'
export type InitialChoice = {
  readonly value: InitialSpec['type']
  readonly label: string
  readonly initial: Initial
}

const zeros: InitialSpec = { type: 'zeros' }
const normal: InitialSpec = { type: 'normal', deviation: 1 }
const half: InitialSpec = { type: 'constant', value: 0.5 }
const uniform: InitialSpec = { type: 'uniform', limit: 1 }

/** Scaled initializers leave the biases at 0, as their papers do; the plain ones draw all alike. */
export const initialChoices: readonly InitialChoice[] = [
  { value: 'normal', label: 'Normal (0, 1)', initial: { weights: normal, bias: normal } },
  { value: 'uniform', label: 'Uniform (−1, 1)', initial: { weights: uniform, bias: uniform } },
  scaled({ type: 'xavierNormal' }),
  scaled({ type: 'xavierUniform' }),
  scaled({ type: 'heNormal' }),
  scaled({ type: 'heUniform' }),
  scaled({ type: 'lecunNormal' }),
  scaled({ type: 'lecunUniform' }),
  scaled({ type: 'orthogonal' }),
  { value: 'constant', label: 'All 0.5', initial: { weights: half, bias: zeros } },
  { value: 'zeros', label: 'Zeros', initial: { weights: zeros, bias: zeros } },
]

function scaled(weights: InitialSpec): InitialChoice {
  return {
    value: weights.type,
    label: initializers[weights.type].label,
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
