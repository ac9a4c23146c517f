/**
 * The table of experiments to choose from, as in any introduction: each with its group and a sentence
 * on what it shows. A new one is one entry here. Seeds and settings were looked for: each reaches what
 * `test/experiment/gallery.test.ts` asks of it.
 */
import type { OutputActivationName } from '../engine/activations.ts'
import type { LossName } from '../engine/losses.ts'
import type { TrainingSpec } from '../engine/network.ts'
import type { DataSpec } from '../data/source.ts'
import '../data/preparation.ts'
import type { Experiment } from './experiment.ts'
import { unitsOf } from './kinds.ts'
import { presets } from './presets.ts'

type Entry = {
  readonly group: 'First steps' | 'Classes' | 'Values' | 'Real data'
  /** What it shows, in one sentence. Its title is the experiment's. */
  readonly sentence: string
  readonly experiment: Experiment
}

const sgd = (learningRate: number): TrainingSpec['optimizer'] => ({
  type: 'sgd',
  learningRate,
  momentum: 0,
  nesterov: false,
})

const adam = (learningRate: number): TrainingSpec['optimizer'] => ({
  type: 'adam',
  learningRate,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
})

const layer = (units: number, activation: OutputActivationName) =>
  ({ type: 'dense', units, activation }) as const

const noScale = { type: 'none' } as const
const standardize = { type: 'standardize' } as const
const noTest = { type: 'none' } as const
const aQuarter = { type: 'share', share: 0.25, by: 'stratified' } as const

type Wish = {
  readonly title: string
  readonly seed: number
  readonly source: DataSpec['source']
  readonly scale?: DataSpec['scale']
  readonly test?: DataSpec['test']
  readonly input: number
  readonly layers: Experiment['network']['layers']
  readonly loss: LossName
  readonly optimizer: TrainingSpec['optimizer']
  readonly batchSize: number
  readonly order?: TrainingSpec['order']
}

function experimentOf(wish: Wish): Experiment {
  const { title, seed, source, input, layers, loss, optimizer, batchSize } = wish
  const { scale = noScale, test = noTest, order = 'shuffled' } = wish
  // Few weights are best seen when they differ.
  const isSmall = layers.every((spec) => (unitsOf(spec) ?? Infinity) <= 2)
  return {
    version: 1,
    numerics: 1,
    title,
    seed,
    data: { source, seed, features: [], scale, test },
    network: {
      input: [input],
      layers,
      initial: isSmall
        ? { weights: { type: 'normal', deviation: 1 }, bias: { type: 'normal', deviation: 1 } }
        : { weights: { type: 'xavierUniform' }, bias: { type: 'zeros' } },
    },
    training: {
      loss,
      optimizer,
      schedule: { type: 'constant' },
      batchSize,
      regularization: { type: 'none', rate: 0 },
      clipNorm: null,
      order,
    },
    parameters: null,
  }
}

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

export const gallery = {
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
  digits: {
    group: 'Real data',
    sentence: 'Handwritten digits as 64 numbers, read by 32 hidden neurons.',
    experiment: experimentOf({
      title: 'Digits',
      seed: 4,
      source: { type: 'builtIn', name: 'digits' },
      test: { type: 'share', share: 0.2, by: 'stratified' },
      input: 64,
      layers: [layer(32, 'relu'), layer(10, 'softmax')],
      loss: 'categoricalCrossEntropy',
      optimizer: sgd(0.1),
      batchSize: 32,
    }),
  },
} as const satisfies Record<string, Entry>

export type GalleryName = keyof typeof gallery
