/** Laws of the tables: what holds for every activation, loss, initializer and layer, entry by entry. */
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { activations, groupActivations, type ActivationName } from '../../src/engine/activations.ts'
import { draw, initializers, type Fans, type InitialSpec } from '../../src/engine/initializers.ts'
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
    const values = [...points, -1e300, 1e300, -Infinity, Infinity]
    const count = values.length
    const memory = new Float64Array(count * 4)
    memory.set(values)
    memory.fill(3, count * 2, count * 3)
    const forward: Kernel = kernels[activation.forward]
    const backward: Kernel = kernels[activation.backward]
    forward(memory, 2, 0, count, count / 2, 0, 0, 0, 0, 0)
    backward(memory, 2, 0, count, count * 2, count * 3, count / 2, 0, 0, 0)
    values.forEach((z, k) => {
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
  expect(activations.leakyRelu.slopeAt(0)).toBe(0.01)
  expect(activations.elu.slopeAt(0)).toBe(1)
  expect(activations.selu.slopeAt(0)).toBeCloseTo(1.0507009873554805 * 1.6732632423543772, 15)
  expect(activations.step.valueAt(0)).toBe(1)
})

it('far out, activations are where the mathematics puts them', () => {
  expect(activations.sigmoid.valueAt(-800)).toBe(0)
  expect(activations.tanh.valueAt(800)).toBe(1)
  expect(activations.softplus.valueAt(800)).toBe(800)
  expect(activations.softplus.valueAt(-800)).toBe(0)
  expect(activations.elu.valueAt(-800)).toBe(-1)
  expect(activations.gelu.valueAt(800)).toBe(800)
  expect(activations.silu.valueAt(1e300)).toBe(1e300)
  for (const name of ['gelu', 'silu'] as const) {
    expect(Math.abs(activations[name].valueAt(-1e300))).toBe(0)
  }
})

it('a weighted sum too large for a number has the value and slope of the largest', () => {
  for (const { valueAt, slopeAt } of Object.values(activations)) {
    for (const [beyond, largest] of [
      [Infinity, Number.MAX_VALUE],
      [-Infinity, -Number.MAX_VALUE],
    ]) {
      const y = valueAt(beyond)
      // What grows without end ends in infinity.
      const isBounded = Math.abs(valueAt(largest)) <= 2
      expect(y).toBe(isBounded ? valueAt(largest) : beyond)
      expect(slopeAt(beyond, y)).toBe(slopeAt(largest, valueAt(largest)))
    }
  }
})

it('GELU keeps its digits where it is nearly 0', () => {
  // −10 Φ(−10), with Φ(−10) = 7.619853024160526066e-24
  expect(activations.gelu.valueAt(-10) / -7.619853024160526e-23).toBeCloseTo(1, 13)
})

describe.each(Object.entries(groupActivations))('activation %s of a group', (_, activation) => {
  const forward: Kernel = kernels[activation.forward]
  const backward: Kernel = kernels[activation.backward]

  /** Two groups of three in a row. */
  const valuesOf = (z: readonly number[]): Float64Array => {
    const memory = Float64Array.from([...z, ...z.map(() => 0)])
    forward(memory, 1, 0, z.length, z.length, 3, 0, 0, 0, 0)
    return memory.subarray(z.length)
  }

  it('sums to 1 in every group, far out too', () => {
    for (const z of [
      [0.5, -1, 2, 3, 3, 3],
      [1000, -1000, 999, -1e308, 1e308, 0],
    ]) {
      const y = valuesOf(z)
      for (const group of [y.subarray(0, 3), y.subarray(3)]) {
        expect(group[0] + group[1] + group[2]).toBeCloseTo(1, 15)
        expect(group.every((value) => value >= 0)).toBe(true)
      }
    }
  })

  it('does not change when all sums of a group are moved alike', () => {
    const moved = valuesOf([8.5, 7, 10, -1, -1, -1])
    expect([...moved]).toEqual([...valuesOf([0.5, -1, 2, 3, 3, 3])])
  })

  it('has the gradient that central differences find', () => {
    const z = [0.5, -1, 2, 0.25, 3, 1]
    const outputGradient = [1, -2, 0.5, 3, 0.25, -1]
    const memory = Float64Array.from([...z, ...valuesOf(z), ...outputGradient, ...z])
    backward(memory, 1, 0, 6, 12, 18, 6, 3, 0, 0)
    z.forEach((value, k) => {
      const along = (moved: number): number =>
        valuesOf(z.with(k, moved)).reduce((sum, y, o) => sum + y * outputGradient[o], 0)
      expect(memory[18 + k]).toBeCloseTo(centralDifference(along, value), 8)
    })
  })

  it('lets NaN through', () => {
    expect([...valuesOf([1, NaN, 2, 0, 0, 0]).subarray(0, 3)]).toEqual([NaN, NaN, NaN])
  })
})

/** Outputs of a layer's sums, through the activation that a loss is defined after. */
function outputsOf(name: LossName, z: readonly number[], group: number): number[] {
  const { after } = losses[name]
  if (after === null || after === 'step') return [...z]
  const { forward } = after === 'softmax' ? groupActivations[after] : activations[after]
  const memory = Float64Array.from([...z, ...z])
  const kernel: Kernel = kernels[forward]
  kernel(memory, 1, 0, z.length, z.length, group, 0, 0, 0, 0)
  return [...memory.subarray(z.length)]
}

type Measured = { readonly loss: number; readonly gradients: Float64Array }

/** A loss and its gradients for one row of sums; `group` of them belong to one time step. */
function measure(
  name: LossName,
  z: readonly number[],
  targets: readonly number[],
  group = z.length,
): Measured {
  const count = z.length
  const zeros = z.map(() => 0)
  const memory = Float64Array.from([...z, ...outputsOf(name, z, group), ...targets, 9, ...zeros])
  const kernel: Kernel = kernels[losses[name].kernel]
  kernel(memory, 1, 0, count, 2 * count, 3 * count, 3 * count + 1, count, group, 0)
  return { loss: memory[3 * count], gradients: memory.subarray(3 * count + 1) }
}

/** Targets that each kind of loss is defined for, for six outputs in two groups. */
const targetsFor = {
  any: [1, 0, 1.5, -0.25, 2, 0.5],
  bits: [1, 0, 1, 0, 0, 1],
  signs: [1, -1, 1, -1, -1, 1],
  shares: [1, 0, 0.25, 0.5, 0, 1],
  distributions: [0, 1, 0, 0.25, 0.25, 0.5],
} as const

describe.each(Object.keys(losses) as LossName[])('loss %s', (name) => {
  const targets = targetsFor[losses[name].targets]
  const sums = [0.3, -1.2, 2.75, -0.5, 0.75, -3]

  it('has the gradient that central differences find', () => {
    const { gradients } = measure(name, sums, targets, 3)
    sums.forEach((z, o) => {
      const slope = centralDifference(
        (moved) => measure(name, sums.with(o, moved), targets, 3).loss,
        z,
      )
      // Rosenblatt's rule is no derivative: y − t has the slope's sign, times the distance, undivided.
      const factor = name === 'perceptron' ? 6 * Math.abs(z - targets[o]) : 1
      expect(gradients[o]).toBeCloseTo(slope * factor, 7)
    })
  })

  it('is a number far out, where its true value is one', () => {
    for (const far of [1000, 1e300]) {
      const { loss, gradients } = measure(name, [far, -far, far, -far, far, -far], targets, 3)
      const isTooLarge = name === 'meanSquaredError' && far === 1e300
      expect(Number.isFinite(loss)).toBe(!isTooLarge)
      expect(gradients.every(Number.isFinite)).toBe(true)
    }
  })

  it('lets NaN through, so that a step that blew up is noticed', () => {
    expect(measure(name, sums.with(4, NaN), targets, 3).loss).toBeNaN()
  })

  it('is never below 0, and the smaller the nearer', () => {
    const { loss, gradients } = measure(name, sums, targets, 3)
    const nearer = sums.map((z, o) => z - 0.001 * gradients[o])
    expect(loss).toBeGreaterThan(0)
    expect(measure(name, nearer, targets, 3).loss).toBeLessThan(loss)
  })
})

describe('losses worked by hand', () => {
  it.each([
    // d = 0.5, −3: (0.25 + 9) / 2 = 4.625; 2 · 0.5 / 2, 2 · −3 / 2
    ['meanSquaredError', [1.5, -2], [1, 1], 4.625, [0.5, -3]],
    // (0.5 + 3) / 2; ±1 / 2
    ['meanAbsoluteError', [1.5, -2], [1, 1], 1.75, [0.5, -0.5]],
    ['meanAbsoluteError', [1, 0], [1, 0], 0, [0, 0]],
    // (0.5² / 2 + 3 − 0.5) / 2 = 1.3125; 0.5 / 2, −1 / 2
    ['huber', [1.5, -2], [1, 1], 1.3125, [0.25, -0.5]],
    // (max(0, 1 − 0.5) + max(0, 1 − 2)) / 2; −1 / 2, 0
    ['hinge', [0.5, -2], [1, -1], 0.25, [-0.5, 0]],
    // Exactly at the margin nothing is missing.
    ['hinge', [1, -1], [1, -1], 0, [0, 0]],
    // Rosenblatt: mean of |y − t|, and y − t
    ['perceptron', [1, 0], [0, 0], 0.5, [1, 0]],
  ] as const)('%s of %j with targets %j', (name, z, targets, loss, gradients) => {
    const measured = measure(name, z, targets)
    expect(measured.loss).toBe(loss)
    expect([...measured.gradients].map((value) => value + 0)).toEqual(gradients)
  })

  it('binary cross-entropy of an undecided unit is ln 2', () => {
    // y = σ(0) = ½: −ln ½; (½ − 1) / 1
    const { loss, gradients } = measure('binaryCrossEntropy', [0], [1])
    expect(loss).toBeCloseTo(Math.LN2, 15)
    expect(gradients[0]).toBe(-0.5)
  })

  it('categorical cross-entropy of four undecided classes is ln 4, and 0 of a certain right answer', () => {
    const { loss, gradients } = measure('categoricalCrossEntropy', [7, 7, 7, 7], [0, 0, 1, 0])
    expect(loss).toBeCloseTo(Math.log(4), 15)
    expect([...gradients]).toEqual([0.25, 0.25, -0.75, 0.25])
    expect(measure('categoricalCrossEntropy', [0, 2000], [0, 1]).loss).toBe(0)
  })

  it('the cross-entropies know how large a loss a certain wrong answer has, and how small that of a right one', () => {
    expect(measure('binaryCrossEntropy', [800], [0]).loss).toBe(800)
    expect(measure('binaryCrossEntropy', [-800], [1]).loss).toBe(800)
    expect(measure('categoricalCrossEntropy', [0, 2000], [1, 0]).loss).toBe(2000)
    // ln(1 + e^−50) = e^−50 but for its square
    expect(measure('binaryCrossEntropy', [50], [1]).loss).toBeCloseTo(Math.exp(-50), 36)
    expect(measure('categoricalCrossEntropy', [50, 0], [1, 0]).loss).toBeCloseTo(Math.exp(-50), 36)
  })
})

const fans: Fans = { fanIn: 12, fanOut: 4, shape: [4, 12] }

/** 40 000 first values: as many as blocks of 4 × 12 as it takes. */
function drawMany(spec: InitialSpec): Float64Array {
  const values = new Float64Array(40_032)
  const random = stream(3, 'weights', 0)
  for (let start = 0; start < values.length; start += 48) {
    draw(spec, fans, random, values.subarray(start, start + 48))
  }
  return values
}

describe.each(Object.keys(initializers) as InitialSpec['type'][])('initializer %s', (type) => {
  const spec = { type, deviation: 0.5, limit: 2, value: 0.25 } as InitialSpec

  it('draws with the mean and the deviation of its formula', () => {
    const values = drawMany(spec)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    const wanted = {
      zeros: 0,
      constant: 0,
      normal: 0.5,
      uniform: 2 / Math.sqrt(3),
      xavierUniform: Math.sqrt(2 / 16),
      xavierNormal: Math.sqrt(2 / 16),
      heUniform: Math.sqrt(2 / 12),
      heNormal: Math.sqrt(2 / 12),
      lecunUniform: Math.sqrt(1 / 12),
      lecunNormal: Math.sqrt(1 / 12),
      // Four rows of length 1: 4 of 48 values' squares
      orthogonal: Math.sqrt(4 / 48),
    }[type]
    expect(initializers[type].deviation(spec, fans)).toBeCloseTo(wanted, 15)
    const middle = type === 'constant' ? 0.25 : 0
    expect(Math.abs(mean - middle)).toBeLessThanOrEqual(0.02 * wanted)
    expect(Math.abs(Math.sqrt(square) - wanted)).toBeLessThanOrEqual(0.02 * wanted)
  })
})

it.each([
  ['uniform', 2],
  ['xavierUniform', Math.sqrt(6 / 16)],
  ['heUniform', Math.sqrt(6 / 12)],
  ['lecunUniform', Math.sqrt(3 / 12)],
] as const)('initializer %s fills its interval and stays within it', (type, limit) => {
  const values = drawMany({ type, limit: 2 })
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  expect(largest).toBeLessThanOrEqual(limit)
  expect(largest).toBeGreaterThan(0.999 * limit)
})

it.each([
  { shape: [16, 16] },
  { shape: [64, 16] },
  { shape: [3, 7] },
  { shape: [1, 1] },
  { shape: [1, 5] },
  { shape: [5, 1] },
  { shape: [8, 2, 3, 3] },
])(
  'orthogonal blocks of shape $shape have columns, or rows, of length 1 at right angles',
  (one) => {
    const rows = one.shape[0]
    const columns = one.shape.slice(1).reduce((product, size) => product * size, 1)
    const values = new Float64Array(rows * columns)
    draw(
      { type: 'orthogonal' },
      { ...one, fanIn: columns, fanOut: rows },
      stream(5, 'weights', 1),
      values,
    )
    const isTall = rows >= columns
    const [count, length] = isTall ? [columns, rows] : [rows, columns]
    const at = (v: number, k: number): number => values[isTall ? k * columns + v : v * columns + k]
    for (let v = 0; v < count; v++) {
      for (let other = 0; other <= v; other++) {
        let sum = 0
        for (let k = 0; k < length; k++) sum += at(v, k) * at(other, k)
        expect(Math.abs(sum - (v === other ? 1 : 0))).toBeLessThan(1e-14)
      }
    }
  },
)

const smooth: ActivationName[] = ['linear', 'sigmoid', 'tanh', 'gelu', 'silu', 'softplus']

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
      const outputs = layoutOf(network).shapes.at(-1)![0]
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
