/** Small random networks of every kind, data, training, edits and ways through them, for property tests. */
import fc from 'fast-check'
import { activations, type ActivationName } from '../../src/engine/activations.ts'
import type { Held } from '../../src/engine/layers/held.ts'
import { kindOf, type LayerSpec } from '../../src/engine/layers/kinds.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import { losses, type LossName } from '../../src/engine/losses.ts'
import {
  isHoldable,
  sizeOf,
  type Change,
  type Edit,
  type NetworkSpec,
  type Sample,
  type Shape,
  type TrainingSpec,
} from '../../src/engine/network.ts'
import type { OptimizerSpec } from '../../src/engine/optimizers.ts'
import type { PenaltySpec } from '../../src/engine/penalties.ts'
import { stream } from '../../src/engine/random.ts'
import type { ScheduleSpec } from '../../src/engine/schedules.ts'
import type { Start } from '../../src/engine/trainer.ts'

/** Activations with a slope everywhere, so that central differences find it. */
export const smoothActivations = (Object.keys(activations) as ActivationName[]).filter(
  (name) => !['step', 'relu', 'leakyRelu', 'elu', 'selu'].includes(name),
)

const everyActivation = Object.keys(activations) as ActivationName[]

const small = fc.integer({ min: 1, max: 3 })
const pair = fc.tuple(small, small)

/** A layer for each number of dimensions that its input may have: a list's, a sequence's and an image's. */
type Choice = readonly [LayerSpec, LayerSpec, LayerSpec]

/** Which of a layer's units are frozen and which off: mostly none. */
const units = fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([0, 1, 2, 3]))
const held = fc.record({ frozen: units, off: units })

function heldIn({ frozen, off }: Required<Held>, count: number): Held {
  const there = (list: readonly number[]): readonly number[] => list.filter((unit) => unit < count)
  return {
    ...(there(frozen).length > 0 && { frozen: there(frozen) }),
    ...(there(off).length > 0 && { off: there(off) }),
  }
}

/** Layers of every kind, for whatever comes in; whether a window fits on its image is another matter. */
function layerOf(names: readonly ActivationName[]): fc.Arbitrary<Choice> {
  const activation = fc.constantFrom(...names)
  const units = fc.integer({ min: 1, max: 4 })
  const returnSequences = fc.boolean()
  const gated = { units, returnSequences, activation: fc.constant('tanh' as const) }
  const type = <Name extends string>(name: Name): fc.Arbitrary<Name> => fc.constant(name)
  const convolution = { type: type('conv2d'), filters: small, kernelSize: pair, activation }
  const dense = fc
    .record({ type: type('dense'), units, activation, held })
    .map(({ held, ...spec }) => ({ ...spec, ...heldIn(held, spec.units) }))
  const flatten = fc.record({ type: type('flatten') })
  const dropout = fc.record({ type: type('dropout'), rate: fc.constantFrom(0, 0.25, 0.6) })
  return fc.tuple(
    fc.oneof({ weight: 3, arbitrary: dense }, dropout, flatten),
    fc.oneof(
      fc.record({ type: type('simpleRnn'), units, activation, returnSequences }),
      fc.record({ type: type('lstm'), ...gated }),
      fc.record({ type: type('gru'), ...gated }),
      fc.oneof(dense, dropout, flatten),
    ),
    fc.oneof(
      fc
        .record({ ...convolution, stride: pair, padding: type('valid'), held })
        .map(({ held, ...spec }) => ({ ...spec, ...heldIn(held, spec.filters) })),
      fc
        .record({
          ...convolution,
          stride: fc.constant([1, 1] as const),
          padding: type('same'),
          held,
        })
        .map(({ held, ...spec }) => ({ ...spec, ...heldIn(held, spec.filters) })),
      fc.record({ type: type('maxPooling2d'), poolSize: pair, stride: pair }),
      fc.record({ type: type('averagePooling2d'), poolSize: pair, stride: pair }),
      fc.oneof(dropout, flatten),
    ),
  )
}

/** A list of numbers, a sequence or an image. */
const inputShapes: fc.Arbitrary<Shape> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 4 })),
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), small) },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 2, max: 5 }),
    ),
  },
)

/** One layer after the other, each for what the one before it gives; an image is made a list at the end. */
function fitting(input: Shape, wanted: readonly Choice[]): { layers: LayerSpec[]; at: Shape } {
  let at = input
  const layers: LayerSpec[] = []
  const take = (spec: LayerSpec): void => {
    const shape = kindOf(spec).outputShape(spec, at)
    if ('problem' in shape) return
    layers.push(spec)
    at = shape
  }
  for (const choice of wanted) take(choice[at.length - 1])
  if (at.length > 2) take({ type: 'flatten' })
  return { layers, at }
}

/** A loss and the last layers that it goes with; null: any, also a recurrent one or flatten. */
const ends: fc.Arbitrary<{ loss: LossName; end: LayerSpec | null }> = fc
  .record({
    loss: fc.constantFrom(...(Object.keys(losses) as LossName[]).filter((l) => l !== 'perceptron')),
    units: fc.integer({ min: 1, max: 3 }),
    activation: fc.constantFrom('linear' as const, 'tanh' as const),
    isOpen: fc.boolean(),
  })
  .map(({ loss, units, activation, isOpen }) => {
    const { after } = losses[loss]
    if (after === null && isOpen) return { loss, end: null }
    return { loss, end: { type: 'dense', units, activation: after ?? activation } }
  })

/** Targets that a loss is defined for. */
function targetOf(loss: LossName, shape: Shape, normal: () => number): number[] {
  const size = sizeOf(shape)
  const values = Array.from({ length: size }, normal)
  switch (losses[loss].targets) {
    case 'any':
      return values
    case 'bits':
      return values.map((value) => (value > 0 ? 1 : 0))
    case 'signs':
      return values.map((value) => (value > 0 ? 1 : -1))
    case 'shares':
      return values.map((value) => Math.min(1, Math.abs(value)))
    case 'distributions': {
      const group = shape.at(-1)!
      const winner = Math.floor(Math.abs(values[0]) * 100) % group
      return values.map((_, k) => (k % group === winner ? 1 : 0))
    }
  }
}

export type Problem = { network: NetworkSpec; loss: LossName; samples: Sample[]; seed: number }

/** A network that fits its loss, and samples that fit both. */
export function problemsOf(
  names: readonly ActivationName[] = everyActivation,
): fc.Arbitrary<Problem> {
  return fc
    .record({
      input: inputShapes,
      wanted: fc.array(layerOf(names), { minLength: 1, maxLength: 4 }),
      ending: ends,
      count: fc.integer({ min: 1, max: 9 }),
      seed: fc.nat(0xffffffff),
    })
    .map(({ input, wanted, ending: { loss, end }, count, seed }) => {
      const body = fitting(input, wanted)
      const isOpen = end === null && layoutCount(input, body.layers) > 0
      const last: LayerSpec = end ?? { type: 'dense', units: 2, activation: 'linear' }
      const layers = isOpen
        ? [...body.layers.slice(0, -1), answering(body.layers.at(-1)!)]
        : [...body.layers, last]
      const network: NetworkSpec = {
        input,
        layers,
        initial: { weights: { type: 'xavierUniform' }, bias: { type: 'uniform', limit: 0.5 } },
      }
      const random = stream(seed, 'data')
      const output = layoutOf(network).shapes.at(-1)!
      const samples = Array.from({ length: count }, () => ({
        input: Array.from({ length: sizeOf(input) }, () => random.normal()),
        target: targetOf(loss, output, () => random.normal()),
      }))
      return { network, loss, samples, seed }
    })
}

/** The last layer answers: none of its units is off. */
function answering(spec: LayerSpec): LayerSpec {
  if (!isHoldable(spec)) return spec
  const { off: _, ...others } = spec
  return others
}

function layoutCount(input: Shape, layers: readonly LayerSpec[]): number {
  const initial = { weights: { type: 'zeros' }, bias: { type: 'zeros' } } as const
  return layoutOf({ input, layers, initial }).count
}

const learningRate = fc.constantFrom(0, 0.003, 0.05)

/** Every optimizer, with and without its settings. */
const optimizerSpecs: fc.Arbitrary<OptimizerSpec> = fc.oneof(
  fc
    .record({
      type: fc.constant('sgd' as const),
      learningRate,
      momentum: fc.constantFrom(0, 0.5, 0.9),
      nesterov: fc.boolean(),
    })
    .map((spec) => ({ ...spec, nesterov: spec.nesterov && spec.momentum > 0 })),
  fc.record({
    type: fc.constantFrom('adagrad' as const, 'rmsprop' as const, 'adadelta' as const),
    learningRate,
    epsilon: fc.constantFrom(1e-8, 1e-4),
  }),
  fc.record({
    type: fc.constantFrom('adam' as const, 'adamw' as const),
    learningRate,
    beta1: fc.constantFrom(0, 0.9),
  }),
  fc.record({ type: fc.constant('adamw' as const), learningRate, weightDecay: fc.constant(0.1) }),
)

const schedules: fc.Arbitrary<ScheduleSpec> = fc.oneof(
  fc.record({ type: fc.constant('constant' as const), warmUp: fc.nat(4) }),
  fc.record({ type: fc.constant('step' as const), every: small, factor: fc.constant(0.5) }),
  fc.record({
    type: fc.constant('exponential' as const),
    factor: fc.constant(0.9),
    warmUp: fc.nat(2),
  }),
  fc.record({
    type: fc.constant('cosine' as const),
    epochs: fc.integer({ min: 1, max: 20 }),
    lowest: fc.constant(0.001),
  }),
)

const regularizations: fc.Arbitrary<PenaltySpec> = fc.record({
  type: fc.constantFrom('none' as const, 'l1' as const, 'l2' as const),
  rate: fc.constantFrom(0, 0.01),
})

const settings = {
  optimizer: optimizerSpecs,
  schedule: schedules,
  batchSize: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.constant(1000)),
  regularization: regularizations,
  clipNorm: fc.constantFrom(null, 0.1, 5),
  order: fc.constantFrom('inOrder' as const, 'shuffled' as const),
}

/** Where a random run starts: any network, loss and training, up to 9 samples. */
export const starts: fc.Arbitrary<Start> = fc
  .record({
    problem: problemsOf(),
    training: fc.record(settings),
    shifts: fc.integer({ min: 0, max: 1 }),
  })
  .map(({ problem: { network, loss, samples, seed }, training, shifts }) => ({
    network,
    // The smallest image is of 2 × 2.
    training: { loss, ...training, ...(network.input.length === 3 && { shifts }) },
    samples,
    seed,
    parameters: null,
  }))

/** A perceptron: one layer of step units. */
const perceptrons: fc.Arbitrary<Start> = fc
  .record({
    input: small,
    units: small,
    training: fc.record(settings),
    seed: fc.nat(0xffffffff),
  })
  .map(({ input, units, training, seed }) => {
    const random = stream(seed, 'data')
    const samples = Array.from({ length: 5 }, () => ({
      input: Array.from({ length: input }, () => random.normal()),
      target: targetOf('perceptron', [units], () => random.normal()),
    }))
    const network: NetworkSpec = {
      input: [input],
      layers: [{ type: 'dense', units, activation: 'step' }],
      initial: { weights: { type: 'normal', deviation: 1 }, bias: { type: 'zeros' } },
    }
    return {
      network,
      training: { loss: 'perceptron', ...training },
      samples,
      seed,
      parameters: null,
    }
  })

/** Losses that go with the same last layer and the same targets. */
function lossesBeside(loss: LossName): LossName[] {
  return losses[loss].after === null && loss !== 'hinge'
    ? ['meanSquaredError', 'meanAbsoluteError', 'huber']
    : [loss]
}

/** Any change that fits a start. */
function changesOf({ network, training }: Start): fc.Arbitrary<Change> {
  const { count } = layoutOf(network)
  const parts: fc.Arbitrary<Partial<TrainingSpec>>[] = [
    fc.record(settings, { requiredKeys: [] }),
    fc.record({ loss: fc.constantFrom(...lossesBeside(training.loss)) }),
    ...(network.input.length === 3 ? [fc.record({ shifts: fc.integer({ min: 0, max: 1 }) })] : []),
  ]
  const dense = network.layers.flatMap(({ type }, l) => (type === 'dense' ? [l] : [])).slice(0, -1)
  const activation = fc.constantFrom('sigmoid' as const, 'tanh' as const, 'relu' as const)
  const holds = network.layers.flatMap((spec, layer) =>
    isHoldable(spec) && layer < network.layers.length - 1 ? [{ spec, layer }] : [],
  )
  const drops = network.layers.flatMap(({ type }, l) => (type === 'dropout' ? [l] : []))
  return fc.oneof(
    fc.record({
      type: fc.constant('parameter' as const),
      index: fc.integer({ min: 0, max: count - 1 }),
      value: fc.double({ min: -2, max: 2, noNaN: true }),
    }),
    fc.record({ type: fc.constant('training' as const), training: fc.oneof(...parts) }),
    ...(dense.length === 0
      ? []
      : [
          fc.record({
            type: fc.constant('layer' as const),
            layer: fc.constantFrom(...dense),
            change: fc.record({ activation }),
          }),
        ]),
    ...holds.map(({ spec, layer }) =>
      held.map(({ frozen, off }) => {
        const count = spec.type === 'conv2d' ? spec.filters : spec.units
        const change = { frozen: [], off: [], ...heldIn({ frozen, off }, count) }
        return { type: 'layer' as const, layer, change }
      }),
    ),
    ...drops.map((layer) =>
      fc.record({
        type: fc.constant('layer' as const),
        layer: fc.constant(layer),
        change: fc.record({ rate: fc.constantFrom(0, 0.3) }),
      }),
    ),
  )
}

/** A start with edits that fit it, in the order of their positions. */
export const runs: fc.Arbitrary<{ start: Start; edits: Edit[] }> = fc
  .oneof({ weight: 6, arbitrary: starts }, { weight: 1, arbitrary: perceptrons })
  .chain((start) =>
    fc
      .array(fc.record({ at: fc.integer({ min: 0, max: 60 }), change: changesOf(start) }), {
        maxLength: 5,
      })
      .map((edits) => ({ start, edits: edits.toSorted((one, other) => one.at - other.at) })),
  )
