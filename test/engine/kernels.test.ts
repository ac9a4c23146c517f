/** Laws of the tables: what holds for every activation, loss, initializer and layer, entry by entry. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { activations, type ActivationName } from '../../src/engine/activations.ts'
import { draw, initializers, type InitialSpec } from '../../src/engine/initializers.ts'
import { kernels, type Kernel } from '../../src/engine/kernels/kernels.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import { losses, type LossName } from '../../src/engine/losses.ts'
import type { NetworkSpec } from '../../src/engine/network.ts'
import { compile } from '../../src/engine/plan.ts'
import { stream } from '../../src/engine/random.ts'
import { createTracer } from '../../src/engine/trace.ts'

const points = [-30, -3, -1.5, -0.5, -1e-3, 1e-3, 0.25, 1, 2, 30]

/** (f(x + h) − f(x − h)) / 2h */
function centralDifference(value: (x: number) => number, x: number, h = 1e-6): number {
  return (value(x + h) - value(x - h)) / (2 * h)
}

describe.each(Object.entries(activations))('activation %s', (name, activation) => {
  it('has the slope that central differences find', () => {
    for (const z of points) {
      const slope = activation.slopeAt(z, activation.valueAt(z))
      expect(slope).toBeCloseTo(centralDifference(activation.valueAt, z), 8)
    }
  })

  it('is computed by its kernels, a whole chunk at once', () => {
    const count = points.length
    const memory = new Float64Array(count * 4)
    memory.set(points)
    memory.fill(3, count * 2, count * 3)
    const forward: Kernel = kernels[activation.forward]
    const backward: Kernel = kernels[activation.backward]
    forward(memory, 2, 0, count, count / 2, 0, 0, 0, 0, 0)
    backward(memory, 2, 0, count, count * 2, count * 3, count / 2, 0, 0, 0)
    points.forEach((z, k) => {
      const y = activation.valueAt(z)
      expect(memory[count + k]).toBe(y)
      expect(memory[count * 3 + k]).toBe(3 * activation.slopeAt(z, y))
    })
  })

  it('gives neither infinity nor NaN far out', () => {
    for (const z of [-800, 800, -1e300, 1e300]) {
      expect(Number.isNaN(activation.valueAt(z))).toBe(false)
      expect(Number.isFinite(activation.slopeAt(z, activation.valueAt(z)))).toBe(true)
    }
  })

  it.skipIf(name === 'step')('lets NaN through, so that a step that blew up is noticed', () => {
    expect(activation.valueAt(NaN)).toBeNaN()
  })
})

it('exactly at a bend the slope is that of the side below', () => {
  expect(activations.relu.slopeAt(0)).toBe(0)
  expect(activations.step.valueAt(0)).toBe(1)
})

describe.each(Object.keys(losses) as LossName[])('loss %s', (name) => {
  it('has the gradient that central differences find, of each output', () => {
    const outputs = [0.3, -1.2, 2.5]
    const targets = [1, 0, 1]
    const lossOf = (y: readonly number[]): Float64Array => {
      const memory = Float64Array.from([...y, ...targets, 0, 0, 0, 0])
      const kernel: Kernel = kernels[losses[name].kernel]
      kernel(memory, 1, 0, 0, 3, 6, 7, 3, 3, 0)
      return memory
    }
    outputs.forEach((y, o) => {
      const slope = centralDifference((moved) => lossOf(outputs.with(o, moved))[6], y)
      // Rosenblatt's rule is no derivative: y − t has the slope's sign, times the distance.
      const factor = name === 'perceptron' ? 3 * Math.abs(y - targets[o]) : 1
      expect(lossOf(outputs)[7 + o]).toBeCloseTo(slope * factor, 6)
    })
  })

  it('is 0 exactly where outputs and targets agree', () => {
    const memory = Float64Array.from([1, 0, 1, 1, 0, 1, 9, 9, 9, 9])
    const kernel: Kernel = kernels[losses[name].kernel]
    kernel(memory, 1, 0, 0, 3, 6, 7, 3, 3, 0)
    expect([...memory.subarray(6)]).toEqual([0, 0, 0, 0])
  })
})

describe.each(Object.keys(initializers) as InitialSpec['type'][])('initializer %s', (type) => {
  const spec = { type, deviation: 0.5, limit: 2 } as InitialSpec
  const fans = { fanIn: 12, fanOut: 4 }

  it('draws with mean 0 and the deviation of its formula', () => {
    const values = new Float64Array(40_000)
    draw(spec, fans, stream(3, 'weights', 0), values)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    const wanted = {
      zeros: 0,
      normal: 0.5,
      uniform: 2 / Math.sqrt(3),
      xavierUniform: Math.sqrt(2 / 16),
      xavierNormal: Math.sqrt(2 / 16),
      heUniform: Math.sqrt(2 / 12),
      heNormal: Math.sqrt(2 / 12),
    }[type]
    expect(Math.abs(mean)).toBeLessThanOrEqual(0.02 * wanted)
    expect(Math.abs(Math.sqrt(square) - wanted)).toBeLessThanOrEqual(0.02 * wanted)
  })
})

it.each([
  ['uniform', 2],
  ['xavierUniform', Math.sqrt(6 / 16)],
  ['heUniform', Math.sqrt(6 / 12)],
] as const)('initializer %s fills its interval and stays within it', (type, limit) => {
  const values = new Float64Array(40_000)
  draw({ type, limit: 2 }, { fanIn: 12, fanOut: 4 }, stream(3, 'weights', 0), values)
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  expect(largest).toBeLessThanOrEqual(limit)
  expect(largest).toBeGreaterThan(0.999 * limit)
})

it('the first step of plain gradient descent is the one worked by hand', () => {
  // w = 2, gradients of a batch of 4 sum to 12, η = 0.5: 2 − 0.5 · 12/4 = 0.5
  const memory = Float64Array.of(2, 12, 0.5, 4)
  kernels.sgd(memory, 1, 0, 1, 2, 3, 0, 0, 1)
  expect(memory[0]).toBe(0.5)
})

const smooth: ActivationName[] = ['linear', 'sigmoid', 'tanh']

/** A network of dense layers with smooth activations, with parameters and a sample. */
const networks = fc
  .record({
    input: fc.integer({ min: 1, max: 4 }),
    layers: fc.array(
      fc.record({
        type: fc.constant('dense' as const),
        units: fc.integer({ min: 1, max: 4 }),
        activation: fc.constantFrom(...smooth),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    seed: fc.nat(1_000_000),
  })
  .map(({ input, layers, seed }) => {
    const network: NetworkSpec = {
      input: [input],
      layers,
      initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
    }
    const random = stream(seed, 'data')
    const numbers = (count: number): number[] =>
      Array.from({ length: count }, () => random.normal())
    return {
      network,
      parameters: Float64Array.from(numbers(layoutOf(network).count)),
      sample: { input: numbers(input), target: numbers(layers.at(-1)!.units) },
    }
  })

it('backward through any dense network equals central differences, in every parameter', () => {
  fc.assert(
    fc.property(networks, ({ network, parameters, sample }) => {
      const tracer = createTracer(network, 'meanSquaredError')
      tracer.trace(parameters, sample)
      const gradients = tracer.gradients.slice()
      gradients.forEach((gradient, p) => {
        const difference = centralDifference((value) => {
          tracer.trace(parameters.with(p, value), sample)
          return tracer.loss
        }, parameters[p])
        expect(Math.abs(gradient - difference)).toBeLessThan(1e-6 * Math.max(1, Math.abs(gradient)))
      })
    }),
    { numRuns: 60 },
  )
})

it('a chunk of rows gives the bits that its rows give one at a time', () => {
  fc.assert(
    fc.property(networks, fc.integer({ min: 2, max: 32 }), ({ network, parameters }, rows) => {
      const optimizer = { type: 'sgd', learningRate: 0 } as const
      const spec = { network, loss: 'meanSquaredError', optimizer } as const
      const [together, alone] = [compile(spec), compile(spec)]
      const random = stream(rows, 'data')
      const inputs = network.input[0]
      const outputs = network.layers.at(-1)!.units
      for (const { memory, places } of [together, alone]) memory.set(parameters, places.parameters)
      for (let s = 0; s < rows; s++) {
        const input = Array.from({ length: inputs }, () => random.normal())
        const target = Array.from({ length: outputs }, () => random.normal())
        together.memory.set(input, together.places.input + s * inputs)
        together.memory.set(target, together.places.target + s * outputs)
        alone.memory.set(input, alone.places.input)
        alone.memory.set(target, alone.places.target)
        alone.forward(1)
        alone.loss(1)
        alone.backward(1)
      }
      together.forward(rows)
      together.loss(rows)
      together.backward(rows)
      const gradientsOf = ({ memory, places, layout }: typeof alone): number[] => [
        ...memory.subarray(places.gradients, places.gradients + layout.count),
      ]
      expect(gradientsOf(together)).toEqual(gradientsOf(alone))
    }),
    { numRuns: 60 },
  )
})
