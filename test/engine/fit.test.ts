/** What the engine refuses at its door, and in which words; and that it refuses nothing that fits. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { activations } from '../../src/engine/activations.ts'
import { problemOf, type Fitting } from '../../src/engine/fit.ts'
import { lookingAt } from '../../src/engine/fitSamples.ts'
import { initializers } from '../../src/engine/initializers.ts'
import { layerKinds, type LayerSpec } from '../../src/engine/layers/kinds.ts'
import { losses, type LossName } from '../../src/engine/losses.ts'
import type { NetworkSpec, Sample, TrainingSpec } from '../../src/engine/network.ts'
import { optimizers, type OptimizerSpec } from '../../src/engine/optimizers.ts'
import { penalties } from '../../src/engine/penalties.ts'
import { schedules } from '../../src/engine/schedules.ts'
import type { Setting } from '../../src/engine/settings.ts'
import { createTimeline } from '../../src/engine/timeline.ts'
import { createTrainer } from '../../src/engine/trainer.ts'
import { referenceFiles, startOf } from '../support/reference.ts'
import { runs } from '../support/runs.ts'
import { plainTraining } from '../support/training.ts'
import { convolution } from '../support/layers.ts'

const dense = (units: number, activation: string): LayerSpec =>
  ({ type: 'dense', units, activation }) as LayerSpec

const small = convolution({ kernelSize: [2, 2], padding: 'valid' })

const network: NetworkSpec = {
  input: [2],
  layers: [dense(3, 'tanh'), dense(1, 'sigmoid')],
  initial: { weights: { type: 'xavierUniform' }, bias: { type: 'zeros' } },
}

const training: TrainingSpec = plainTraining({
  optimizer: { type: 'sgd', learningRate: 0.1 },
  batchSize: 2,
})

const samples: Sample[] = [
  { input: [0, 1], target: [1] },
  { input: [1, 1], target: [0] },
]

/** The problem of what fits but for these changes, which may break any rule of the types. */
function problemWith(changes: {
  network?: object
  training?: object
  samples?: readonly object[]
  parameters?: readonly number[]
}): string | null {
  return problemOf({
    network: { ...network, ...changes.network },
    training: { ...training, ...changes.training },
    samples: changes.samples ?? samples,
    parameters: changes.parameters ?? null,
  } as Fitting)
}

const names = (table: object): string => {
  const all = Object.keys(table)
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
}

const withLayers = (...layers: readonly LayerSpec[]) => ({ network: { layers } })
const withOptimizer = (optimizer: object) => ({ training: { optimizer } })
const withInitial = (weights: object, bias: object = { type: 'zeros' }) => ({
  network: { initial: { weights, bias } },
})
const withSchedule = (schedule: object) => ({ training: { schedule } })

/** Every setting at its usual value. */
function usualOf(settings: Readonly<Record<string, Setting>>): Record<string, number> {
  return Object.fromEntries(Object.entries(settings).map(([name, { usual }]) => [name, usual]))
}

const refusals: readonly (readonly [string, string | null])[] = [
  // Names
  [
    'There is no loss “meanError”; ' + names(losses) + ' would fit.',
    problemWith({ training: { loss: 'meanError' } }),
  ],
  [
    'There is no optimizer “toString”; ' + names(optimizers) + ' would fit.',
    problemWith(withOptimizer({ type: 'toString', learningRate: 0.1 })),
  ],
  [
    'There is no schedule “sine”; ' + names(schedules) + ' would fit.',
    problemWith(withSchedule({ type: 'sine' })),
  ],
  [
    'There is no penalty “l3”; ' + names(penalties) + ' would fit.',
    problemWith({ training: { regularization: { type: 'l3', rate: 0 } } }),
  ],
  [
    'There is no initializer “glorot”; ' + names(initializers) + ' would fit.',
    problemWith(withInitial({ type: 'glorot' })),
  ],
  [
    'There is no order “sorted”; inOrder or shuffled would fit.',
    problemWith({ training: { order: 'sorted' } }),
  ],
  [
    'Layer 1: there is no layer “constructor”; ' + names(layerKinds) + ' would fit.',
    problemWith({ network: { layers: [{ type: 'constructor' }] } }),
  ],
  [
    'Layer 2: there is no activation “swish”; ' +
      names({ ...activations, softmax: true }) +
      ' would fit.',
    problemWith(withLayers(dense(3, 'tanh'), dense(1, 'swish'))),
  ],

  // Sizes and shapes
  [
    'The input has the shape [0]; one or more whole numbers of 1 or more would fit.',
    problemWith({ network: { input: [0] } }),
  ],
  [
    'The input has the shape [2, 1.5]; one or more whole numbers of 1 or more would fit.',
    problemWith({ network: { input: [2, 1.5] } }),
  ],
  [
    'The input has the shape []; one or more whole numbers of 1 or more would fit.',
    problemWith({ network: { input: [] } }),
  ],
  ['The network has no layers; 1 or more would fit.', problemWith(withLayers())],
  [
    'Layer 2: a dense layer has 1 or more units, not 0.',
    problemWith(withLayers(dense(3, 'tanh'), dense(0, 'linear'))),
  ],
  [
    'Layer 1: a dense layer has 1 or more units, not -2.',
    problemWith(withLayers(dense(-2, 'tanh'), dense(1, 'linear'))),
  ],
  [
    'Layer 1: a dense layer has 1 or more units, not 2.5.',
    problemWith(withLayers(dense(2.5, 'tanh'), dense(1, 'linear'))),
  ],

  [
    "Layer 1: a conv2d layer's kernelSize is [vertical, horizontal], whole numbers from 1 on, not 3.",
    problemWith({ network: { input: [1, 4, 4], layers: [{ ...small, kernelSize: 3 }] } }),
  ],
  [
    "Layer 1: a conv2d layer's stride is [vertical, horizontal], whole numbers from 1 on, not undefined.",
    problemWith({
      network: { input: [1, 4, 4], layers: [{ ...small, stride: undefined }] },
    }),
  ],
  [
    'Layer 1: a dropout rate lies from 0 to below 1, not at null.',
    problemWith({ network: { layers: [{ type: 'dropout', rate: null }, dense(1, 'linear')] } }),
  ],
  [
    'The network has 4000000001 weights and biases; at most 67108864 would fit.',
    problemWith(withLayers(dense(1e9, 'tanh'), dense(1, 'linear'))),
  ],
  [
    'Layer 1: a conv2d layer of this size needs 500000000 numbers for each sample; at most 67108864 would fit.',
    problemWith({
      network: {
        input: [1, 1, 1e7],
        layers: [{ ...small, kernelSize: [1, 24], padding: 'same' }, { type: 'flatten' }],
      },
    }),
  ],

  // What ends where
  [
    `Layer 1: softmax stands only in the last layer; ${names(activations)} would fit.`,
    problemWith(withLayers(dense(3, 'softmax'), dense(1, 'linear'))),
  ],
  [
    'The loss binaryCrossEntropy needs sigmoid in the last layer; layer 2 (dense) has tanh.',
    problemWith({
      ...withLayers(dense(3, 'tanh'), dense(1, 'tanh')),
      training: { loss: 'binaryCrossEntropy' },
    }),
  ],
  [
    'The loss categoricalCrossEntropy needs softmax in the last layer; layer 2 (dense) has sigmoid.',
    problemWith({ training: { loss: 'categoricalCrossEntropy' } }),
  ],
  [
    'The loss binaryCrossEntropy needs sigmoid in the last layer; layer 2 (flatten) has no activation.',
    problemWith({
      ...withLayers(dense(1, 'sigmoid'), { type: 'flatten' }),
      training: { loss: 'binaryCrossEntropy' },
    }),
  ],
  [
    'The loss perceptron trains exactly one layer, dense with the activation step; this network has 2 layers.',
    problemWith({
      ...withLayers(dense(3, 'step'), dense(1, 'step')),
      training: { loss: 'perceptron' },
    }),
  ],
  [
    'The loss perceptron needs step in the last layer; layer 1 (dense) has sigmoid.',
    problemWith({ ...withLayers(dense(1, 'sigmoid')), training: { loss: 'perceptron' } }),
  ],

  // Ranges
  [
    'The learning rate is -0.1; a number of 0 or more would fit.',
    problemWith(withOptimizer({ type: 'sgd', learningRate: -0.1 })),
  ],
  [
    'The learning rate is NaN; a number of 0 or more would fit.',
    problemWith(withOptimizer({ type: 'adam', learningRate: NaN })),
  ],
  [
    'The optimizer sgd has momentum 1; a number from 0 to below 1 would fit.',
    problemWith(withOptimizer({ type: 'sgd', learningRate: 1, momentum: 1 })),
  ],
  [
    'The optimizer sgd has nesterov but the momentum 0; a momentum above 0 and below 1 would fit.',
    problemWith(withOptimizer({ type: 'sgd', learningRate: 1, nesterov: true })),
  ],
  [
    'The optimizer adam has beta2 1.2; a number from 0 to below 1 would fit.',
    problemWith(withOptimizer({ type: 'adam', learningRate: 1, beta2: 1.2 })),
  ],
  [
    'The optimizer rmsprop has epsilon 0; a number above 0 would fit.',
    problemWith(withOptimizer({ type: 'rmsprop', learningRate: 1, epsilon: 0 })),
  ],
  [
    'The optimizer adamw has weightDecay -1; a number of 0 or more would fit.',
    problemWith(withOptimizer({ type: 'adamw', learningRate: 1, weightDecay: -1 })),
  ],
  [
    'The schedule step has no factor; a number above 0 would fit.',
    problemWith(withSchedule({ type: 'step', every: 3 })),
  ],
  [
    'The schedule cosine has epochs 2.5; a whole number of 1 or more would fit.',
    problemWith(withSchedule({ type: 'cosine', epochs: 2.5, lowest: 0 })),
  ],
  [
    'The warm-up of the learning rate takes -1 epochs; a whole number of 0 or more would fit.',
    problemWith(withSchedule({ type: 'constant', warmUp: -1 })),
  ],
  [
    'The penalty l2 has the rate -0.5; a number of 0 or more would fit.',
    problemWith({ training: { regularization: { type: 'l2', rate: -0.5 } } }),
  ],
  [
    'The batch size is 0; a whole number of 1 or more would fit.',
    problemWith({ training: { batchSize: 0 } }),
  ],
  [
    'Gradients are clipped to the norm 0; a number above 0, or null, would fit.',
    problemWith({ training: { clipNorm: 0 } }),
  ],
  [
    'The initializer normal of the weights has deviation -1; a number of 0 or more would fit.',
    problemWith(withInitial({ type: 'normal', deviation: -1 })),
  ],
  [
    'The initializer constant of the biases has value Infinity; a finite number would fit.',
    problemWith(withInitial({ type: 'zeros' }, { type: 'constant', value: Infinity })),
  ],
  [
    'The initializer orthogonal is for weights, which are matrices; for biases zeros would fit.',
    problemWith(withInitial({ type: 'zeros' }, { type: 'orthogonal' })),
  ],

  // Samples
  ['There are no samples; 1 or more would fit.', problemWith({ samples: [] })],
  [
    'Sample 1 has 3 input values; this network takes 2, of shape [2].',
    problemWith({ samples: [{ input: [1, 2, 3], target: [1] }] }),
  ],
  [
    'Sample 1 has 2 target values; this network gives 1, of shape [1].',
    problemWith({ samples: [{ input: [1, 2], target: [1, 0] }] }),
  ],
  [
    'Sample 3 has 1 input values; 2, as sample 1 has, would fit.',
    problemWith({ samples: [...samples, { input: [1], target: [1] }] }),
  ],
  [
    'Sample 3 has the input value NaN; finite numbers would fit.',
    problemWith({ samples: [...samples, { input: [1, NaN], target: [1] }] }),
  ],
  [
    'Sample 3 has the target value -Infinity; finite numbers would fit.',
    problemWith({ samples: [...samples, { input: [1, 1], target: [-Infinity] }] }),
  ],
  [
    'Sample 2 has the target 0; with the loss hinge −1 or 1 would fit.',
    problemWith({ training: { loss: 'hinge' } }),
  ],
  [
    'Sample 1 has the target 1.5; with the loss binaryCrossEntropy a number from 0 to 1 would fit.',
    problemWith({
      training: { loss: 'binaryCrossEntropy' },
      samples: [{ input: [1, 1], target: [1.5] }],
    }),
  ],
  [
    'Sample 1 has the target 0.5; with the loss perceptron 0 or 1 would fit.',
    problemWith({
      ...withLayers(dense(1, 'step')),
      training: { loss: 'perceptron' },
      samples: [{ input: [1, 1], target: [0.5] }],
    }),
  ],
  [
    'Sample 1 has targets of sum 2; with the loss categoricalCrossEntropy a 1 for the right class and 0 for all others would fit.',
    problemWith({
      ...withLayers(dense(3, 'softmax')),
      training: { loss: 'categoricalCrossEntropy' },
      samples: [{ input: [1, 1], target: [1, 0, 1] }],
    }),
  ],

  // Parameters
  ['Expected 13 parameters, got 2.', problemWith({ parameters: [1, 2] })],
  [
    'Parameter 4 is NaN; a finite number would fit.',
    problemWith({ parameters: Array.from({ length: 13 }, (_, p) => (p === 4 ? NaN : 0)) }),
  ],
]

describe('what does not fit is refused in one sentence', () => {
  it.each(refusals)('%s', (sentence, problem) => {
    expect(problem).toBe(sentence)
  })

  it('at the door of the trainer and of the timeline', () => {
    const start = { network, training: { ...training, batchSize: 0.5 }, samples, seed: 1 }
    const sentence = 'The batch size is 0.5; a whole number of 1 or more would fit.'
    expect(() => createTrainer({ ...start, parameters: null })).toThrow(new RangeError(sentence))
    expect(() => createTimeline({ ...start, parameters: null }, [])).toThrow(
      new RangeError(sentence),
    )
  })

  it('when it comes as a change, and then nothing has changed', () => {
    const trainer = createTrainer({ network, training, samples, seed: 1, parameters: null })
    const before = trainer.save()
    const refused = [
      () => trainer.change({ type: 'training', training: { loss: 'hinge' } }),
      () => trainer.change({ type: 'layer', layer: 0, change: { activation: 'softmax' } }),
      () => trainer.change({ type: 'parameter', index: 0, value: NaN }),
      () => trainer.change({ type: 'layer', layer: 2, change: { activation: 'relu' } }),
      () => trainer.change({ type: 'layer', layer: -1, change: { activation: 'relu' } }),
    ]
    for (const change of refused) expect(change).toThrow(RangeError)
    expect(trainer.save()).toEqual(before)
  })
})

describe('a timeline', () => {
  const start = { network, training, samples, seed: 1, parameters: null }

  it.each([-1, 0.5, NaN, Infinity])('refuses an edit at %d', (at) => {
    const edit = { at, change: { type: 'parameter', index: 0, value: 1 } } as const
    expect(() => createTimeline(start, [edit])).toThrow(
      `Edit 1 is made at ${at}; a whole number of 0 or more would fit.`,
    )
  })

  it('refuses to change a layer that there is not, or what it has not', () => {
    const layers = [dense(3, 'tanh'), { type: 'dropout', rate: 0.1 } as const, dense(1, 'linear')]
    const edit = (layer: number) =>
      ({ at: 0, change: { type: 'layer', layer, change: { activation: 'relu' } } }) as const
    const dropping = { ...start, network: { ...network, layers } }
    expect(() => createTimeline(dropping, [edit(3)])).toThrow('There are 3 layers, none at 3.')
    expect(() => createTimeline(dropping, [edit(1)])).toThrow(
      'Layer 2 (dropout) has no activation.',
    )
  })
})

describe('many samples', () => {
  const bits: TrainingSpec = { ...training, loss: 'binaryCrossEntropy' }
  const many = (odd: number, at: number): Sample[] =>
    Array.from({ length: 50_000 }, (_, s) => ({
      input: [s, s === at ? odd : 1],
      target: [s === at && Number.isFinite(odd) ? odd : s % 2],
    }))

  it.each([
    [Infinity, 49_999],
    [7, 30_000],
    [0, 1],
  ])('with %d at place %i are looked at in pieces, and then said the same of', (odd, at) => {
    const samples = many(odd, at)
    const whole = problemOf({ network, training: bits, samples: many(odd, at) })
    const pieces = [...lookingAt({ network, training: bits, samples })]
    expect(pieces.length).toBeGreaterThan(2)
    expect(problemOf({ network, training: bits, samples })).toBe(whole)
    expect([...lookingAt({ network, training: bits, samples })]).toEqual([])
  })
})

describe('what fits is not refused', () => {
  it('every reference case', () => {
    for (const { cases } of referenceFiles()) {
      for (const one of cases) expect(problemOf(startOf(one)), one.name).toBeNull()
    }
  })

  it('every network, training and samples of the property tests', () => {
    fc.assert(
      fc.property(runs, ({ start }) => {
        expect(problemOf(start)).toBeNull()
      }),
      { numRuns: 100 },
    )
  })

  it.each(Object.keys(losses) as LossName[])(
    'the loss %s after what it is defined after',
    (loss) => {
      const { after, targets } = losses[loss]
      const target = { any: 3, bits: 1, signs: -1, shares: 0.5, distributions: 1 }[targets]
      const problem = problemWith({
        ...withLayers(dense(1, after ?? 'tanh')),
        training: { loss },
        samples: [{ input: [1, 2], target: [target] }],
      })
      expect(problem).toBeNull()
    },
  )

  it.each(Object.entries(optimizers))('the optimizer %s with its usual settings', (type, one) => {
    const spec = { type, learningRate: 0.1, ...usualOf(one.settings) } as OptimizerSpec
    expect(problemWith(withOptimizer(spec))).toBeNull()
    expect(problemWith(withOptimizer({ type, learningRate: 0.1 }))).toBeNull()
  })

  it.each(Object.entries(schedules))('the schedule %s with its usual settings', (type, one) => {
    expect(problemWith(withSchedule({ type, ...usualOf(one.settings), warmUp: 2 }))).toBeNull()
  })

  it.each(Object.entries(initializers))('the initializer %s of weights', (type, one) => {
    expect(problemWith(withInitial({ type, ...usualOf(one.settings) }))).toBeNull()
  })

  it('soft targets of categorical cross-entropy, in each time step', () => {
    const problem = problemOf({
      network: { ...network, input: [2, 1], layers: [dense(2, 'softmax')] },
      training: { ...training, loss: 'categoricalCrossEntropy' },
      samples: [{ input: [1, 2], target: [0.25, 0.75, 1, 0] }],
    })
    expect(problem).toBeNull()
  })
})
