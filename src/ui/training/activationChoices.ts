/** The activations on offer, the best known first. */
import type { ActivationName } from '../../engine/activations.ts'

export const activationChoices: readonly ActivationName[] = [
  'sigmoid',
  'tanh',
  'relu',
  'leakyRelu',
  'elu',
  'selu',
  'gelu',
  'silu',
  'softplus',
  'linear',
  'step',
]
