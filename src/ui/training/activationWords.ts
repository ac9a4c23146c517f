/** One sentence on each activation: what it makes of a weighted sum. */
import type { OutputActivationName } from '../../engine/activations.ts'

export const activationWords: Readonly<Record<OutputActivationName, string>> = {
  sigmoid: 'Squeezes any sum to between 0 and 1.',
  tanh: 'Squeezes any sum to between −1 and 1.',
  relu: 'Lets positive sums through; negative ones become 0.',
  leakyRelu: 'Lets positive sums through, and 1 % of negative ones.',
  elu: 'Lets positive sums through; negative ones level off at −1.',
  selu: 'ELU, scaled to keep values as large from layer to layer.',
  gelu: 'A smooth ReLU that dips a little below 0.',
  silu: 'The sum times its own sigmoid: a smooth ReLU.',
  softplus: 'A smooth ReLU that never quite reaches 0.',
  linear: 'Hands the sum on as it is.',
  step: 'Says 0 or 1, and has no slope to learn by.',
  softmax: 'Shares out 1 among the classes.',
}
