/** Values to be learnt. */
import { adam, experimentOf, layer, sgd, standardize, type Entry } from './parts.ts'

export const values = {
  sine: {
    group: 'Values',
    sentence: 'One input, one value: bend a line until it is a sine.',
    experiment: experimentOf({
      title: 'A curve',
      seed: 6,
      source: { type: 'generated', name: 'sine', count: 80, noise: 0.1 },
      test: { type: 'share', share: 0.25, by: 'random' },
      input: 1,
      layers: [layer(8, 'tanh'), layer(1, 'linear')],
      loss: 'meanSquaredError',
      optimizer: adam(0.02),
      batchSize: 10,
    }),
  },
  penguinMass: {
    group: 'Values',
    sentence: 'Linear regression: one neuron fits a line to real measurements.',
    experiment: experimentOf({
      title: 'Penguins: mass from flipper',
      seed: 1,
      source: { type: 'builtIn', name: 'penguinMass' },
      scale: standardize,
      test: { type: 'share', share: 0.25, by: 'random' },
      input: 1,
      layers: [layer(1, 'linear')],
      loss: 'meanSquaredError',
      optimizer: sgd(0.05),
      batchSize: 10,
    }),
  },
} as const satisfies Record<string, Entry>
