/** Documents with layers of every kind: what opens, and what is refused in one sentence, at once, before anything is made. */
import { describe, expect, it } from 'vitest'
import { tableLimits } from '../../src/data/tableLimits.ts'
import { createTimeline } from '../../src/engine/timeline.ts'
import { layerKinds } from '../../src/engine/layers/kinds.ts'
import { check } from '../../src/experiment/check.ts'
import { datasetOf } from '../../src/experiment/experiment.ts'
import { limits } from '../../src/experiment/limits.ts'
import { sizeOf } from '../../src/engine/network.ts'

type Layer = { readonly type: string; readonly [setting: string]: unknown }
type Layers = readonly Layer[]

/** One sample of such a shape, and a network for it that gives so many values. */
function documentOf(input: readonly number[], layers: Layers, outputs = 1): object {
  const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)
  const sizes = { input: sizeOf(input), target: outputs }
  const samples = [{ input: zeros(sizes.input), target: zeros(outputs) }]
  return {
    version: 1,
    seed: 1,
    data: { source: { type: 'samples', input: [sizes.input], target: [outputs], samples } },
    network: { input, layers },
    training: {
      loss: 'meanSquaredError',
      optimizer: { type: 'sgd', learningRate: 0.1 },
      batchSize: 1,
    },
  }
}

function sentences(document: object): string[] {
  const checked = check(document)
  return checked.ok ? [] : checked.problems.map(({ sentence }) => sentence)
}

const end = { type: 'dense', units: 1, activation: 'linear' }
const wide = { type: 'dense', units: 64, activation: 'tanh' }
const flatten = { type: 'flatten' }
const conv = { type: 'conv2d', filters: 2, kernelSize: [3, 3], activation: 'relu' }
const pool = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] }
const recurrent = { type: 'lstm', units: 2 }

const good: readonly (readonly [name: string, input: readonly number[], layers: Layers])[] = [
  ['an image, convolved and pooled', [1, 8, 8], [conv, pool, flatten, end]],
  [
    'with padding and the mean of each pool',
    [1, 8, 8],
    [{ ...conv, padding: 'same' }, { ...pool, type: 'averagePooling2d' }, flatten, end],
  ],
  ['a window', [12, 1], [{ type: 'simpleRnn', units: 3, activation: 'relu' }, end]],
  ['stacked', [12, 1], [{ ...recurrent, returnSequences: true }, { type: 'gru', units: 2 }, end]],
  [
    'with dropout between',
    [4],
    [{ type: 'dropout', rate: 0.1 }, { ...end, units: 3 }, { type: 'dropout', rate: 0.5 }, end],
  ],
  ['a list of lists', [2, 3], [{ ...end, units: 2 }, flatten, end]],
]

describe('a document with layers', () => {
  it('may have every kind of them', () => {
    const used = new Set(good.flatMap(([, , layers]) => layers.map(({ type }) => type)))
    expect(used).toEqual(new Set(Object.keys(layerKinds)))
  })

  it.each(good)('opens and trains: %s', (_, input, layers) => {
    const checked = check(documentOf(input, layers))
    expect(checked).toMatchObject({ ok: true })
    if (!checked.ok) return
    const { experiment } = checked.value
    expect(check(JSON.parse(JSON.stringify(checked.value)))).toEqual(checked)
    const { samples } = datasetOf(experiment)
    expect(createTimeline({ ...experiment, samples }, [], []).advance(3)).toBeNull()
  })

  const more = (count: number, layer: Layer): Layer[] => Array.from({ length: count }, () => layer)

  it.each<[string, readonly number[], Layers, string]>([
    [
      'a kernel that is larger',
      [1, 8, 8],
      [{ ...conv, kernelSize: [9, 9] }, flatten, end],
      'Layer 1:',
    ],
    [
      'a kernel without bounds',
      [1, 8, 8],
      [{ ...conv, kernelSize: [1e9, 1e9] }, flatten, end],
      'kernelSize.0 is 1000000000; a whole number from 1 to 64 fits.',
    ],
    [
      'a kernel of one side',
      [1, 8, 8],
      [{ ...conv, kernelSize: [3] }, flatten, end],
      'kernelSize.1 is missing.',
    ],
    [
      'a pool that is larger',
      [1, 8, 8],
      [{ ...pool, poolSize: [9, 2] }, flatten, end],
      'a pooling window of 9 × 2 does not fit on an image of 8 × 8',
    ],
    [
      'a stride of 0',
      [1, 8, 8],
      [{ ...pool, stride: [0, 1] }, flatten, end],
      'stride.0 is 0; a whole',
    ],
    ['an image that is not flattened', [1, 8, 8], [conv, end], 'put a flatten layer before it'],
    ['an image of a list', [64], [conv, flatten, end], 'Layer 1:'],
    ['a list as a sequence', [12], [recurrent, end], 'takes a sequence of shape'],
    [
      'a sequence in the middle that is not given on',
      [12, 1],
      [recurrent, recurrent, end],
      'a recurrent layer before it must return sequences',
    ],
    [
      'a gate of another curve',
      [12, 1],
      [{ ...recurrent, activation: 'relu' }, end],
      'activation is “relu”; "tanh" fits.',
    ],
    [
      'softmax within a convolution',
      [1, 8, 8],
      [{ ...conv, activation: 'softmax' }, flatten, end],
      'activation is “softmax”; one of linear,',
    ],
    [
      'too many filters',
      [1, 8, 8],
      [{ ...conv, filters: 1e9 }, flatten, end],
      'Layer 1 has 1000000000 filters',
    ],
    [
      'too many units',
      [12, 1],
      [{ ...recurrent, units: 1e9 }, end],
      'Layer 1 has 1000000000 units; at',
    ],
    [
      'all silenced',
      [4],
      [{ type: 'dropout', rate: 1 }, end],
      'rate is 1; a number from 0 up to 1 fits',
    ],
    [
      'dropout at the end',
      [1],
      [end, { type: 'dropout', rate: 0.5 }],
      'The network ends in dropout; a layer that answers fits at its end.',
    ],
    [
      'neurons that are flattened at the end',
      [1],
      [end, flatten],
      'The network ends in flatten; a layer that answers fits at its end.',
    ],
    ['10 000 layers', [1], more(10_000, end), 'layers is a list of 10000; a list of 1 to 24 fits.'],
    [
      'layers that hide among others',
      [1],
      [...more(9, end), flatten, end],
      'The network has 9 hidden layers; at most 8 fit.',
    ],
    [
      'a long time',
      [501, 1],
      [{ ...recurrent, units: 1 }, end],
      'Layer 1 looks at 501 time steps; at most 500 fit.',
    ],
    [
      'more weights than a computer should hold',
      [1200],
      [...more(8, wide), end],
      // 1201 · 64 + 7 · 65 · 64 + 65
      'The network has 106,049 weights and biases; at most 100,000 fit.',
    ],
    [
      'maps that are too many',
      [1, 100, 100],
      [{ ...conv, filters: 3, kernelSize: [1, 1] }, flatten, end],
      'Layer 1 gives 30,000 values; at most 20,000 fit.',
    ],
    [
      'patches of 7 × 7 at every place of a large image',
      [1, 100, 100],
      [{ ...conv, filters: 1, kernelSize: [8, 8] }, flatten, end],
      // At 93 · 93 places 2 · 64 numbers of the patch and 4 of the answer.
      'Up to layer 1 each sample takes 1,141,668 numbers in memory; at most 1,000,000 fit.',
    ],
    [
      'a volume',
      [1, 2, 2, 2],
      [flatten, end],
      'network.input is a list of 4; a list of 1 to 3 fits.',
    ],
  ])('is refused in one sentence and at once: %s', (_, input, layers, sentence) => {
    const document = documentOf(input, layers)
    const began = performance.now()
    const said = sentences(document)
    expect(performance.now() - began).toBeLessThan(500)
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(sentence)
    expect(said[0]).toMatch(/\.$/u)
  })

  it('may have 8 layers of 64 neurons on as many columns as a table has', () => {
    const layers = [...more(8, wide), { ...end, units: 10 }]
    for (const columns of [2, 64, 784, tableLimits.columns]) {
      expect(sentences(documentOf([columns], layers, 10))).toEqual([])
    }
  })

  it('takes no more memory than a chunk may, whatever its sizes', () => {
    // The largest gates and patches that fit.
    const steps = documentOf([500, 1], [{ ...recurrent, units: 64 }, end])
    const patches = documentOf([1, 64, 64], [{ ...conv, kernelSize: [5, 5] }, flatten, end])
    expect(sentences(steps)).toEqual([])
    expect(sentences(patches)).toEqual([])
    expect(16 * 64 * 500).toBeLessThan(limits.numbers)
    expect(2 * 25 * 60 * 60).toBeLessThan(limits.numbers)
  })
})
