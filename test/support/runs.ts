/** Small random networks, data, edits and ways through them, for property tests. */
import fc from 'fast-check'
import { layoutOf } from '../../src/engine/layout.ts'
import type { Edit, NetworkSpec, Sample, TrainingSpec } from '../../src/engine/network.ts'
import { stream } from '../../src/engine/random.ts'
import type { Start } from '../../src/engine/trainer.ts'

/** Where a random run starts: up to 3 layers of up to 4 units, up to 9 samples, any batch size and order. */
export const starts: fc.Arbitrary<Start> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 3 }),
    layers: fc.array(
      fc.record({
        type: fc.constant('dense' as const),
        units: fc.integer({ min: 1, max: 4 }),
        activation: fc.constantFrom('linear', 'sigmoid', 'tanh', 'relu', 'step'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    count: fc.integer({ min: 1, max: 9 }),
    batchSize: fc.integer({ min: 1, max: 10 }),
    order: fc.constantFrom('inOrder', 'shuffled'),
    learningRate: fc.constantFrom(0, 0.01, 0.1),
    seed: fc.nat(0xffffffff),
  })
  .map(({ inputs, layers, count, batchSize, order, learningRate, seed }) => {
    const random = stream(seed, 'data')
    const numbers = (length: number): number[] => Array.from({ length }, () => random.normal())
    const network: NetworkSpec = {
      input: [inputs],
      layers,
      initial: {
        weights: { type: 'xavierUniform' },
        bias: { type: 'uniform', limit: 0.5 },
      },
    }
    const training: TrainingSpec = {
      loss: 'meanSquaredError',
      optimizer: { type: 'sgd', learningRate, momentum: 0, nesterov: false },
      schedule: { type: 'constant' },
      batchSize,
      regularization: { type: 'none', rate: 0 },
      clipNorm: null,
      order,
    }
    const samples: Sample[] = Array.from({ length: count }, () => ({
      input: numbers(inputs),
      target: numbers(layers.at(-1)!.units),
    }))
    return { network, training, samples, seed, parameters: null }
  })

/** A start with edits that fit it, in the order of their positions. */
export const runs: fc.Arbitrary<{ start: Start; edits: Edit[] }> = starts.chain((start) => {
  const { count } = layoutOf(start.network)
  const change: fc.Arbitrary<Edit['change']> = fc.oneof(
    fc.record({
      type: fc.constant('parameter' as const),
      index: fc.integer({ min: 0, max: count - 1 }),
      value: fc.double({ min: -2, max: 2, noNaN: true }),
    }),
    fc.record({
      type: fc.constant('training' as const),
      training: fc.oneof(
        fc.record({ batchSize: fc.integer({ min: 1, max: 10 }) }),
        fc.record({ order: fc.constantFrom('inOrder' as const, 'shuffled' as const) }),
        fc.record({
          optimizer: fc.record({
            type: fc.constant('sgd' as const),
            learningRate: fc.constantFrom(0, 0.02, 0.2),
            momentum: fc.constant(0 as const),
            nesterov: fc.constant(false as const),
          }),
        }),
      ),
    }),
    fc.record({
      type: fc.constant('layer' as const),
      layer: fc.integer({ min: 0, max: start.network.layers.length - 1 }),
      change: fc.record({ activation: fc.constantFrom('sigmoid' as const, 'tanh' as const) }),
    }),
  )
  return fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 60 }), change }), { maxLength: 5 })
    .map((edits) => ({ start, edits: edits.toSorted((one, other) => one.at - other.at) }))
})
