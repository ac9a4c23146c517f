/** Points in the plane, and how networks part them. */
import { adam, aQuarter, experimentOf, layer, sgd, type Entry } from './parts.ts'

export const classes = {
  xor: {
    group: 'Classes',
    sentence: 'What one neuron cannot do, two and one more can.',
    experiment: experimentOf({
      title: 'XOR',
      seed: 8,
      source: { type: 'generated', name: 'xor', count: 4, noise: 0 },
      input: 2,
      layers: [layer(2, 'tanh'), layer(1, 'sigmoid')],
      loss: 'binaryCrossEntropy',
      optimizer: sgd(0.2),
      batchSize: 1,
      order: 'inOrder',
    }),
  },
  circle: {
    group: 'Classes',
    sentence: 'Four hidden neurons close a boundary around the middle.',
    experiment: experimentOf({
      title: 'Circle',
      seed: 9,
      source: { type: 'generated', name: 'circle', count: 200, noise: 0 },
      test: aQuarter,
      input: 2,
      layers: [layer(4, 'tanh'), layer(1, 'sigmoid')],
      loss: 'binaryCrossEntropy',
      optimizer: sgd(0.1),
      batchSize: 10,
    }),
  },
  spiral: {
    group: 'Classes',
    sentence: 'The hard one: two layers of eight neurons unwind two arms.',
    experiment: experimentOf({
      title: 'Spiral',
      seed: 7,
      source: { type: 'generated', name: 'spiral', count: 400, noise: 0 },
      test: aQuarter,
      input: 2,
      layers: [layer(8, 'tanh'), layer(8, 'tanh'), layer(1, 'sigmoid')],
      loss: 'binaryCrossEntropy',
      optimizer: adam(0.01),
      batchSize: 10,
    }),
  },
} as const satisfies Record<string, Entry>
