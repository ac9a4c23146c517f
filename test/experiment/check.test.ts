import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/engine/network.ts'
import { optimizers } from '../../src/engine/optimizers.ts'
import { check } from '../../src/experiment/check.ts'
import { createTimeline } from '../../src/engine/timeline.ts'
import { datasetOf, type Run } from '../../src/experiment/experiment.ts'
import { changeProblemOf } from '../../src/experiment/fit.ts'
import { limits } from '../../src/experiment/limits.ts'
import { presets, runOf } from '../../src/experiment/presets.ts'
import { articleRun } from '../support/article.ts'

const preset = runOf(presets.heightAndWeight)
const sgd = { type: 'sgd', learningRate: 0.1 }

/** A document that says everything there is to say. */
const full: Run = {
  ...articleRun,
  experiment: {
    ...articleRun.experiment,
    data: {
      ...articleRun.experiment.data,
      source: {
        type: 'samples',
        input: [2],
        target: [1],
        samples: [
          { input: [-2, -1], target: [1], name: 'Alice' },
          { input: [25, 6], target: [0] },
        ],
        unseen: [{ input: [-7, -3], target: [1], name: 'Emily' }],
      },
    },
  },
  edits: [
    { at: 0, change: { type: 'parameter', index: 8, value: -0.5 } },
    { at: 3, change: { type: 'training', training: { batchSize: 2, order: 'shuffled' } } },
    { at: 3, change: { type: 'layer', layer: 0, change: { activation: 'tanh' } } },
    { at: 3, change: { type: 'layer', layer: 0, change: { frozen: [1], off: [] } } },
  ],
  position: 5,
}

function copy(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document))
}

type Branch = Record<string, unknown>

/** A copy of the document with one place changed, found by its path. */
function changed(document: unknown, path: string, value: unknown): unknown {
  const whole = copy(document)
  const keys = path.split('.')
  const parent = keys.slice(0, -1).reduce((at, key) => (at as Branch)[key], whole)
  ;(parent as Branch)[keys.at(-1)!] = value
  return whole
}

function sentences(document: unknown): string[] {
  const checked = check(document)
  return checked.ok ? [] : checked.problems.map(({ sentence }) => sentence)
}

describe('a document that fits', () => {
  it.each([
    ['the preset', preset],
    ['the article’s run', articleRun],
    ['one that says everything', full],
  ])('comes back as it is: %s', (_, run) => {
    expect(check(copy(run))).toEqual({ ok: true, value: run })
  })

  it('is an experiment alone too, and becomes a run at its start', () => {
    expect(check(copy(preset.experiment))).toEqual({ ok: true, value: preset })
  })

  it('may leave out what has one default', () => {
    const document = {
      version: 1,
      seed: 7,
      data: { source: { type: 'builtIn', name: 'heightAndWeight' }, scale: null, test: null },
      network: { input: [2], layers: [{ type: 'dense', units: 1, activation: 'sigmoid' }] },
      training: { loss: 'meanSquaredError', optimizer: sgd, batchSize: 1 },
    }
    const { experiment } = preset
    expect(check(document)).toEqual({
      ok: true,
      value: {
        ...preset,
        experiment: {
          ...experiment,
          title: 'Untitled',
          seed: 7,
          data: { ...experiment.data, seed: 7 },
          network: { ...experiment.network, layers: document.network.layers },
        },
      },
    })
  })

  it('loses what nobody knows, and control and direction characters in names', () => {
    const named = changed(full, 'experiment.title', 'a\u202Eb\u0000c\nd\u2066')
    const signed = changed(named, 'experiment.author', 'somebody')
    const coloured = changed(signed, 'experiment.data.source.samples.0.colour', 'red')
    const document = changed(coloured, 'extra', { deep: [1] })
    expect(check(document)).toEqual({
      ok: true,
      value: { ...full, experiment: { ...full.experiment, title: 'abcd' } },
    })
  })

  const withTraining = (training: object): unknown => ({
    ...full,
    experiment: { ...full.experiment, training: { ...full.experiment.training, ...training } },
  })

  it.each(Object.entries(optimizers))(
    'may have the optimizer %s, whose settings have their usual values where they are left out',
    (type, { settings }) => {
      const checked = check(withTraining({ optimizer: { type, learningRate: 0.1 } }))
      const usual = Object.entries(settings).map(
        ([name, setting]) => [name, setting.usual] as const,
      )
      expect(checked).toMatchObject({
        value: { experiment: { training: { optimizer: Object.fromEntries<number>(usual) } } },
      })
      const other = Object.entries(settings).map(
        ([name, { range }]) =>
          [name, { any: -2, amount: 3, positive: 1e-3, share: 0.5, count: 4 }[range]] as const,
      )
      const optimizer = { type, learningRate: 0.1, ...Object.fromEntries<number>(other) }
      expect(check(withTraining({ optimizer }))).toMatchObject({
        value: { experiment: { training: { optimizer } } },
      })
    },
  )

  it.each([
    { optimizer: { type: 'sgd', learningRate: 1, momentum: 0.9, nesterov: true } },
    { schedule: { type: 'constant', warmUp: 5 } },
    { schedule: { type: 'step', every: 10, factor: 0.5 } },
    { schedule: { type: 'exponential', factor: 0.99, warmUp: 2 } },
    { schedule: { type: 'cosine', epochs: 100, lowest: 0.001 } },
    { regularization: { type: 'l1', rate: 0.01 } },
    { regularization: { type: 'l2', rate: 0 } },
    { clipNorm: 0.5 },
    { loss: 'meanAbsoluteError' },
    { loss: 'huber' },
    { loss: 'binaryCrossEntropy' },
  ])('may train so, and comes back as it is: %j', (training) => {
    const document = withTraining(training)
    expect(check(copy(document))).toEqual({ ok: true, value: document })
    const change: unknown = { type: 'training', training }
    const edited = changed(full, 'edits.1.change', change)
    expect(check(edited)).toEqual({ ok: true, value: edited })
    expect(changeProblemOf(change as Change, full)).toBeNull()
    // What is taken here is not refused behind the door.
    for (const one of [document, edited]) {
      const { experiment, edits } = one as Run
      const { samples, unseen } = datasetOf(experiment)
      const timeline = createTimeline({ ...experiment, samples }, edits, unseen)
      expect(timeline.advance(8)).toBeNull()
      expect(timeline.points.every(({ test }) => Number.isFinite(test))).toBe(true)
    }
  })

  it('may end in softmax, with its loss', () => {
    const classes = changed(full, 'experiment.network.layers.1.activation', 'softmax')
    expect(check(classes)).toEqual({ ok: true, value: classes })
    const { source } = full.experiment.data
    const document = {
      ...full.experiment,
      data: {
        ...full.experiment.data,
        source: {
          ...source,
          target: [2],
          samples: [{ input: [1, 2], target: [0, 1] }],
          unseen: [],
        },
      },
      network: {
        ...full.experiment.network,
        layers: [{ type: 'dense', units: 2, activation: 'softmax' }],
      },
      training: { ...full.experiment.training, loss: 'categoricalCrossEntropy' },
      parameters: null,
    }
    expect(check(document)).toMatchObject({ ok: true, value: { experiment: document } })
    expect(sentences(changed(document, 'data.source.samples.0.target', [1, 1]))).toEqual([
      expect.stringContaining('Sample 1 has targets of sum 2'),
    ])
  })

  it('may have edits after its position, which come into force when it gets there', () => {
    expect(check({ ...full, position: 1 }).ok).toBe(true)
  })
})

describe('a document that does not fit', () => {
  it.each([
    ['experiment.network.layers.0.units', 500, 'Layer 1 has 500 neurons; at most 64 fit.'],
    ['experiment.network.layers.0.units', 0, 'units is 0; a whole number from 1 fits.'],
    ['experiment.network.layers.0.units', -2, 'units is -2; a whole number from 1 fits.'],
    ['experiment.network.layers.0.units', 1.5, 'units is 1.5; a whole number from 1 fits.'],
    ['experiment.network.layers.0.activation', 'sinus', 'one of linear, sigmoid'],
    [
      'experiment.network.layers.0.activation',
      'softmax',
      'Layer 1: softmax stands only in the last',
    ],
    [
      'experiment.network.layers.0.type',
      'attention',
      'type is “attention”; a layer of type dense, conv2d, maxPooling2d, averagePooling2d, flatten,',
    ],
    [
      'experiment.network.layers.0',
      { units: 2, activation: 'relu' },
      'network.layers.0.type is missing; a layer of type dense, conv2d,',
    ],
    ['experiment.network.layers.0.type', 'conv2d', 'network.layers.0.filters is missing.'],
    ['experiment.network.layers', [], 'a list of 1 to'],
    ['experiment.network.input', [3], 'takes 3 values, but the data has 2 values'],
    ['experiment.network.input', [3, 1], 'takes values of shape 3 × 1, but the data has 2 values'],
    ['experiment.network.input', [2, 1], 'ends in values of shape 2 × 1, but a target has 1 value'],
    ['experiment.network.input', [1, 1, 1, 2], 'a list of 1 to 3 fits'],
    ['experiment.network.layers.1.units', 2, 'ends in 2 values, but a target has 1 value'],
    ['experiment.network.initial.weights', { type: 'normal' }, 'deviation is missing'],
    ['experiment.training.optimizer.learningRate', 101, '0 or a number from 1e-12 to 100 fits'],
    ['experiment.training.optimizer.learningRate', 1e-13, '0 or a number from'],
    [
      'experiment.training.optimizer.learningRate',
      'fast',
      'learningRate is “fast”; a number fits.',
    ],
    [
      'experiment.training.optimizer.momentum',
      1,
      'momentum is 1; a number from 0 to below 1 fits.',
    ],
    ['experiment.training.optimizer.nesterov', 1, 'nesterov is 1; true or false fits.'],
    [
      'experiment.training.optimizer.nesterov',
      true,
      'momentum is 0; with nesterov a number above 0',
    ],
    [
      'experiment.training.optimizer.type',
      'lion',
      'one of sgd, adagrad, rmsprop, adam, adamw, ada',
    ],
    ['experiment.training.optimizer', { type: 'adam' }, 'optimizer.learningRate is missing.'],
    [
      'experiment.training.optimizer',
      { type: 'adam', learningRate: 0.1, beta2: 1 },
      'optimizer.beta2 is 1; a number from 0 to below 1 fits.',
    ],
    [
      'experiment.training.optimizer',
      { type: 'adadelta', learningRate: 1, epsilon: 0 },
      'optimizer.epsilon is 0; a number above 0 fits.',
    ],
    ['experiment.training.schedule', { type: 'step', every: 5 }, 'schedule.factor is missing.'],
    [
      'experiment.training.schedule',
      { type: 'step', every: 0.5, factor: 0.5 },
      'schedule.every is 0.5; a whole number of 1 or more fits.',
    ],
    [
      'experiment.training.schedule',
      { type: 'constant', warmUp: -1 },
      'schedule.warmUp is -1; a whole number from 0',
    ],
    ['experiment.training.schedule.type', 'linear', 'one of constant, step, exponential, cosine'],
    ['experiment.training.regularization.type', 'l3', 'one of none, l1, l2 fits'],
    ['experiment.training.regularization', { type: 'l2' }, 'regularization.rate is missing.'],
    [
      'experiment.training.regularization',
      { type: 'l1', rate: -1 },
      'regularization.rate is -1; a number of 0 or more fits.',
    ],
    ['experiment.training.clipNorm', 0, 'clipNorm is 0; null or a number above 0 fits.'],
    ['experiment.training.loss', 'categoricalCrossEntropy', 'needs softmax in the last layer'],
    ['experiment.training.batchSize', 0, 'batchSize is 0; a whole number from 1 fits.'],
    ['experiment.training.batchSize', 1.5, 'a whole number from 1 fits'],
    ['experiment.training.loss', 'toString', 'one of meanSquaredError, meanAbsoluteError'],
    ['experiment.training.loss', 'perceptron', 'exactly one layer, dense with'],
    ['experiment.training.order', 'random', '"inOrder" or "shuffled" fits'],
    ['experiment.version', 2, 'version is 2; this page reads version 1.'],
    ['experiment.seed', -1, 'a whole number from 0 to 4294967295 fits'],
    ['experiment.seed', 2 ** 32, 'a whole number from 0 to 4294967295 fits'],
    ['experiment.title', 'x'.repeat(201), 'at most 200 characters fit'],
    ['experiment.parameters', [1, 2], 'There are 2 parameters; this network has 9.'],
    ['experiment.parameters.0', 1e6 + 1, 'a number from -1000000 to 1000000 fits'],
    ['experiment.parameters.0', Number.NaN, 'parameters.0 is NaN; a number from'],
    ['experiment.parameters.0', null, 'parameters.0 is null; a number from'],
    ['experiment.data.source.type', 'csv', 'generated, builtIn, table or samples fits'],
    ['experiment.data.source.samples', [], 'a list of 1 to 100000 fits'],
    ['experiment.data.source.samples.1.input', [1], 'Sample 2 has 1 input values; 2 would fit.'],
    ['experiment.data.source.samples.1.target', [1, 2], 'Sample 2 has 2 target values'],
    ['experiment.data.source.samples.1.input.0', JSON.parse('1e999'), 'Infinity; a finite number'],
    ['experiment.data.source.unseen.0.input', [], 'Sample 1 has 0 input values'],
    ['experiment.data.source.inputNames', ['a'], 'There are 1 names of inputs; 2 would fit.'],
    ['experiment.data.source.targetNames', ['a', 'b'], 'There are 2 names of values; 1 would fit.'],
    ['experiment.data.source.classNames', ['a'], 'There are 1 names of classes; 2 would fit.'],
    ['position', -1, 'a whole number from 0 to 1000000000000 fits'],
    ['position', 1.5, 'a whole number from 0'],
    ['edits.1.at', 7, 'Edit 3 is made at 3, after one at 7'],
    ['edits.0.change.index', 9, 'There is no parameter 9; this network has 9'],
    ['edits.0.change.value', 1e308, 'a number from -1000000'],
    ['edits.2.change.layer', 2, 'There is no layer 2; this network has 2'],
    ['edits.1.change.training.loss', 'perceptron', 'exactly one layer, dense with'],
    ['edits.1.change.training.clipNorm', -1, 'clipNorm is -1; null or a number above 0 fits.'],
    ['edits.2.change.change.activation', 'softmax', 'Layer 1: softmax stands only in the last'],
    ['edits.1.change.type', 'noise', 'a change of type parameter, training, layer or data fits'],
  ])('is refused in a sentence: %s', (path, value, sentence) => {
    expect(sentences(changed(full, path, value)).join()).toContain(sentence)
  })

  it('has the place of each problem', () => {
    const checked = check(changed(full, 'experiment.training.batchSize', 0))
    expect(checked).toMatchObject({ problems: [{ path: 'experiment.training.batchSize' }] })
  })

  it.each([[null], [undefined], [7], ['text'], [[]], [{}], [{ experiment: null }], [() => 1]])(
    'may be no document at all: %j',
    (document) => {
      expect(sentences(document)).toHaveLength(1)
    },
  )

  it('is too big: more than 8 hidden layers', () => {
    const layer = { type: 'dense', units: 2, activation: 'relu' }
    const deep = Array.from({ length: 10 }, (_, l) => ({ ...layer, units: l < 9 ? 2 : 1 }))
    expect(sentences(changed(preset, 'experiment.network.layers', deep))).toEqual([
      'The network has 9 hidden layers; at most 8 fit.',
    ])
  })

  it('is refused by its sizes, before anything of them is read or made', () => {
    const endless = new Proxy([], {
      get: (_, key) => {
        if (key === 'length') return 1e9
        throw new Error(`read ${String(key)}`)
      },
    })
    for (const path of ['edits', 'experiment.parameters', 'experiment.network.layers']) {
      expect(sentences(changed(full, path, endless)).join()).toContain(
        'is a list of 1000000000; a list',
      )
    }
    expect(sentences(changed(full, 'experiment.data.source.samples', endless))).toHaveLength(1)
    const big = [{ type: 'dense', units: 1e15, activation: 'relu' }]
    expect(sentences(changed(full, 'experiment.network.layers', big))).toEqual([
      'Layer 1 has 1000000000000000 neurons; at most 64 fit.',
    ])
    expect(sentences(changed(full, 'experiment.data.source.input', [1e5, 1e5]))).toEqual([
      'A sample has 10,000,000,000 values; at most 20,000 fit.',
    ])
  })

  it('names targets that the loss is not defined for', () => {
    const { experiment } = full
    const { source } = experiment.data
    const withTarget = (target: number) => ({
      ...experiment,
      data: { source: { ...source, samples: [{ input: [1, 2], target: [target] }] } },
      network: { input: [2], layers: [{ type: 'dense', units: 1, activation: 'step' }] },
      training: { ...experiment.training, loss: 'perceptron' },
      parameters: null,
    })
    expect(check(withTarget(1)).ok).toBe(true)
    expect(sentences(withTarget(0.5))).toEqual([
      'Sample 1 has the target 0.5; with the loss perceptron 0 or 1 would fit.',
    ])
  })
})

it('refuses unseen samples whose targets the loss is not defined for', () => {
  const document = changed(full, 'experiment.training.loss', 'binaryCrossEntropy')
  expect(sentences(changed(document, 'experiment.data.source.unseen.0.target', [2]))).toEqual([
    'Unseen sample 1 has the target 2; with the loss binaryCrossEntropy a number from 0 to 1 would fit.',
  ])
})

describe('a hostile document', () => {
  it('cannot reach a prototype', () => {
    const hostile = JSON.stringify(full).replaceAll(
      '{"',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"',
    )
    const checked = check(JSON.parse(hostile))
    expect(checked).toEqual({ ok: true, value: full })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Reflect.get(checked, 'polluted')).toBeUndefined()
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
    'finds nothing in our tables under the name %s',
    (name) => {
      const paths = [
        'experiment.network.layers.0.activation',
        'experiment.training.loss',
        'experiment.network.initial.weights.type',
      ]
      for (const path of paths) expect(check(changed(full, path, name)).ok).toBe(false)
      expect(check(changed(preset, 'experiment.data.source.name', name)).ok).toBe(false)
    },
  )

  it('may be nested as deeply as it likes', () => {
    const deep: unknown = JSON.parse(`${'{"experiment":'.repeat(50_000)}1${'}'.repeat(50_000)}`)
    expect(check(deep).ok).toBe(false)
    const list: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    expect(check(changed(full, 'experiment.network.layers', list)).ok).toBe(false)
  })
})

/** Every place of a document, as a path. */
function placesOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Object.entries(value).flatMap(([key, one]) =>
    placesOf(one, path === '' ? key : `${path}.${key}`),
  )
  return path === '' ? inner : [path, ...inner]
}

const hostileValues = fc.oneof(
  fc.jsonValue(),
  fc.double(),
  fc.integer(),
  fc.constantFrom(undefined, null, Number.NaN, Infinity, 1e308, -0, '', '__proto__', [], {}),
)

/** A change may have taken the place of the next one. */
function changedWhereItCan(document: unknown, [path, value]: [string, unknown]): unknown {
  try {
    return changed(document, path, value)
  } catch {
    return document
  }
}

describe('any document', () => {
  it('is answered without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        expect(typeof check(document).ok).toBe('boolean')
      }),
    )
  })

  it('that was a good one with one or two places changed is answered, and what is accepted stays as it is', () => {
    const place = fc.constantFrom(...placesOf(full))
    fc.assert(
      fc.property(fc.array(fc.tuple(place, hostileValues), { maxLength: 2 }), (changes) => {
        const document = changes.reduce<unknown>(changedWhereItCan, full)
        const checked = check(document)
        const sound = sentences(document).map((sentence) => /^\S.*\.$/su.test(sentence))
        expect(sound).toEqual(checked.ok ? [] : sound.map(() => true))
        expect(checked.ok).toBe(sound.length === 0)
        const again = checked.ok ? checked.value : document
        expect(check(again)).toEqual(checked)
        // What was accepted says the same once it has been text.
        expect(checked.ok ? check(copy(again)) : checked).toEqual(checked)
      }),
      { numRuns: 1000 },
    )
  })

  it('is left as it was, and shares nothing with what comes of it', () => {
    const document = copy(full) as Run
    const checked = check(document)
    expect(document).toEqual(full)
    const { source } = document.experiment.data
    if (source.type === 'samples') Object.assign(source.samples[0].input, [99, 99])
    Object.assign(document.edits[0].change, { value: 99 })
    expect(document).not.toEqual(full)
    expect(checked).toEqual({ ok: true, value: full })
  })
})

describe('a change', () => {
  const rate = (learningRate: number): Change => ({
    type: 'training',
    training: { optimizer: { type: 'sgd', learningRate, momentum: 0, nesterov: false } },
  })

  it('that fits has no problem', () => {
    for (const { change } of full.edits) expect(changeProblemOf(change, full)).toBeNull()
    for (const learningRate of [0, limits.smallestRate, 0.1, limits.largestRate])
      expect(changeProblemOf(rate(learningRate), full)).toBeNull()
  })

  it.each<[Change, string]>([
    [{ type: 'parameter', index: 9, value: 0 }, 'There is no parameter 9'],
    [{ type: 'parameter', index: 0.5, value: 0 }, 'index is 0.5; a whole number'],
    [{ type: 'parameter', index: -1, value: 0 }, 'index is -1; a whole number'],
    [{ type: 'parameter', index: 0, value: Number.NaN }, `to ${limits.parameter} fits`],
    [{ type: 'parameter', index: 0, value: -1e6 - 1 }, `to ${limits.parameter} fits`],
    [rate(101), 'learningRate is 101; 0 or a number from 1e-12 to 100 fits.'],
    [rate(Number.NaN), 'learningRate is NaN'],
    [{ type: 'training', training: { batchSize: 0 } }, 'a whole number from 1 fits'],
    [{ type: 'training', training: { loss: 'perceptron' } }, 'exactly one layer'],
    [{ type: 'training', training: { loss: 'hinge' } }, 'the loss hinge −1 or 1 would fit'],
    [{ type: 'training', training: { clipNorm: 0 } }, 'clipped to the norm 0; a number above 0'],
    [
      { type: 'training', training: { regularization: { type: 'l2', rate: Number.NaN } } },
      'has the rate NaN; a number of 0 or more',
    ],
    [
      { type: 'training', training: { optimizer: { type: 'adam', learningRate: 1, beta1: 1 } } },
      'has beta1 1; a number from 0 to below 1',
    ],
    [{ type: 'layer', layer: 0, change: { activation: 'softmax' } }, 'only in the last layer'],
    [{ type: 'layer', layer: 5, change: { activation: 'tanh' } }, 'There is no layer 5'],
    [{ type: 'layer', layer: 0, change: { rate: 0.5 } }, 'has no dropout rate'],
    [{ type: 'training', training: { shifts: 1 } }, 'Random shifts are of images'],
    [{ type: 'layer', layer: 0, change: { frozen: [99] } }, 'rising order would fit'],
    [{ type: 'layer', layer: 1, change: { off: [0] } }, 'none of its units can be off'],
  ])('that does not fit is refused in a sentence: %j', (change, sentence) => {
    expect(changeProblemOf(change, full)?.sentence).toContain(sentence)
  })
})

describe('the data of a document', () => {
  const generated = { type: 'generated', name: 'circle', count: 100, noise: 0.1 }
  const table = {
    type: 'table',
    name: 'mine',
    columns: [
      { name: 'a', type: 'number', values: [1, null, 3] },
      { name: 'b', type: 'number', values: [2, 5, 4] },
      { name: 'c', type: 'category', categories: ['yes', 'no'], codes: [0, 1, null] },
    ],
    inputs: [0, 1],
    target: 2,
    problem: 'classes',
    gaps: 'leaveOut',
  }
  const withSource = (source: object, more: object = {}): unknown => ({
    ...preset,
    experiment: {
      ...preset.experiment,
      data: { ...preset.experiment.data, source, ...more },
    },
  })
  const windows = { length: 2, horizon: 1, predicts: 'level' }

  it.each([
    [generated, {}],
    [
      generated,
      { scale: { type: 'standardize' }, test: { type: 'share', share: 0.5, by: 'random' } },
    ],
    [
      generated,
      {
        features: [
          { type: 'square', input: 0 },
          { type: 'product', input: 0, other: 1 },
        ],
      },
    ],
    [{ type: 'generated', name: 'randomWalk', count: 60, noise: 0, windows }, {}],
    [{ type: 'builtIn', name: 'twoPenguins' }, { scale: { type: 'minMax' } }],
    [
      { type: 'builtIn', name: 'elNino', windows: { ...windows, horizon: 3, predicts: 'change' } },
      {},
    ],
    [table, {}],
    [{ ...table, inputs: [], target: 1, problem: 'values', windows }, {}],
    [{ ...table, gaps: 'fill' }, { scale: { type: 'centre' } }],
  ])('may be so, and comes back as it is: %j %j', (source, more) => {
    const document = withSource(source, more)
    expect(check(copy(document))).toEqual({ ok: true, value: document })
  })

  it.each([
    [{ ...generated, name: '__proto__' }, {}, 'one of and, or, nand'],
    [{ ...generated, count: 1e6 }, {}, 'a whole number from 1 to 100000 fits'],
    [{ ...generated, count: 5 }, {}, 'Circle has 5 rows; from 10 to 2000 fit.'],
    [{ ...generated, noise: 0.9 }, {}, 'Circle has noise 0.9; from 0 to 0.5 fits.'],
    [{ ...generated, classes: 4 }, {}, 'one cannot choose'],
    [{ ...generated, name: 'manyGaussians', classes: 9 }, {}, 'from 3 to 6 fit'],
    [{ ...generated, windows }, {}, 'This data is no series'],
    [
      {
        type: 'generated',
        name: 'randomWalk',
        count: 60,
        noise: 0,
        windows: { ...windows, length: 60 },
      },
      {},
      'A window of 60 that looks 1 ahead does not fit on 60 values.',
    ],
    [{ type: 'builtIn', name: 'constructor' }, {}, 'one of heightAndWeight, penguinMass'],
    [{ ...table, columns: [] }, {}, 'a list of 1 to 1000 fits'],
    [
      {
        ...table,
        columns: [table.columns[0], { ...table.columns[1], values: [1] }, table.columns[2]],
      },
      {},
      'Column 2 has 1 rows, the first 3.',
    ],
    [
      {
        ...table,
        columns: [...table.columns.slice(0, 2), { ...table.columns[2], codes: [0, 2, 1] }],
      },
      {},
      'Column 3 has no category 2; there are 2, counted from 0.',
    ],
    [{ ...table, target: 3 }, {}, 'There is no column 3; there are 3, counted from 0.'],
    [{ ...table, inputs: [] }, {}, 'No column is an input'],
    [{ ...table, inputs: [0, 0] }, {}, 'A column is chosen twice'],
    [{ ...table, inputs: [0, 2] }, {}, 'A column is chosen twice'],
    [{ ...table, problem: 'values' }, {}, '‘c’ is text'],
    [
      {
        ...table,
        columns: [{ ...table.columns[0], values: [null, null, 1] }, ...table.columns.slice(1)],
      },
      {},
      'Every row has gaps',
    ],
    [
      generated,
      { features: [{ type: 'square', input: 2 }] },
      'Feature 1 looks at an input that is not',
    ],
    [
      generated,
      { features: [{ type: 'cube', input: 0 }] },
      'one of input, square, product, sine fits',
    ],
    [
      generated,
      { features: [{ type: 'square', input: 0 }] },
      'takes 2 values, but the data has 1 value',
    ],
    [generated, { scale: { type: 'log' } }, 'one of none, standardize, minMax, centre'],
    [generated, { test: { type: 'share', share: 1, by: 'order' } }, 'above 0 and below 1 fits'],
    [
      generated,
      { test: { type: 'share', share: 0.5, by: 'luck' } },
      '"order", "random" or "stratified"',
    ],
    [
      { type: 'builtIn', name: 'ibm' },
      { test: { type: 'share', share: 0.2, by: 'random' } },
      'A series is split by time; "order" fits, not "random".',
    ],
  ])('is refused in a sentence: %j %j', (source, more, sentence) => {
    expect(sentences(withSource(source, more)).join()).toContain(sentence)
  })

  it('is refused by its cells before they are read', () => {
    const values = Array.from({ length: 90_000 })
    const columns = Array.from({ length: 100 }, () => ({ values }))
    expect(sentences(withSource({ ...table, columns })).join()).toContain(
      'at most 8000000 cells fit',
    )
    const endless = [{ values: { length: 1e9 } }]
    expect(sentences(withSource({ ...table, columns: endless }))).toHaveLength(1)
  })
})
