/** Probes are questions about a network and data that change neither. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvaluator, finish, type Probe } from '../../src/engine/evaluate.ts'
import {
  lossAlong,
  lossOver,
  parameterDirection,
  randomDirection,
} from '../../src/engine/landscape.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import type { LossName } from '../../src/engine/losses.ts'
import { sizeOf, type NetworkSpec } from '../../src/engine/network.ts'
import { stream } from '../../src/engine/random.ts'
import { classScores, valueScores } from '../../src/engine/scores.ts'
import { checkSlopes, type Question } from '../../src/engine/slopes.ts'
import { createTracer } from '../../src/engine/trace.ts'
import { problemsOf, smoothActivations } from '../support/runs.ts'

/** z = w·x + b with w = 2, b = 1; samples 1 → 5 and 3 → 5, so y − t = −2 and 2 and L = 4. */
const line: Question = {
  network: {
    input: [1],
    layers: [{ type: 'dense', units: 1, activation: 'linear' }],
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  },
  loss: 'meanSquaredError',
  parameters: Float64Array.of(2, 1),
  samples: [
    { input: [1], target: [5] },
    { input: [3], target: [5] },
  ],
}

/** A question about a random network at random parameters. */
function questionsOf(names?: typeof smoothActivations): fc.Arbitrary<Question & { seed: number }> {
  return problemsOf(names).map(({ network, loss, samples, seed }) => {
    const random = stream(seed, 'data', 1)
    const { count } = layoutOf(network)
    const parameters = Float64Array.from({ length: count }, () => 0.5 * random.normal())
    return { network, loss, samples, parameters, seed }
  })
}

/** All that a probe said on its way. */
function progressOf<Result>(probe: Probe<Result>): number[] {
  const said: number[] = []
  for (const done of probe) said.push(done)
  return said
}

describe('a gradient check', () => {
  it('finds the slopes that are worked by hand', () => {
    // ∂L/∂w = mean of 2 (y − t) x = (2·−2·1 + 2·2·3) / 2 = 4, ∂L/∂b = (2·−2 + 2·2) / 2 = 0
    const [w, b] = finish(checkSlopes(line, [0, 1]))
    expect(w.analytic).toBe(4)
    expect(w.numeric).toBeCloseTo(4, 8)
    expect(w.difference).toBeLessThan(1e-8)
    expect(b.analytic).toBe(0)
    expect(Math.abs(b.numeric)).toBeLessThanOrEqual(2 * b.rounding)
  })

  it('agrees with backpropagation in every parameter of any network, over one sample or all', () => {
    let checked = 0
    let apart = 0
    fc.assert(
      fc.property(questionsOf(smoothActivations), fc.boolean(), (question, isAll) => {
        const samples = isAll ? question.samples : question.samples.slice(0, 1)
        const indices = [...question.parameters.keys()]
        for (const check of finish(checkSlopes({ ...question, samples }, indices))) {
          checked++
          const { analytic, numeric, rounding } = check
          const allowed = 10 * rounding + 1e-7 * Math.max(1, Math.abs(analytic))
          if (!(Math.abs(analytic - numeric) <= allowed)) apart++
        }
      }),
    )
    // A bend of a loss or of max pooling lies within a step now and then.
    expect(apart).toBeLessThan(0.003 * checked)
    expect(checked).toBeGreaterThan(500)
  })

  it('has the gradients that traces have, as their mean', () => {
    fc.assert(
      fc.property(questionsOf(), (question) => {
        const { network, loss, parameters, samples } = question
        const tracer = createTracer(network, loss)
        const mean = new Float64Array(parameters.length)
        for (const sample of samples) {
          tracer.trace(parameters, sample)
          tracer.gradients.forEach((gradient, p) => (mean[p] += gradient / samples.length))
        }
        for (const { parameter, analytic } of finish(checkSlopes(question, [0]))) {
          const allowed = 1e-12 + 1e-9 * Math.abs(analytic)
          expect(Math.abs(analytic - mean[parameter])).toBeLessThanOrEqual(allowed)
        }
      }),
    )
  })

  it('refuses a parameter that there is not in one sentence', () => {
    expect(() => finish(checkSlopes(line, [2]))).toThrow('There are 2 parameters, none at 2.')
  })
})

describe('the loss along one parameter', () => {
  it('is the parabola that is worked by hand', () => {
    // L(w) = ((w − 4)² + (3w − 4)²) / 2: w = 0: (16 + 16) / 2 = 16; w = 2: 4; w = 4: (0 + 64) / 2 = 32
    expect([...finish(lossAlong(line, 0, [0, 2, 4]))]).toEqual([16, 4, 32])
    // L(b) = ((b − 3)² + (b + 1)²) / 2: b = −1: 8; b = 1: 4; b = 3: 8
    expect([...finish(lossAlong(line, 1, [-1, 1, 3]))]).toEqual([8, 4, 8])
  })

  it('is what an evaluation finds there', () => {
    fc.assert(
      fc.property(questionsOf(), fc.double({ min: -3, max: 3, noNaN: true }), (question, value) => {
        const { network, loss, parameters, samples } = question
        const evaluator = createEvaluator(network, loss)
        const nothing = new Float64Array(0)
        const index = parameters.length - 1
        const found = finish(lossAlong(question, index, [parameters[index], value]))
        for (const [k, one] of [parameters[index], value].entries()) {
          const moved = parameters.with(index, one)
          expect(found[k]).toBe(evaluator.evaluate(moved, samples, nothing, nothing))
        }
      }),
    )
  })

  it('is asked of no parameter that there is not', () => {
    expect(() => finish(lossAlong(line, -1, [0]))).toThrow('There are 2 parameters, none at -1.')
  })
})

describe('the loss over two directions', () => {
  it('of two parameters is the bowl that is worked by hand', () => {
    // y − t at (w, b): w + b − 5 and 3w + b − 5
    // (2, 1): −2, 2 → 4; (3, 1): −1, 5 → 13; (2, 3): 0, 4 → 8; (3, 3): 1, 7 → 25
    const across = { direction: parameterDirection(2, 0), steps: [0, 1] }
    const down = { direction: parameterDirection(2, 1), steps: [0, 2] }
    expect([...finish(lossOver(line, across, down))]).toEqual([4, 13, 8, 25])
  })

  it('refuses a direction of another network in one sentence', () => {
    const walk = { direction: new Float64Array(3), steps: [0] }
    expect(() => finish(lossOver(line, walk, walk))).toThrow(
      'Expected a direction of 2 parameters, got 3.',
    )
  })
})

describe('a random direction', () => {
  it('goes as far for each unit’s or filter’s weights as they are long, and leaves biases', () => {
    fc.assert(
      fc.property(questionsOf(), ({ network, parameters, seed }) => {
        const direction = randomDirection(network, parameters, seed, 0)
        for (const { name, start, length, shape } of layoutOf(network).blocks) {
          const rows = name === 'bias' ? 1 : shape[0]
          for (let row = 0; row < rows; row++) {
            const from = start + (row * length) / rows
            const [drawn, weights] = [direction, parameters].map((values) =>
              Math.hypot(...values.subarray(from, from + length / rows)),
            )
            expect(drawn).toBeCloseTo(name === 'bias' ? 0 : weights, 10)
          }
        }
      }),
    )
  })

  it('is the same for the same seed, and another one for another number', () => {
    const { network, parameters } = line
    const direction = (seed: number, number: number): number[] => [
      ...randomDirection(wide, wideParameters, seed, number),
    ]
    const wide = { ...network, input: [6] }
    const wideParameters = new Float64Array(7).fill(parameters[0])
    expect(direction(3, 0)).toEqual(direction(3, 0))
    expect(direction(3, 1)).not.toEqual(direction(3, 0))
    expect(direction(4, 0)).not.toEqual(direction(3, 0))
  })
})

describe('a map', () => {
  it('over a grid of two inputs has every unit’s output in every cell, as traces have it', () => {
    fc.assert(
      fc.property(questionsOf(), fc.nat(40), (question, width) => {
        const { network, loss, parameters, samples } = question
        const [{ input, target }] = samples
        const across = { input: 0, values: Array.from({ length: width }, (_, k) => k / 10 - 1) }
        const down = { input: input.length - 1, values: [-1, 0.5, 2] }
        const layers = [...network.layers.keys()]
        const evaluator = createEvaluator(network, loss)
        const maps = finish(evaluator.mapping(parameters, { fixed: input, across, down }, layers))
        const tracer = createTracer(network, loss)
        const { shapes } = layoutOf(network)
        down.values.forEach((below, row) => {
          across.values.forEach((beside, column) => {
            const inputs = input.with(across.input, beside).with(down.input, below)
            tracer.trace(parameters, { input: inputs, target })
            maps.forEach((map, l) => {
              const size = sizeOf(shapes[l + 1])
              const from = (row * width + column) * size
              expect([...map.subarray(from, from + size)]).toEqual([...tracer.layers[l].outputs])
            })
          })
        })
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    [[0, 0], 0, 0, 'Expected 1 fixed inputs, got 2.'],
    [[0], 1, 0, 'There are 1 inputs, none at 1.'],
    [[0], 0, 1, 'There are 1 layers, none at 1.'],
  ])('of inputs %j along input %i of layer %i is refused in one sentence', (...asked) => {
    const [fixed, input, layer, sentence] = asked
    const across = { input: 0, values: [0] }
    const grid = { fixed, across, down: { input, values: [0] } }
    const evaluator = createEvaluator(line.network, line.loss)
    expect(() => finish(evaluator.mapping(line.parameters, grid, [layer]))).toThrow(sentence)
  })
})

describe('an evaluation with metrics', () => {
  it('of values has the scores that are worked by hand', () => {
    // Targets 5 and 7, outputs 3 and 7: mean of |y − t| = 1, of (y − t)² = 2; R² = 1 − 4 / 2 = −1
    // The naive forecast 4, 5 is 1 and 2 off: 1 / 1.5
    const [first, second] = line.samples
    const samples = [first, { ...second, target: [7] }]
    const scores = finish(valueScores({ ...line, samples }, Float64Array.of(4, 5)))
    expect(scores).toEqual({
      loss: 2,
      meanAbsoluteError: 1,
      rootMeanSquaredError: Math.sqrt(2),
      rSquared: -1,
      naiveRatio: 1 / 1.5,
    })
    expect(finish(valueScores(line, null)).naiveRatio).toBeNull()
  })

  it.each([
    ['meanSquaredError', [0, 1, 1, 0], 3 / 4],
    ['hinge', [-1, 1, 1, 1], 1],
  ] as const)('of classes after %s answers from its threshold on', (loss, targets, accuracy) => {
    // y = 2x + 1 at −1, −0.1, 0, 0.1: −1, 0.8, 1, 1.2, so classes 0, 1, 1, 1 from either threshold on
    const inputs = [-1, -0.1, 0, 0.1]
    const samples = inputs.map((input, s) => ({ input: [input], target: [targets[s]] }))
    const scores = finish(classScores({ ...line, loss, samples }))
    expect(scores.accuracy).toBe(accuracy)
    expect(scores.precision).toBe(loss === 'hinge' ? 1 : 2 / 3)
    expect(scores.recall).toBe(1)
    expect([...scores.confusion.counts]).toEqual(loss === 'hinge' ? [1, 0, 0, 3] : [1, 1, 0, 2])
  })

  it('says −0.3 and 0.3 apart by the threshold 0 of the hinge loss, and alike by 0.5', () => {
    const samples = [-0.65, -0.35].map((x, s) => ({ input: [x], target: [s === 0 ? -1 : 1] }))
    expect(finish(classScores({ ...line, loss: 'hinge', samples })).accuracy).toBe(1)
    const bits = samples.map(({ input, target }) => ({ input, target: [target[0] > 0 ? 1 : 0] }))
    expect(finish(classScores({ ...line, samples: bits })).accuracy).toBe(0.5)
  })

  it('counts every time step of a sequence as an answer', () => {
    const network = { ...line.network, input: [3, 1] }
    const samples = [{ input: [-1, 0, 1], target: [0, 1, 0] }]
    const { confusion, accuracy } = finish(classScores({ ...line, network, samples }))
    expect([...confusion.counts]).toEqual([1, 1, 0, 1])
    expect(accuracy).toBe(2 / 3)
  })

  it('refuses a naive forecast of another length in one sentence', () => {
    expect(() => finish(valueScores(line, new Float64Array(3)))).toThrow(
      'Expected a naive forecast of 2 values, got 3.',
    )
  })
})

describe('a probe is refused in one sentence', () => {
  const parameters = line.parameters
  const [first] = line.samples
  const wide = { ...line, parameters: new Float64Array(3) }
  const odd = { ...line, samples: [{ input: [1, 2], target: [5] }] }
  const evaluatorOf = (layers: readonly object[], loss: string) =>
    createEvaluator({ ...line.network, layers } as NetworkSpec, loss as LossName)
  const unit = { type: 'dense', units: 2, activation: 'softmax' }

  it.each<[string, () => unknown]>([
    ['Expected 2 parameters, got 3.', () => finish(checkSlopes(wide, [0]))],
    ['Expected 2 parameters, got 3.', () => finish(lossAlong(wide, 0, [1]))],
    ['Expected 2 parameters, got 3.', () => finish(valueScores(wide, null))],
    [
      'Expected 2 parameters, got 3.',
      () => randomDirection(line.network, new Float64Array(3), 1, 0),
    ],
    [
      'Expected 2 parameters, got 1.',
      () => createTracer(line.network, line.loss).trace(parameters.slice(1), first),
    ],
    [
      'Expected 2 parameters, got 1.',
      () =>
        createEvaluator(line.network, line.loss).predict(
          parameters.slice(1),
          new Float64Array(1),
          new Float64Array(1),
        ),
    ],
    ['Sample 1 has 2 input values; this network takes 1', () => finish(checkSlopes(odd, [0]))],
    ['Sample 1 has 2 input values; this network takes 1', () => finish(lossAlong(odd, 0, [1]))],
    [
      'Sample 1 has the input value NaN; finite numbers would fit.',
      () => createTracer(line.network, line.loss).trace(parameters, { input: [NaN], target: [1] }),
    ],
    [
      'There are no samples; 1 or more would fit.',
      () => finish(classScores({ ...line, samples: [] })),
    ],
    [
      'Layer 1: softmax stands only in the last layer',
      () => evaluatorOf([unit, { ...unit, activation: 'linear' }], 'meanSquaredError'),
    ],
    ['There is no loss “meanError”', () => evaluatorOf([unit], 'meanError')],
    [
      'The loss binaryCrossEntropy needs sigmoid in the last layer',
      () => createTracer(line.network, 'binaryCrossEntropy'),
    ],
  ])('%s', (sentence, ask) => {
    expect(ask).toThrow(sentence)
  })
})

describe('a long probe', () => {
  const many = Array.from({ length: 200 }, (_, s) => ({ input: [s / 100], target: [1] }))
  const question = { ...line, samples: many }
  const evaluator = createEvaluator(line.network, line.loss)
  const nothing = new Float64Array(0)
  const walk = { direction: parameterDirection(2, 0), steps: [0, 1, 2] }
  const axis = { input: 0, values: many.map(({ input }) => input[0]) }
  const grid = { fixed: [0], across: axis, down: axis }

  it.each<[string, () => Probe<unknown>]>([
    ['evaluation', () => evaluator.evaluating(line.parameters, many, nothing, nothing)],
    ['scores of values', () => valueScores(question, null)],
    ['scores of classes', () => classScores(question)],
    ['map', () => evaluator.mapping(line.parameters, grid, [0])],
    ['gradient check', () => checkSlopes(question, [0, 1])],
    ['loss along a parameter', () => lossAlong(question, 0, [0, 1, 2])],
    ['loss over two directions', () => lossOver(question, walk, walk)],
  ])('tells how far it is, from 0 to 1, many times on its way: %s', (_, ask) => {
    const said = progressOf(ask())
    expect(said.length).toBeGreaterThan(5)
    expect(said).toEqual(said.toSorted((one, other) => one - other))
    expect(said[0]).toBeGreaterThan(0)
    expect(said[0]).toBeLessThan(0.5)
    expect(said.at(-1)).toBeCloseTo(1, 12)
  })

  it('can be left at any time, and the next one is none the worse', () => {
    const left = evaluator.evaluating(Float64Array.of(-1, 7), many, nothing, nothing)
    left.next()
    const loss = evaluator.evaluate(line.parameters, line.samples, nothing, nothing)
    expect(loss).toBe(4)
  })
})
