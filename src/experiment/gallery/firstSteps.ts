/** What a first network does, with few numbers. */
import type { Experiment } from '../experiment.ts'
import { presets } from '../presets.ts'
import { aQuarter, experimentOf, layer, sgd, type Entry } from './parts.ts'

function perceptron(title: string, name: 'and' | 'xor', seed: number): Experiment {
  return experimentOf({
    title,
    seed,
    source: { type: 'generated', name, count: 4, noise: 0 },
    input: 2,
    layers: [layer(1, 'step')],
    loss: 'perceptron',
    optimizer: sgd(0.1),
    batchSize: 1,
    order: 'inOrder',
  })
}

export const firstSteps = {
  neuron: {
    group: 'First steps',
    sentence: 'One neuron draws one straight line: watch it turn until the clouds are apart.',
    experiment: experimentOf({
      title: 'A single neuron',
      seed: 5,
      source: { type: 'generated', name: 'gaussians', count: 100, noise: 0.1 },
      test: aQuarter,
      input: 2,
      layers: [layer(1, 'sigmoid')],
      loss: 'binaryCrossEntropy',
      optimizer: sgd(0.1),
      batchSize: 10,
    }),
  },
  perceptronAnd: {
    group: 'First steps',
    sentence: 'Rosenblatt’s rule from 1958: a wrong answer moves the line, a right one does not.',
    experiment: perceptron('A perceptron learns AND', 'and', 1),
  },
  perceptronXor: {
    group: 'First steps',
    sentence: 'No straight line parts these four points, so one neuron can never learn it.',
    experiment: perceptron('A perceptron fails at XOR', 'xor', 1),
  },
  heightAndWeight: {
    group: 'First steps',
    sentence: 'Four people, two hidden neurons, every number in sight.',
    experiment: presets.heightAndWeight,
  },
} as const satisfies Record<string, Entry>
