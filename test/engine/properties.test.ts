/** What holds for every network, loss, optimizer and schedule: gradients, determinism, and no NaN where there is a value. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  activationKernels,
  activations,
  type ActivationName,
} from '../../src/engine/activations.ts'
import { createEvaluator } from '../../src/engine/evaluate.ts'
import { kernels, type Kernel } from '../../src/engine/kernels/kernels.ts'
import { losses, type LossName } from '../../src/engine/losses.ts'
import type { NetworkSpec } from '../../src/engine/network.ts'
import { compile, type Machine } from '../../src/engine/plan.ts'
import { stream } from '../../src/engine/random.ts'
import { createTracer } from '../../src/engine/trace.ts'
import { createTrainer, type Start, type Trainer } from '../../src/engine/trainer.ts'
import { problemsOf, runs, smoothActivations, starts, type Problem } from '../support/runs.ts'
import { plainTraining } from '../support/training.ts'

const noTraining = { type: 'sgd', learningRate: 0 } as const

/** First parameters of a problem's network, drawn from its seed. */
function parametersOf({ network, loss, samples, seed }: Problem): Float64Array {
  const training: Start['training'] = plainTraining({ loss, optimizer: noTraining })
  return createTrainer({ network, training, samples, seed, parameters: null }).parameters
}

describe('backpropagation', () => {
  it('through any network equals central differences, in every parameter, dropout included', () => {
    let compared = 0
    let bends = 0
    fc.assert(
      fc.property(problemsOf(smoothActivations), fc.nat(1000), (problem, position) => {
        const { network, loss, samples, seed } = problem
        const parameters = parametersOf(problem)
        const tracer = createTracer(network, loss)
        const lossAt = (index: number, value: number): number => {
          tracer.trace(parameters.with(index, value), samples[0], { seed, position })
          return tracer.loss
        }
        const slopeAt = (index: number, value: number, step: number): number =>
          (lossAt(index, value + step) - lossAt(index, value - step)) / (2 * step)
        tracer.trace(parameters, samples[0], { seed, position })
        const gradients = tracer.gradients.slice()
        gradients.forEach((gradient, p) => {
          const [wide, narrow] = [2e-5, 1e-5].map((step) => slopeAt(p, parameters[p], step))
          const allowed = 2e-6 * Math.max(1, Math.abs(gradient))
          // Across a bend (of a loss, or where another value wins in max pooling) neither is the slope.
          if (Math.abs(wide - narrow) > allowed) {
            bends++
            return
          }
          compared++
          expect(Math.abs(gradient - narrow), `parameter ${p}`).toBeLessThan(allowed)
        })
      }),
      { numRuns: 150 },
    )
    expect(bends).toBeLessThan(0.01 * compared)
  })
})

/** All that a later step depends on. */
function photograph(trainer: Trainer): object {
  const { network, training, inForce, counters, numbers } = trainer.save()
  const { parameters, gradients } = trainer
  const gradientsStart = parameters.length
  // Between batches the last one's gradients still lie there, and nobody reads them.
  if (counters.batchSeen === 0) numbers.fill(0, gradientsStart, gradientsStart + gradients.length)
  return { network, training, inForce, counters, numbers: [...numbers] }
}

describe('the same seed gives the same bytes', () => {
  it('however the samples of a batch are cut into chunks', () => {
    fc.assert(
      fc.property(
        problemsOf(),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 9, maxLength: 9 }),
        (problem, sizes) => {
          const { network, loss, samples } = problem
          const parameters = parametersOf(problem)
          const [whole, cut] = [1, 2].map(() => compile({ network, loss, optimizer: noTraining }))
          for (const machine of [whole, cut]) {
            machine.memory.set(parameters, machine.places.parameters)
            machine.begin()
          }
          chunk(whole, problem, 0, samples.length)
          for (let from = 0, k = 0; from < samples.length; k++) {
            const to = Math.min(samples.length, from + sizes[k])
            chunk(cut, problem, from, to)
            from = to
          }
          const gradientsOf = ({ memory, places, layout }: Machine): Float64Array =>
            memory.slice(places.gradients, places.gradients + layout.count)
          expect(bitsOf(gradientsOf(cut))).toEqual(bitsOf(gradientsOf(whole)))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('however a run is cut: sample by sample, in pieces of any size, at once', () => {
    fc.assert(
      fc.property(starts, fc.array(fc.integer({ min: 1, max: 40 })), (start, pieces) => {
        const count = pieces.reduce((sum, piece) => sum + piece, 0)
        const [whole, single, cut] = [1, 2, 3].map(() => createTrainer(start))
        const divergence = whole.run(count)
        let stop = null
        for (let s = 0; s < count && !stop; s++) stop = single.run(1)
        expect(stop).toEqual(divergence)
        stop = null
        for (const piece of pieces) stop ??= cut.run(piece)
        expect(stop).toEqual(divergence)
        expect(photograph(single)).toEqual(photograph(whole))
        expect(photograph(cut)).toEqual(photograph(whole))
      }),
    )
  })

  it('from any saved state on, in another trainer too', () => {
    fc.assert(
      fc.property(runs, fc.nat(50), fc.nat(50), ({ start, edits }, before, after) => {
        const trainer = createTrainer(start)
        trainer.run(before)
        for (const { change } of edits) {
          trainer.change(change)
          trainer.run(1)
        }
        const state = trainer.save()
        const other = createTrainer(start)
        other.run(7)
        other.load(state)
        expect(other.run(after)).toEqual(trainer.run(after))
        expect(photograph(other)).toEqual(photograph(trainer))
        trainer.load(state)
        trainer.run(after)
        expect(photograph(trainer)).toEqual(photograph(other))
      }),
    )
  })

  it('whatever is asked on the way: traces and evaluations disturb nothing', () => {
    fc.assert(
      fc.property(starts, fc.nat(60), (start, count) => {
        const { network, training, samples, seed } = start
        const [asked, left] = [createTrainer(start), createTrainer(start)]
        const tracer = createTracer(network, training.loss, training)
        const evaluator = createEvaluator(network, training.loss)
        const nothing = new Float64Array(0)
        for (let s = 0; s < count; s++) {
          tracer.traceStep(asked.save(), samples[asked.current], seed)
          evaluator.evaluate(asked.parameters, samples, nothing, nothing)
          if (asked.run(1)) break
        }
        left.run(count)
        expect(photograph(asked)).toEqual(photograph(left))
      }),
    )
  })
})

/** A training that leaves the finite numbers sooner or later, with changes that act from the next batch on. */
const wildRuns = fc.record({
  start: starts,
  learningRate: fc.constantFrom(1e3, 1e30, 1e200),
  before: fc.nat(12),
  clipNorm: fc.constantFrom(null, 1e300),
  penalty: fc.constantFrom('none' as const, 'l2' as const),
  pieces: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }),
})

it('a step that would not be finite is not made, and is the same one however the run was cut', () => {
  let diverged = 0
  fc.assert(
    fc.property(wildRuns, ({ start, learningRate, before, clipNorm, penalty, pieces }) => {
      const wild = (): Trainer => {
        const trainer = createTrainer(start)
        trainer.run(before)
        const optimizer = { type: 'sgd', learningRate } as const
        const regularization = { type: penalty, rate: 1 } as const
        trainer.change({ type: 'training', training: { optimizer, regularization, clipNorm } })
        return trainer
      }
      const [whole, cut] = [wild(), wild()]
      const divergence = whole.run(200)
      let stop = null
      for (let k = 0; cut.position < before + 200 && !stop; k++) {
        const piece = pieces[k % pieces.length]
        stop = cut.run(Math.min(piece, before + 200 - cut.position))
      }
      expect(stop).toEqual(divergence)
      expect(photograph(cut)).toEqual(photograph(whole))
      expect([...whole.parameters].every(Number.isFinite)).toBe(true)
      if (!divergence) return
      diverged++
      expect(divergence.position).toBe(whole.position)
      expect(whole.run(1)).toEqual(divergence)
    }),
    { numRuns: 200 },
  )
  expect(diverged).toBeGreaterThan(10)
})

it('a frozen weight whose gradient is not finite stops training at the same sample, however that is cut', () => {
  const layers = [
    { type: 'simpleRnn', units: 1, activation: 'linear', returnSequences: false },
    { type: 'dense', units: 1, activation: 'sigmoid', frozen: [0] },
    { type: 'dense', units: 1, activation: 'linear' },
  ] as const
  const start: Start = {
    network: {
      input: [3, 1],
      layers,
      initial: { weights: { type: 'xavierUniform' }, bias: { type: 'uniform', limit: 0.5 } },
    },
    training: plainTraining({
      optimizer: { type: 'sgd', learningRate: 1000 },
      batchSize: 3,
      regularization: { type: 'l2', rate: 1 },
    }),
    samples: [
      { input: [-0.086, -0.272, 0.31], target: [-0.788] },
      { input: [0.797, 0.11, -0.315], target: [0.59] },
      { input: [0.817, -0.752, -0.155], target: [0.462] },
      { input: [-0.955, 0.297, -1.348], target: [-1.144] },
    ],
    seed: 0,
    parameters: null,
  }
  const stops = [200, 9, 4, 3, 1].map((piece) => {
    const trainer = createTrainer(start)
    let stop = null
    while (!stop && trainer.position < 200) {
      stop = trainer.run(Math.min(piece, 200 - trainer.position))
    }
    return stop
  })
  expect(stops[0]).not.toBeNull()
  expect(stops).toEqual(stops.map(() => stops[0]))
})

/** One chunk of a problem's samples, forward and backward. */
function chunk(machine: Machine, { samples }: Problem, from: number, to: number): void {
  const { memory, places } = machine
  const rows = samples.slice(from, to)
  memory.set(
    rows.flatMap(({ input }) => input),
    places.input,
  )
  memory.set(
    rows.flatMap(({ target }) => target),
    places.target,
  )
  machine.forward(rows.length)
  machine.loss(rows.length)
  machine.backward(rows.length)
}

/** Bit patterns: unlike numbers they tell 0 from −0. */
function bitsOf(values: Float64Array): bigint[] {
  return [...new BigUint64Array(values.slice().buffer)]
}

/** Finite numbers from the smallest to the largest whose products are finite. */
const extremes = [0, 5e-324, 1e-150, 1e-8, 1, 20, 745, 1e8, 1e150].flatMap((size) => [size, -size])

describe('no finite number gives NaN', () => {
  it.each(Object.keys(activations) as ActivationName[])('in %s and its slope', (name) => {
    const count = extremes.length
    const { forward, backward } = activationKernels(name)
    for (const outputGradient of extremes) {
      const memory = new Float64Array(count * 4)
      memory.set(extremes)
      memory.fill(outputGradient, count * 2, count * 3)
      const run: Kernel = kernels[forward]
      const runBackward: Kernel = kernels[backward]
      run(memory, 1, 0, count, count, count, 0, 0, 0, 0)
      runBackward(memory, 1, 0, count, count * 2, count * 3, count, count, 0, 0)
      expect([...memory].every(Number.isFinite)).toBe(true)
    }
  })

  it('in softmax and its slope, of any values together', () => {
    const { forward, backward } = activationKernels('softmax')
    const run: Kernel = kernels[forward]
    const runBackward: Kernel = kernels[backward]
    const value = fc.constantFrom(...extremes)
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), value, (values, gradient) => {
        const count = values.length
        const memory = new Float64Array(count * 4)
        memory.set(values)
        memory.fill(gradient, count * 2, count * 3)
        run(memory, 1, 0, count, count, count, 0, 0, 0, 0)
        runBackward(memory, 1, 0, count, count * 2, count * 3, count, count, 0, 0)
        expect([...memory].every(Number.isFinite)).toBe(true)
        const sum = memory.subarray(count, count * 2).reduce((total, share) => total + share, 0)
        expect(sum).toBeCloseTo(1, 12)
      }),
    )
  })

  it.each(Object.keys(losses) as LossName[])('in %s and its gradient', (name) => {
    const { after } = losses[name]
    const run: Kernel = kernels[losses[name].kernel]
    const value = fc.constantFrom(...extremes)
    const values = fc.array(value, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(values, fc.nat(3), (sums, winner) => {
        const count = sums.length
        // z, y, t, L, gradient
        const memory = new Float64Array(count * 4 + 1)
        memory.set(sums)
        const forward: Kernel = kernels[activationKernels(after ?? 'linear').forward]
        forward(memory, 1, 0, count, count, count, 0, 0, 0, 0)
        memory[count * 2 + (winner % count)] = 1
        run(memory, 1, 0, count, count * 2, count * 3, count * 3 + 1, count, count, 0)
        expect([...memory].every(Number.isFinite)).toBe(true)
      }),
    )
  })

  it('in any network, forward or backward, as long as its products are finite', () => {
    fc.assert(
      fc.property(problemsOf(), fc.nat(0xffffffff), (problem, seed) => {
        const { network, loss, samples } = problem
        const size = largestSize(network)
        const random = stream(seed, 'data')
        const wild = (): number => {
          const magnitude = [0, 1, size][random.below(3)]
          return random.below(2) === 0 ? magnitude : -magnitude
        }
        const tracer = createTracer(network, loss)
        const parameters = Float64Array.from(tracer.gradients, wild)
        const { input, target } = samples[0]
        tracer.trace(parameters, { input: input.map(wild), target })
        for (const { written } of tracer.operations) {
          for (const { name, layer, values } of written) {
            expect([...values].some(Number.isNaN), `${name} of layer ${layer}`).toBe(false)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** Powers of ten are shared out among the factors that meet on the way through a network and back. */
function largestSize({ input, layers }: NetworkSpec): number {
  const factors = layers.map(({ type }) =>
    type === 'simpleRnn' || type === 'lstm' || type === 'gru' ? input[0] + 1 : 1,
  )
  const depth = factors.reduce((sum, count) => sum + count, 1)
  return 10 ** Math.floor(130 / depth)
}
