/** What a person holds back in a layer: frozen units keep their parameters, units that are off give 0. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import { frozenIn } from '../../src/engine/layers/held.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import {
  isHoldable,
  withChange,
  type NetworkSpec,
  type TrainingSpec,
} from '../../src/engine/network.ts'
import { createTimeline } from '../../src/engine/timeline.ts'
import { createTracer } from '../../src/engine/trace.ts'
import { createTrainer, type Start, type TrainerState } from '../../src/engine/trainer.ts'
import { starts } from '../support/runs.ts'
import { plainTraining } from '../support/training.ts'
import { convolution } from '../support/layers.ts'

const plain: TrainingSpec = plainTraining({ optimizer: { type: 'sgd', learningRate: 1 } })

/** Two linear neurons side by side on one input of 1, without a hidden layer: each learns by itself. */
const pair: NetworkSpec = {
  input: [1],
  layers: [{ type: 'dense', units: 2, activation: 'linear' }],
  initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
}

/** Parameters and every array that the optimizer remembers, of the frozen units alone. */
function frozenNumbers({ network, training, numbers }: TrainerState): number[] {
  const layout = layoutOf(network)
  // Parameters, then gradients and settings; the arrays stand before the running products at the end.
  const products = { adam: 2, adamw: 2 }
  const { type } = training.optimizer
  const tail = type === 'adam' || type === 'adamw' ? products[type] : 0
  const { count } = layout
  const arrays = { sgd: 1, adagrad: 1, rmsprop: 1, adam: 2, adamw: 2, adadelta: 2 }[type]
  const isPlain = type === 'sgd' && !(training.optimizer.momentum ?? 0)
  const starts = Array.from(
    { length: isPlain ? 0 : arrays },
    (_, k) => numbers.length - tail - (arrays - k) * count,
  )
  return [0, ...starts].flatMap((first) =>
    frozenIn(network, layout).flatMap(({ start, length }) => [
      ...numbers.subarray(first + start, first + start + length),
    ]),
  )
}

describe('a frozen unit', () => {
  it('keeps its parameters and what the optimizer remembers of them to the last bit, however it is trained', () => {
    const holding = starts.filter(({ network }) => frozenIn(network, layoutOf(network)).length > 0)
    fc.assert(
      fc.property(holding, fc.nat(20), fc.nat(40), (start, before, count) => {
        // Trained first, so that there is something to remember.
        const free = start.network.layers.map((spec) =>
          isHoldable(spec) ? { ...spec, frozen: [] } : spec,
        )
        const trainer = createTrainer({ ...start, network: { ...start.network, layers: free } })
        trainer.run(before)
        start.network.layers.forEach((spec, layer) => {
          if (!isHoldable(spec)) return
          trainer.change({ type: 'layer', layer, change: { frozen: spec.frozen ?? [] } })
        })
        const kept = frozenNumbers(trainer.save())
        expect(kept).not.toEqual([])
        trainer.run(count)
        expect(frozenNumbers(trainer.save())).toEqual(kept)
      }),
    )
  })

  it('leaves clipping to those that learn: only their gradients have a norm', () => {
    // Both outputs are 0 for targets −3 and 100; dz = 2/2 · (y − t) = 3 and −100, on w and on b alike.
    const start: Start = {
      network: withFrozen(pair, [1]),
      training: { ...plain, clipNorm: Math.sqrt(18) },
      samples: [{ input: [1], target: [-3, 100] }],
      seed: 1,
      parameters: null,
    }
    const trainer = createTrainer(start)
    trainer.run(1)
    // ‖(3, 3)‖ = √18 is just allowed: w₁ and b₁ fall by all of 3; w₂ and b₂ stay.
    expect(trainer.parameters[0]).toBeCloseTo(-3, 12)
    expect(trainer.parameters[2]).toBeCloseTo(-3, 12)
    expect([trainer.parameters[1], trainer.parameters[3]]).toEqual([0, 0])
  })

  it('learns again from where it stood when it is released', () => {
    const samples = [{ input: [1], target: [-3, 100] }]
    const start = { network: pair, training: plain, samples, seed: 1, parameters: null }
    const timeline = createTimeline(start, [
      { at: 0, change: { type: 'layer', layer: 0, change: { frozen: [0, 1] } } },
      { at: 2, change: { type: 'layer', layer: 0, change: { frozen: [0] } } },
    ])
    timeline.advance(2)
    expect([...timeline.parameters]).toEqual([0, 0, 0, 0])
    timeline.advance(1)
    expect([...timeline.parameters]).toEqual([0, 100, 0, 100])
    timeline.restore(0)
    timeline.advance(3)
    expect([...timeline.parameters]).toEqual([0, 100, 0, 100])
  })
})

/** 1 → 2 linear → 1 linear, all weights 1 and biases 0. */
const sum: NetworkSpec = {
  ...pair,
  layers: [...pair.layers, { type: 'dense', units: 1, activation: 'linear' }],
}

describe('a unit that is off', () => {
  const off = withChange(
    { network: sum, training: plain },
    { type: 'layer', layer: 0, change: { off: [1] } },
  ).network
  const parameters = Float64Array.of(1, 1, 0, 0, 1, 1, 0)

  it('gives 0, and what it would have said is missing from the answer', () => {
    const answer = new Float64Array(1)
    createEvaluator(sum, 'meanSquaredError').predict(parameters, Float64Array.of(5), answer)
    expect(answer[0]).toBe(10)
    createEvaluator(off, 'meanSquaredError').predict(parameters, Float64Array.of(5), answer)
    expect(answer[0]).toBe(5)
  })

  it('gets no gradient, and its weight onwards none either', () => {
    const tracer = createTracer(off, 'meanSquaredError')
    tracer.trace(parameters, { input: [5], target: [4] })
    // ŷ = 5, dz = 2 · (5 − 4) = 2; dw₁ = 2 · 5, db₁ = 2; onwards dw = 2 · h
    expect([...tracer.gradients]).toEqual([10, 0, 2, 0, 10, 0, 2])
    expect([...tracer.layers[0].outputs]).toEqual([5, 0])
    expect([...tracer.layers[0].weightedSums]).toEqual([5, 5])
  })

  it('of a convolution gives a map of zeros', () => {
    const network: NetworkSpec = {
      input: [1, 2, 2],
      layers: [
        convolution({ kernelSize: [1, 1], padding: 'valid', activation: 'linear', off: [0] }),
        { type: 'flatten' },
      ],
      initial: pair.initial,
    }
    const tracer = createTracer(network, 'meanSquaredError')
    const target = Array.from({ length: 8 }, () => 0)
    tracer.trace(Float64Array.of(1, 1, 0, 0), { input: [1, 2, 3, 4], target })
    expect([...tracer.layers[0].outputs]).toEqual([0, 0, 0, 0, 1, 2, 3, 4])
    // dw₂ = Σ 2/8 · y · x = (1 + 4 + 9 + 16) / 4
    expect([...tracer.gradients]).toEqual([0, 7.5, 0, 2.5])
  })
})

describe('what cannot be held is refused', () => {
  const trainer = createTrainer({
    network: {
      ...sum,
      layers: [...sum.layers.slice(0, 1), { type: 'dropout', rate: 0.5 }, sum.layers[1]],
    },
    training: plain,
    samples: [{ input: [1], target: [1] }],
    seed: 1,
    parameters: null,
  })
  it.each([
    [0, { frozen: [2] }, 'a dense layer of 2 neurons has the frozen neurons [2]'],
    [0, { off: [1, 0] }, 'whole numbers from 0 to 1 in rising order'],
    [2, { off: [0] }, 'the last layer answers'],
    [1, { frozen: [0] }, 'no units that can be held'],
    [0, { rate: 0.5 }, 'no dropout rate'],
    [1, { rate: 1 }, 'from 0 to below 1'],
  ])('in layer %i: %o', (layer, change, words) => {
    expect(() => trainer.change({ type: 'layer', layer, change })).toThrow(words)
  })
})

function withFrozen(network: NetworkSpec, frozen: readonly number[]): NetworkSpec {
  const change = { type: 'layer', layer: 0, change: { frozen } } as const
  return withChange({ network, training: plain }, change).network
}
