/** Pictures, read pixel by pixel or through kernels; of digits both splits, by chance and by writer. */
import type { DataSpec } from '../../data/source.ts'
import type { Experiment } from '../experiment.ts'
import { adam, experimentOf, layer, sgd, type Entry } from './parts.ts'

const digits = { type: 'builtIn', name: 'digits' } as const
const aFifth = { type: 'share', share: 0.2, by: 'stratified' } as const
/** The last ones of the file, most likely by other writers. */
const theLast = { type: 'share', share: 0.2, by: 'order' } as const

const kernels = (filters: number) =>
  ({
    type: 'conv2d',
    filters,
    kernelSize: [3, 3],
    stride: [1, 1],
    padding: 'same',
    activation: 'relu',
  }) as const
const pool = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] } as const
const flatten = { type: 'flatten' } as const

const one = { layers: [kernels(8), pool, flatten, layer(10, 'softmax')], rate: 0.01 }
const two = {
  layers: [kernels(8), pool, kernels(16), pool, flatten, layer(10, 'softmax')],
  rate: 0.005,
}

const shared = {
  weights: { type: 'heUniform' },
  loss: 'categoricalCrossEntropy',
  batchSize: 32,
} as const

function onDigits(title: string, { layers, rate }: typeof one, test: DataSpec['test']): Experiment {
  return experimentOf({
    ...shared,
    title,
    seed: 2,
    source: digits,
    test,
    input: [1, 8, 8],
    layers,
    optimizer: adam(rate),
  })
}

export const images = {
  digits: {
    group: 'Images',
    sentence: 'Handwritten digits as 64 numbers, read by 32 hidden neurons.',
    experiment: experimentOf({
      title: 'Digits',
      seed: 4,
      source: digits,
      test: aFifth,
      input: 64,
      layers: [layer(32, 'relu'), layer(10, 'softmax')],
      loss: 'categoricalCrossEntropy',
      optimizer: sgd(0.1),
      batchSize: 32,
    }),
  },
  digitsConvolution: {
    group: 'Images',
    sentence: 'Eight kernels of nine weights slide over each digit; the best of four is kept.',
    experiment: onDigits('Digits: convolution', one, aFifth),
  },
  digitsTwoConvolutions: {
    group: 'Images',
    sentence: 'Kernels over the maps of kernels: strokes first, then how they meet.',
    experiment: onDigits('Digits: two convolutions', two, aFifth),
  },
  digitsOtherWriters: {
    group: 'Images',
    sentence: 'Tested with the last digits of the file, by other hands: harder than it looks.',
    experiment: onDigits('Digits: other writers', one, theLast),
  },
  fashionConvolution: {
    group: 'Images',
    sentence: 'Ten kinds of clothes in 14 × 14 pixels, where a shirt is easily a coat.',
    experiment: experimentOf({
      ...shared,
      title: 'Clothes: convolution',
      seed: 1,
      source: { type: 'builtIn', name: 'fashion' },
      input: [1, 14, 14],
      layers: one.layers,
      optimizer: adam(0.005),
    }),
  },
} as const satisfies Record<string, Entry>
