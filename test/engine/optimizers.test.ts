/** Optimizers, penalties, clipping and schedules: first steps worked by hand, and laws over the tables. */
import { describe, expect, it } from 'vitest'
import { kernels, type Kernel } from '../../src/engine/kernels/kernels.ts'
import { optimizers, type OptimizerSpec } from '../../src/engine/optimizers.ts'
import { rateAt, schedules, type ScheduleSpec } from '../../src/engine/schedules.ts'

type Bench = {
  readonly parameters: Float64Array
  /** What the optimizer remembers: its arrays, then its running products. */
  readonly memory: Float64Array
  /** One update with the sum of gradients of a batch of this size. */
  update(gradients: readonly number[], size?: number): void
}

/** An optimizer on an arena of its own: parameters, gradients, rate, batch size, settings, memory. */
function bench(spec: OptimizerSpec, start: readonly number[]): Bench {
  const kind = optimizers[spec.type]
  const count = start.length
  const hyper = kind.hyper(spec)
  const products = kind.products(spec).length
  const memoryLength = kind.arrays(spec).length * count + products
  const place = { gradients: count, rate: 2 * count, size: 2 * count + 1, hyper: 2 * count + 2 }
  const remembered = place.hyper + hyper.length
  const memory = new Float64Array(remembered + memoryLength)
  memory.set(start)
  memory[place.rate] = spec.learningRate
  memory.set(hyper, place.hyper)
  memory.fill(1, memory.length - products)
  const kernel: Kernel = kernels[kind.kernel(spec)]
  const { gradients, rate, size, hyper: settings } = place
  return {
    parameters: memory.subarray(0, count),
    memory: memory.subarray(remembered),
    update: (values, batchSize = 1) => {
      memory.set(values, gradients)
      memory[size] = batchSize
      kernel(memory, 1, 0, gradients, rate, size, settings, remembered, count, 0)
    },
  }
}

type FirstStep = { readonly spec: OptimizerSpec; readonly after: number; readonly why: string }

/** From w = 2 with gradients of a batch of 4 that sum to 12, so g = 3. */
const firstSteps: Record<string, FirstStep> = {
  sgd: { spec: { type: 'sgd', learningRate: 0.5 }, after: 0.5, why: '2 − 0.5 · 3' },
  'sgd with momentum': {
    spec: { type: 'sgd', learningRate: 0.5, momentum: 0.5 },
    after: 0.5,
    why: 'm = 0.5 · 0 + 3; 2 − 0.5 · 3',
  },
  'sgd with Nesterov momentum': {
    spec: { type: 'sgd', learningRate: 0.5, momentum: 0.5, nesterov: true },
    after: -0.25,
    why: 'm = 3; 2 − 0.5 · (3 + 0.5 · 3)',
  },
  adagrad: {
    spec: { type: 'adagrad', learningRate: 0.5, epsilon: 1 },
    after: 1.625,
    why: 's = 9; 2 − 0.5 · 3 / (3 + 1)',
  },
  rmsprop: {
    spec: { type: 'rmsprop', learningRate: 0.5, alpha: 0.75, epsilon: 0.5 },
    after: 1.25,
    why: 's = 0.25 · 9, √s = 1.5; 2 − 0.5 · 3 / (1.5 + 0.5)',
  },
  adam: {
    spec: { type: 'adam', learningRate: 0.5, beta1: 0.5, beta2: 0.75, epsilon: 1 },
    after: 1.625,
    why: 'm = 1.5, m̂ = 1.5 / 0.5 = 3; s = 0.25 · 9, ŝ = s / 0.25 = 9; 2 − 0.5 · 3 / (3 + 1)',
  },
  adamw: {
    spec: {
      type: 'adamw',
      learningRate: 0.5,
      beta1: 0.5,
      beta2: 0.75,
      epsilon: 1,
      weightDecay: 0.5,
    },
    after: 1.125,
    why: 'w = 2 · (1 − 0.5 · 0.5) = 1.5, then Adam: 1.5 − 0.5 · 3 / (3 + 1)',
  },
  adadelta: {
    spec: { type: 'adadelta', learningRate: 0.5, rho: 0.75, epsilon: 4 },
    after: 0.8,
    why: 's = 0.25 · 9 = 2.25; u = √4 / √6.25 · 3 = 2.4; 2 − 0.5 · 2.4',
  },
}

it.each(Object.entries(firstSteps))('the first step of %s is the one worked by hand', (_, one) => {
  const { parameters, update } = bench(one.spec, [2])
  update([12], 4)
  expect(parameters[0], one.why).toBeCloseTo(one.after, 15)
})

it('every optimizer has its first step worked by hand', () => {
  const worked = new Set(Object.values(firstSteps).map(({ spec }) => spec.type))
  expect([...worked].toSorted()).toEqual(Object.keys(optimizers).toSorted())
})

/** Kinds of each optimizer with rates at which they are at home. */
const specs: OptimizerSpec[] = [
  { type: 'sgd', learningRate: 0.1 },
  { type: 'sgd', learningRate: 0.05, momentum: 0.8 },
  { type: 'sgd', learningRate: 0.05, momentum: 0.8, nesterov: true },
  { type: 'adagrad', learningRate: 0.5 },
  { type: 'rmsprop', learningRate: 0.01 },
  { type: 'adam', learningRate: 0.05 },
  { type: 'adamw', learningRate: 0.05 },
  { type: 'adadelta', learningRate: 10 },
]

describe.each(specs)('$type with $learningRate, $momentum, $nesterov', (spec) => {
  it('halves a quadratic', () => {
    // L = (w₁² + 3 w₂²) / 2, so g = (w₁, 3 w₂)
    const loss = (w: Float64Array): number => (w[0] * w[0] + 3 * w[1] * w[1]) / 2
    const { parameters, update } = bench(spec, [1, -0.5])
    const before = loss(parameters)
    for (let t = 0; t < 60; t++) update([parameters[0], 3 * parameters[1]])
    expect(loss(parameters)).toBeLessThan(before / 2)
  })

  it('treats every parameter alike, wherever it lies', () => {
    const together = bench(spec, [0.3, -2, 0.7])
    const alone = [0.3, -2, 0.7].map((start) => bench(spec, [start]))
    for (const gradients of [
      [1, -2, 0.5],
      [0.25, 3, -1],
    ]) {
      together.update(gradients)
      gradients.forEach((gradient, p) => alone[p].update([gradient]))
    }
    expect([...together.parameters]).toEqual(alone.map(({ parameters }) => parameters[0]))
  })

  it('rests where the gradient is 0 from the start, save for decay', () => {
    const { parameters, update } = bench(spec, [0.5])
    update([0])
    const decay = spec.type === 'adamw' ? 1 - 0.05 * 0.01 : 1
    expect(parameters[0]).toBe(0.5 * decay)
  })

  it('forgets to 0 what fades, and remembers nothing too small to be quick', () => {
    const { memory, update } = bench(spec, [0.5])
    update([1])
    let smallest = 1
    // 0.999ᵗ < 10⁻³⁰⁰ from t = 690 431 on
    for (let t = 0; t < 700_000; t++) {
      update([0])
      for (const value of memory) if (value !== 0) smallest = Math.min(smallest, Math.abs(value))
    }
    expect(smallest).toBeGreaterThanOrEqual(1e-300)
    const kept = spec.type === 'adagrad' ? [1] : [...memory].map(() => 0)
    expect([...memory]).toEqual(kept)
  })

  it('lets NaN through, so that a step that blew up is noticed', () => {
    const { parameters, update } = bench(spec, [0.5])
    update([NaN])
    expect(parameters[0]).toBeNaN()
  })

  it('fills in the usual settings where they are left out', () => {
    const { settings, hyper } = optimizers[spec.type]
    const given = Object.entries(settings).map(([name, { usual }]) => [name, usual] as const)
    const full = { ...Object.fromEntries(given), ...spec } as OptimizerSpec
    expect(hyper(spec)).toEqual(hyper(full))
  })
})

it('momentum carries on where plain descent would stop', () => {
  // m = 1 after the first gradient 1, then 0.5 and 0.25 with none; w = 0 − 1 · (1 + 0.5 + 0.25)
  const { parameters, update } = bench({ type: 'sgd', learningRate: 1, momentum: 0.5 }, [0])
  for (const gradient of [1, 0, 0]) update([gradient])
  expect(parameters[0]).toBe(-1.75)
})

it('Adam corrects its means for having begun at 0: equal gradients make equal steps', () => {
  // m̂ = g and ŝ = g² at every t, so each step is η · g / (|g| + ε).
  const { parameters, update } = bench({ type: 'adam', learningRate: 0.125, epsilon: 1e-30 }, [0])
  for (let t = 1; t <= 50; t++) {
    update([-7])
    expect(parameters[0]).toBeCloseTo(0.125 * t, 12)
  }
})

describe('penalties', () => {
  // Weights 2, 0, −3 with gradient 1 each, rate 0.5
  const penalized = (kernel: Kernel): number[] => {
    const memory = Float64Array.of(2, 0, -3, 1, 1, 1, 0.5)
    kernel(memory, 1, 0, 3, 6, 3, 0, 0, 0, 0)
    return [...memory.subarray(3, 6)]
  }

  it('L1 pulls every weight towards 0 alike, and leaves 0 alone', () => {
    expect(penalized(kernels.l1)).toEqual([1.5, 1, 0.5])
  })

  it('L2 pulls a weight the more the larger it is', () => {
    expect(penalized(kernels.l2)).toEqual([2, 1, -0.5])
  })
})

describe('clipping', () => {
  const clipped = (gradients: readonly number[], allowed: number): number[] => {
    const memory = Float64Array.of(...gradients, allowed)
    kernels.clipByNorm(memory, 1, 0, gradients.length, gradients.length)
    return [...memory.subarray(0, gradients.length)]
  }

  it('scales a longer gradient down to the norm allowed', () => {
    // ‖(3, 4)‖ = 5, so the factor is 1/5.
    expect(clipped([3, 4], 1)).toEqual([3 * 0.2, 4 * 0.2])
  })

  it('leaves a gradient of that norm or less alone', () => {
    expect(clipped([3, 4], 5)).toEqual([3, 4])
    expect(clipped([0, 0], 1)).toEqual([0, 0])
  })

  it('keeps the direction of a gradient whose squares are too large for numbers', () => {
    const [one, other] = clipped([3e200, -4e200], 1)
    expect(one).toBeCloseTo(0.6, 14)
    expect(other).toBeCloseTo(-0.8, 14)
  })

  it('lets NaN through', () => {
    expect(clipped([3, NaN], 1)).toEqual([NaN, NaN])
  })
})

/** Learning rates of the first epochs. */
const rates = (schedule: ScheduleSpec, epochs: number, learningRate = 1): number[] =>
  Array.from({ length: epochs }, (_, epoch) => rateAt(schedule, learningRate, epoch))

describe('schedules', () => {
  it('constant stays', () => {
    expect(rates({ type: 'constant' }, 4, 0.3)).toEqual([0.3, 0.3, 0.3, 0.3])
  })

  it('step multiplies by its factor every so many epochs', () => {
    const schedule: ScheduleSpec = { type: 'step', every: 2, factor: 0.5 }
    expect(rates(schedule, 6)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25])
  })

  it('exponential multiplies by its factor every epoch', () => {
    expect(rates({ type: 'exponential', factor: 0.5 }, 4)).toEqual([1, 0.5, 0.25, 0.125])
    // 0.99¹⁰⁰⁰ = e^(1000 ln 0.99)
    expect(rateAt({ type: 'exponential', factor: 0.99 }, 1, 1000)).toBeCloseTo(
      4.3171247410657e-5,
      17,
    )
    expect(rateAt({ type: 'exponential', factor: 0.5 }, 1, 1e9)).toBe(0)
  })

  it('cosine falls along half a wave and stays at its lowest', () => {
    // cos 0, π/4, π/2, 3π/4, π = 1, √½, 0, −√½, −1; from 1 to 0.2: 0.2 + 0.8 · (1 + cos) / 2
    const schedule: ScheduleSpec = { type: 'cosine', epochs: 4, lowest: 0.2 }
    const half = 0.4 * Math.SQRT1_2
    const wanted = [1, 0.6 + half, 0.6, 0.6 - half, 0.2, 0.2, 0.2]
    rates(schedule, 7).forEach((rate, epoch) => expect(rate).toBeCloseTo(wanted[epoch], 14))
    expect(rateAt(schedule, 0.1, 0)).toBe(0.1)
    expect(rateAt(schedule, 0.1, 1e9)).toBe(0.2)
  })

  it('warm-up rises evenly, and the schedule begins after it', () => {
    // Thirds: 1/4, 2/4, 3/4 of the rate in three epochs, then whole, then halves
    const schedule: ScheduleSpec = { type: 'exponential', factor: 0.5, warmUp: 3 }
    expect(rates(schedule, 6, 8)).toEqual([2, 4, 6, 8, 4, 2])
  })

  const all: Record<ScheduleSpec['type'], ScheduleSpec> = {
    constant: { type: 'constant' },
    step: { type: 'step', every: 3, factor: 0.7 },
    exponential: { type: 'exponential', factor: 0.9 },
    cosine: { type: 'cosine', epochs: 20, lowest: 0.01 },
  }

  it.each(Object.keys(schedules) as ScheduleSpec['type'][])(
    '%s begins with the full rate, never rises after the warm-up and stays finite',
    (type) => {
      const after = rates(all[type], 40, 0.3)
      expect(after[0]).toBe(0.3)
      after.slice(1).forEach((rate, epoch) => {
        expect(rate).toBeLessThanOrEqual(after[epoch])
        expect(rate).toBeGreaterThanOrEqual(0)
      })
      const warm = rates({ ...all[type], warmUp: 7 }, 47, 0.3)
      expect(warm.slice(7)).toEqual(after)
      expect(warm.slice(0, 7)).toEqual(warm.slice(0, 7).toSorted((one, other) => one - other))
    },
  )
})
