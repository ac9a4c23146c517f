/** Random shifts move a training image by a few pixels, and nothing else. */
import { describe, expect, it } from 'vitest'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import type { NetworkSpec, TrainingSpec } from '../../src/engine/network.ts'
import { copyShifted, shiftAt } from '../../src/engine/shifts.ts'
import { createTracer } from '../../src/engine/trace.ts'
import { createTrainer, type Start } from '../../src/engine/trainer.ts'

const training: TrainingSpec = {
  loss: 'meanSquaredError',
  optimizer: { type: 'sgd', learningRate: 1 },
  schedule: { type: 'constant' },
  batchSize: 1,
  regularization: { type: 'none', rate: 0 },
  clipNorm: null,
  order: 'inOrder',
  shifts: 1,
}

/** One linear neuron on an image of 2 × 3. */
const network: NetworkSpec = {
  input: [1, 2, 3],
  layers: [{ type: 'flatten' }, { type: 'dense', units: 1, activation: 'linear' }],
  initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
}
const image = [1, 2, 3, 4, 5, 6]
const start: Start = {
  network,
  training,
  samples: [{ input: image, target: [-0.5] }],
  seed: 5,
  parameters: null,
}

function shifted(shift: readonly [number, number]): number[] {
  const memory = new Float64Array(6).fill(9)
  copyShifted(image, 0, memory, 0, { shape: network.input, shift })
  return [...memory]
}

describe('a shift', () => {
  it.each([
    [
      [0, 0],
      [1, 2, 3, 4, 5, 6],
    ],
    [
      [1, 0],
      [0, 0, 0, 1, 2, 3],
    ],
    [
      [-1, 0],
      [4, 5, 6, 0, 0, 0],
    ],
    [
      [0, 1],
      [0, 1, 2, 0, 4, 5],
    ],
    [
      [0, -2],
      [3, 0, 0, 6, 0, 0],
    ],
    [
      [1, -1],
      [0, 0, 0, 2, 3, 0],
    ],
  ] as const)('of %j pixels down and across lets zeros come in', (shift, moved) => {
    expect(shifted(shift)).toEqual(moved)
  })

  it('moves each channel by itself', () => {
    const memory = new Float64Array(8)
    copyShifted([1, 2, 3, 4, 5, 6, 7, 8], 0, memory, 0, { shape: [2, 2, 2], shift: [1, 1] })
    expect([...memory]).toEqual([0, 0, 0, 1, 0, 0, 0, 5])
  })

  it('goes each way as often, another for each position and seed, the same for the same', () => {
    const counts = new Map<string, number>()
    for (let position = 0; position < 2500; position++) {
      const words = shiftAt(3, position, 2).join()
      counts.set(words, (counts.get(words) ?? 0) + 1)
    }
    // 25 ways of 100 each, give or take five deviations of √(2500 · 0.04 · 0.96) = 9.8
    expect(counts.size).toBe(25)
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(49)
    expect(shiftAt(3, 7, 2)).toEqual(shiftAt(3, 7, 2))
  })
})

describe('training with random shifts', () => {
  it('sees the image where the position puts it, and the trace of the step sees it there too', () => {
    const trainer = createTrainer(start)
    const tracer = createTracer(network, 'meanSquaredError', training)
    for (let position = 0; position < 8; position++) {
      const [weights, bias] = [trainer.parameters.slice(0, 6), trainer.parameters[6]]
      const seen = shifted(shiftAt(5, position, 1))
      tracer.traceStep(trainer.save(), start.samples[0], 5)
      trainer.run(1)
      // dw = 2 · (ŷ − t) · x
      const output = seen.reduce((sum, x, i) => sum + x * weights[i], 0) + bias
      seen.forEach((x, i) => {
        const expected = weights[i] - 2 * (output + 0.5) * x
        expect(trainer.parameters[i]).toBeCloseTo(expected, 6 - Math.log10(1 + Math.abs(expected)))
        expect(tracer.gradients[i]).toBeCloseTo(2 * (output + 0.5) * x, 6)
      })
      if (Math.abs(output) > 1e3) break
    }
  })

  it('leaves evaluations and the trace of a sample as they are', () => {
    const trainer = createTrainer(start)
    trainer.run(1)
    const tracer = createTracer(network, 'meanSquaredError', training)
    tracer.trace(trainer.parameters, start.samples[0])
    const { parameters } = trainer
    const output = image.reduce((sum, x, i) => sum + x * parameters[i], 0) + parameters[6]
    expect(tracer.layers[1].outputs[0]).toBeCloseTo(output, 10)
    const answer = new Float64Array(1)
    const evaluator = createEvaluator(network, 'meanSquaredError')
    evaluator.predict(parameters, Float64Array.from(image), answer)
    expect(answer[0]).toBeCloseTo(output, 10)
  })

  it('is refused where there is no image, or the shift would leave nothing of it', () => {
    const flat = { ...start, network: { ...network, input: [6] } }
    expect(() => createTrainer(flat)).toThrow('Random shifts are of images')
    const far = { ...start, training: { ...training, shifts: 2 } }
    expect(() => createTrainer(far)).toThrow('a whole number from 0 to 1 would fit')
    const odd = { ...start, training: { ...training, shifts: 0.5 } }
    expect(() => createTrainer(odd)).toThrow('a whole number from 0 to 1 would fit')
  })
})
