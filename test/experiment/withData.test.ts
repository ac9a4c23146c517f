import { describe, expect, it } from 'vitest'
import { generated, type GeneratedName } from '../../src/data/generated.ts'
import { real, type RealName } from '../../src/data/real.ts'
import { shapesOf, type DataSource, type DataSpec } from '../../src/data/source.ts'
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import type { Shape } from '../../src/engine/network.ts'
import { check } from '../../src/experiment/check.ts'
import type { Experiment } from '../../src/experiment/experiment.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { presets } from '../../src/experiment/presets.ts'
import { kindOfNetwork } from '../../src/experiment/kinds.ts'
import { kindsOf } from '../../src/experiment/structures.ts'
import { endingFor, withData } from '../../src/experiment/withData.ts'
import { convolution } from '../support/layers.ts'

const sources: DataSource[] = [
  ...(Object.keys(generated) as GeneratedName[]).map(
    (name) =>
      ({ type: 'generated', name, count: generated[name].count.usual, noise: 0.1 }) as const,
  ),
  ...(Object.keys(real) as RealName[]).map((name) => ({ type: 'builtIn', name }) as const),
]

function dataOf(source: DataSource): DataSpec {
  return { source, seed: 1, features: [], scale: { type: 'none' }, test: { type: 'none' } }
}

const digits = dataOf({ type: 'builtIn', name: 'digits' })
const xor = dataOf({ type: 'generated', name: 'xor', count: 4, noise: 0 })
const sine = dataOf({ type: 'generated', name: 'sine', count: 80, noise: 0 })

describe('an experiment with other data', () => {
  it.each(sources.map((source) => [source.type === 'samples' ? '' : source.name, source] as const))(
    'fits, whatever it was before: %s',
    (_, source) => {
      for (const { experiment } of Object.values(gallery)) {
        const next = withData(experiment, dataOf(source)).experiment
        expect(check(next)).toMatchObject({ ok: true })
      }
    },
  )

  it('ends as the kind of problem asks for, and says so', () => {
    const { experiment, sentence } = withData(presets.heightAndWeight, digits)
    expect(experiment.network.input).toEqual([64])
    expect(experiment.network.layers.at(-1)).toEqual({
      type: 'dense',
      units: 10,
      activation: 'softmax',
    })
    expect(experiment.training.loss).toBe('categoricalCrossEntropy')
    expect(sentence).toBe('For 10 classes, the output is a softmax with cross-entropy.')
    expect(withData(experiment, sine).sentence).toContain('linear')
    expect(endingFor(xor)).toMatchObject({ activation: 'sigmoid', loss: 'binaryCrossEntropy' })
  })

  it('keeps an end that fits', () => {
    const { experiment, sentence } = withData(presets.heightAndWeight, xor)
    expect(sentence).toBeNull()
    expect(experiment.training).toBe(experiment.training)
    expect(experiment.training.loss).toBe('meanSquaredError')
    const { perceptronAnd } = gallery
    expect(withData(perceptronAnd.experiment, xor).experiment.training.loss).toBe('perceptron')
  })
})

const elNino = dataOf({ type: 'builtIn', name: 'elNino' })
const sunspots = dataOf({ type: 'builtIn', name: 'sunspots' })
const fashion = dataOf({ type: 'builtIn', name: 'fashion' })

function withLayers(data: DataSpec, input: Shape, layers: readonly LayerSpec[]): Experiment {
  const { experiment } = withData(presets.heightAndWeight, data)
  const end = experiment.network.layers.at(-1)!
  const network = { ...experiment.network, input, layers: [...layers, end] }
  return { ...experiment, network }
}

const conv: LayerSpec = convolution({ filters: 4 })
const pool: LayerSpec = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] }
const flatten: LayerSpec = { type: 'flatten' }
const lstm: LayerSpec = { type: 'lstm', units: 4, activation: 'tanh', returnSequences: false }

const convolutional = withLayers(digits, [1, 8, 8], [conv, pool, flatten])
const recurrent = withLayers(elNino, [12, 1], [lstm])

describe('a network of images or of sequences with other data', () => {
  it('fits, whatever the data are', () => {
    for (const source of sources) {
      for (const before of [convolutional, recurrent]) {
        const { experiment } = withData(before, dataOf(source))
        expect(check(experiment)).toMatchObject({ ok: true })
        // And back again.
        expect(check(withData(experiment, before.data).experiment)).toMatchObject({ ok: true })
      }
    }
  })

  it('stays what it is, with as many pixels or time steps as there are', () => {
    expect(check(convolutional).ok && check(recurrent).ok).toBe(true)
    const clothes = withData(convolutional, fashion)
    expect(clothes.sentence).toBeNull()
    expect(clothes.experiment.network).toEqual({
      ...convolutional.network,
      input: [1, 14, 14],
    })
    const spots = withData(recurrent, sunspots)
    expect(spots.sentence).toBeNull()
    expect(spots.experiment.network).toEqual({ ...recurrent.network, input: [22, 1] })
  })

  it('becomes dense where there are no pictures and no series, and says so', () => {
    const { experiment, sentence } = withData(convolutional, xor)
    expect(experiment.network.input).toEqual([2])
    expect(experiment.network.layers.map(({ type }) => type)).toEqual(['dense', 'dense'])
    expect(sentence).toBe(
      'These are no pictures to convolve, so the network is dense now. For two classes, the output is a sigmoid with cross-entropy.',
    )
    expect(withData(recurrent, sine).sentence).toBe(
      'This is no series to go through in time, so the network is dense now.',
    )
  })

  it('becomes dense where its layers are too large for the pictures', () => {
    const wide: LayerSpec = { ...conv, kernelSize: [9, 9], padding: 'valid' }
    const large = withLayers(fashion, [1, 14, 14], [wide, flatten])
    const { experiment, sentence } = withData(large, digits)
    expect(experiment.network.input).toEqual([64])
    expect(sentence).toBe('These pictures do not fit its layers, so the network is dense now.')
  })

  it('reads samples as before that have been changed by hand, whatever they were', () => {
    for (const before of [convolutional, recurrent]) {
      const [inputs] = shapesOf(before.data).input
      const target = shapesOf(before.data).target
      const zeros = Array.from({ length: inputs }, () => 0)
      const one = { input: zeros, target: Array.from({ length: target[0] }, () => 1) }
      const samples = { type: 'samples', input: [inputs], target, samples: [one] } as const
      const { network } = withData(before, dataOf(samples)).experiment
      expect(network.input).toEqual(before.network.input)
    }
  })

  it('is dense where features have been made of the inputs', () => {
    const features = Array.from({ length: 64 }, (_, input) => ({ type: 'square', input }) as const)
    const { experiment } = withData(convolutional, { ...digits, features })
    expect(experiment.network.input).toEqual([64])
    expect(check(experiment)).toMatchObject({ ok: true })
  })
})

describe('a network that shall be of another kind', () => {
  const own = (side: number, classes: number): DataSpec => {
    const pixels = Array.from({ length: side * side }, (_, k) => ({
      name: `pixel${k}`,
      type: 'number' as const,
      values: [0, k],
    }))
    const categories = Array.from({ length: classes }, (_, k) => `kind ${k}`)
    const label = { name: 'label', type: 'category', categories, codes: [0, 1] } as const
    return dataOf({
      type: 'table',
      name: 'Own',
      columns: [...pixels, label],
      inputs: pixels.map((_, k) => k),
      target: pixels.length,
      problem: 'classes',
      gaps: 'leaveOut',
    })
  }

  it('fits, whatever it was, and says what it has become', () => {
    for (const { experiment } of Object.values(gallery)) {
      for (const data of [digits, fashion, elNino, sunspots]) {
        for (const kind of kindsOf(data)) {
          const next = withData(experiment, data, kind)
          expect(check(next.experiment)).toMatchObject({ ok: true })
          expect(kindOfNetwork(next.experiment.network)).toBe(kind)
          const isSame = kind === kindOfNetwork(experiment.network)
          expect(isSame || next.sentence?.includes('now')).toBe(true)
        }
      }
    }
  })

  it('reads windows with memory and trains with Adam, in batches', () => {
    const { experiment, sentence } = withData(presets.heightAndWeight, elNino, 'sequence')
    expect(experiment.network).toMatchObject({
      input: [12, 1],
      layers: [{ type: 'simpleRnn' }, { type: 'dense', units: 1, activation: 'linear' }],
    })
    expect(experiment.training).toMatchObject({
      optimizer: { type: 'adam', learningRate: 0.01 },
      batchSize: 32,
      clipNorm: 1,
    })
    expect(sentence).toBe(
      'The network is recurrent now: it reads each window value by value. It trains with Adam. For values, the output is linear and the loss the mean squared error.',
    )
  })

  it('keeps an optimizer that a person has chosen', () => {
    const { training } = presets.heightAndWeight
    const optimizer = { type: 'rmsprop', learningRate: 0.003 } as const
    const chosen = { ...presets.heightAndWeight, training: { ...training, optimizer } }
    const { experiment, sentence } = withData(chosen, digits, 'images')
    expect(experiment.training.optimizer).toBe(optimizer)
    expect(sentence).not.toContain('Adam')
  })

  it('convolves twice where once leaves too many values, and stays dense where both do', () => {
    const types = (data: DataSpec): string[] =>
      withData(presets.heightAndWeight, data, 'images').experiment.network.layers.map(
        ({ type }) => type,
      )
    expect(types(own(20, 10)).filter((type) => type === 'conv2d')).toHaveLength(1)
    // 31 → 15 × 15 × 8 = 1800 values for 60 classes are 108,000 weights; 7 × 7 × 16 = 784 are 47,040.
    expect(types(own(31, 60)).filter((type) => type === 'conv2d')).toHaveLength(2)
    // 51 × 51 × 8 = 20,808 values of one layer, whatever follows.
    expect(types(own(51, 2))).toEqual(['dense', 'dense'])
  })
})
