/** Measurements of penguins. */
import { aQuarter, experimentOf, layer, sgd, standardize, type Entry } from './parts.ts'

export const realData = {
  twoPenguins: {
    group: 'Real data',
    sentence: 'Two measures of the bill tell Adelie from Chinstrap.',
    experiment: experimentOf({
      title: 'Penguins: two species',
      seed: 2,
      source: { type: 'builtIn', name: 'twoPenguins' },
      scale: standardize,
      test: aQuarter,
      input: 2,
      layers: [layer(1, 'sigmoid')],
      loss: 'binaryCrossEntropy',
      optimizer: sgd(0.1),
      batchSize: 10,
    }),
  },
  threePenguins: {
    group: 'Real data',
    sentence: 'Three classes, three outputs that share out a certainty of 1.',
    experiment: experimentOf({
      title: 'Penguins: three species',
      seed: 4,
      source: { type: 'builtIn', name: 'threePenguins' },
      scale: standardize,
      test: aQuarter,
      input: 2,
      layers: [layer(4, 'tanh'), layer(3, 'softmax')],
      loss: 'categoricalCrossEntropy',
      optimizer: sgd(0.1),
      batchSize: 10,
    }),
  },
} as const satisfies Record<string, Entry>
