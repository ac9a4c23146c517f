/** Dropout silences a share of the values in training, makes up for it in the others, and does nothing in evaluation. */
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import type { NetworkSpec, Sample } from '../../src/engine/network.ts'
import { createTracer } from '../../src/engine/trace.ts'
import { createTrainer } from '../../src/engine/trainer.ts'
import { plainTraining } from '../support/training.ts'

const SIZE = 4000

/** Inputs that go through dropout alone, to targets of 0. */
const network: NetworkSpec = {
  input: [SIZE],
  layers: [{ type: 'dropout', rate: 0.2 }],
  initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
}
const nothing = new Float64Array(0)
const threes: Sample = {
  input: Array.from({ length: SIZE }, () => 3),
  target: Array.from({ length: SIZE }, () => 0),
}

function outputsAt(seed: number, position: number): number[] {
  const tracer = createTracer(network, 'meanSquaredError')
  tracer.trace(nothing, threes, { seed, position })
  return [...tracer.layers[0].outputs]
}

describe('dropout in training', () => {
  it('silences its share of the values, and the others keep the mean', () => {
    const outputs = outputsAt(1, 0)
    // 3 / (1 − 0.2) = 3.75
    expect(outputs.every((value) => value === 0 || value === 3.75)).toBe(true)
    const silenced = outputs.filter((value) => value === 0).length / SIZE
    // Four deviations of √(0.2 · 0.8 / 4000) = 0.0063
    expect(Math.abs(silenced - 0.2)).toBeLessThan(0.026)
  })

  it('silences others for another sample, layer or seed, and the same for the same', () => {
    expect(outputsAt(1, 7)).toEqual(outputsAt(1, 7))
    expect(outputsAt(1, 7)).not.toEqual(outputsAt(1, 8))
    expect(outputsAt(1, 7)).not.toEqual(outputsAt(2, 7))
    const twice = { ...network, layers: [network.layers[0], network.layers[0]] }
    const tracer = createTracer(twice, 'meanSquaredError')
    tracer.trace(nothing, threes, { seed: 1, position: 7 })
    // 0.2 of those that the first one kept
    const [first, second] = tracer.layers.map(({ outputs }) => outputs)
    const kept = first.filter((value) => value > 0).length
    const keptTwice = second.filter((value) => value > 0).length
    expect(Math.abs(keptTwice / kept - 0.8)).toBeLessThan(0.03)
  })

  it('lets no gradient through what it silenced, and scales the others alike', () => {
    const dense = { type: 'dense', units: 8, activation: 'linear' } as const
    const layers = [dense, { type: 'dropout', rate: 0.5 } as const]
    const start = {
      network: { ...network, input: [1], layers },
      training: plainTraining({
        loss: 'meanAbsoluteError',
        optimizer: { type: 'sgd', learningRate: 1 },
      }),
      samples: [{ input: [1], target: Array.from({ length: 8 }, () => -9) }],
      seed: 3,
      parameters: Array.from({ length: 16 }, () => 0),
    } as const
    const trainer = createTrainer(start)
    const tracer = createTracer(start.network, 'meanAbsoluteError')
    tracer.traceStep(trainer.save(), start.samples[0], start.seed)
    const mask = tracer.operations
      .flatMap(({ written }) => written)
      .find(({ name }) => name === 'mask')!.values
    trainer.run(1)
    // All 8 outputs are 9 too high: b ← 0 − 1 · (1/8) · mask, with a mask of 0 or 2
    expect([...trainer.parameters.subarray(8)]).toEqual([...mask].map((kept) => 0 - kept / 8))
    expect(new Set(mask)).toEqual(new Set([0, 2]))
  })
})

describe('dropout in evaluation', () => {
  it('does nothing', () => {
    const outputs = new Float64Array(SIZE)
    const evaluator = createEvaluator(network, 'meanSquaredError')
    expect(evaluator.evaluate(nothing, [threes], outputs, nothing)).toBe(9)
    expect([...outputs]).toEqual(threes.input)
  })
})
