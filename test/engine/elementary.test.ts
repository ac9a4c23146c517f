/** Holds the engine's own functions to their true values, computed in whole numbers. */
import { describe, expect, test } from 'vitest'
import { exp, expm1, log, log1p, tanh } from '../../src/engine/elementary.ts'
import { erf, erfc } from '../../src/engine/errorFunction.ts'
import { cos, sin } from '../../src/engine/trigonometry.ts'
import { distance, truth } from '../support/precise.ts'

const functions = { exp, expm1, log, log1p, tanh, erf, erfc, sin, cos }
type Name = keyof typeof functions
const names = Object.keys(functions) as Name[]

/** Evenly spread fractions, 0 to 1, in an order without a pattern: multiples of the golden ratio. */
function fractions(count: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index + 1) * 0.6180339887498949) % 1)
}

/** count numbers from low to high */
const between = (low: number, high: number, count: number) =>
  fractions(count).map((fraction) => low + (high - low) * fraction)

/** count numbers of magnitudes from 10^low to 10^high, evenly many of each */
const magnitudes = (low: number, high: number, count: number) =>
  between(low, high, count).map((exponent) => 10 ** exponent)

const bothSigns = (values: number[]) => values.flatMap((value) => [value, -value])

/** Each value, one place below, one above, and a little to either side. */
const around = (values: number[]) =>
  values.flatMap((value) =>
    [0, -1, 1, -1e6, 1e6].map((places) => value + places * Math.abs(value) * 2 ** -52),
  )

const ranks = (low: number, high: number) =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index)

/** Where exp and its kin go to the next table entry, and the entries themselves. */
const expSwitches = (low: number, high: number) =>
  around(ranks(low, high).map((rank) => (rank * Math.LN2) / 256))

/** Where log and log1p go to the next table entry, and the entries themselves, over two octaves. */
const logSwitches = around(
  ranks(0, 511).map((rank) => (1 + (rank & 255) / 256) / (1 + (rank >> 8))),
)

// Near ±2⁻²⁶ the two halves of r cancel; near 40 and 20 expm1 and tanh change their way.
const sweeps: Record<Name, { values: number[]; bound: number }> = {
  exp: {
    bound: 0.76,
    values: [
      ...bothSigns(magnitudes(-320, 2.85, 2000)),
      ...between(-40, 40, 4000),
      ...between(-745, 709, 3000),
      ...between(-745.1, -706, 1500),
      ...expSwitches(-300, 300),
    ],
  },
  expm1: {
    bound: 0.54,
    values: [
      ...bothSigns(magnitudes(-323, 2.85, 2000)),
      ...between(-40, 40, 3000),
      ...between(-1, 1, 3000),
      ...around([40, -40, 36.7, 37.4]),
      ...expSwitches(-300, 300),
    ],
  },
  log: {
    bound: 0.76,
    values: [
      5e-324,
      Number.MAX_VALUE,
      ...magnitudes(-323, 308.25, 4000),
      ...between(0, 40, 3000),
      ...between(0.7, 1.5, 2000),
      ...bothSigns(magnitudes(-16, -2, 1000)).map((value) => 1 + value),
      ...logSwitches,
    ],
  },
  log1p: {
    bound: 0.76,
    values: [
      5e-324,
      Number.MAX_VALUE,
      ...magnitudes(-323, 308.25, 2000),
      ...magnitudes(-323, -0.001, 1000).map((value) => -value),
      ...magnitudes(-16, 0, 500).map((value) => value - 1),
      ...bothSigns(magnitudes(-9, -1, 1000)),
      ...between(0, 40, 2000),
      ...logSwitches.map((value) => value - 1),
    ],
  },
  tanh: {
    bound: 1.6,
    values: [
      ...bothSigns(magnitudes(-323, 2, 2000)),
      ...between(-3, 3, 5000),
      ...between(-20, 20, 1000),
      ...between(-0.05, 0.05, 2000),
      // Just above a power of two, a rounding counts most.
      ...ranks(1, 20).flatMap((power) => between(1, 1.02, 50).map((value) => value * 2 ** -power)),
      ...around([19, 20]),
      ...expSwitches(0, 300).map((value) => value / 2),
    ],
  },
  // At 0.85 and ½ the series ends and the rule begins; at 2π the rule's correction ends.
  erf: {
    bound: 1.6,
    values: [
      ...bothSigns(magnitudes(-323, 1, 2000)),
      ...between(-6, 6, 3000),
      ...between(-0.5, 0.5, 2000),
      ...between(0.4, 1.2, 2000),
      ...around([0.5, -0.5, 0.85, -0.85, 4, 5.9, -5.9, 6, -6]),
    ],
  },
  erfc: {
    bound: 5,
    values: [
      ...bothSigns(magnitudes(-30, 1, 1000)),
      ...between(-6, 26.5, 1500),
      ...between(0.4, 7, 1500),
      ...around([0.5, -0.5, 6, -6, 6.283185307179586]),
    ],
  },
  sin: { bound: 0.8, values: [] },
  cos: { bound: 0.8, values: [] },
}

/** Angles near the multiples of π / 4, where sine and cosine change their way or nearly vanish, and far out. */
const angles = [
  ...bothSigns(magnitudes(-323, 308.25, 2000)),
  ...between(-1, 1, 2000),
  ...between(-100, 100, 3000),
  ...between(-1.1e6, 1.1e6, 2000),
  ...around(bothSigns(ranks(1, 100).map((rank) => (rank * Math.PI) / 4))),
  ...around(ranks(1, 100).map((rank) => rank * 12_345 * (Math.PI / 2))),
  // The number that comes nearest to a multiple of π / 2 of all.
  6381956970095103 * 2 ** 797,
  Number.MAX_VALUE,
]
sweeps.sin.values = angles
sweeps.cos.values = angles

describe.each(names)('%s', (name) => {
  const own = functions[name]
  // A place of 0 has no size.
  const values = sweeps[name].values.filter((value) => value !== (name === 'log' ? 1 : 0))

  test(`is within ${sweeps[name].bound} units in the last place of the true value`, () => {
    let worst = 0
    let worstAt = 0
    for (const value of values) {
      const found = distance(own(value), truth[name](value))
      if (!(found <= worst)) [worst, worstAt] = [found, value]
    }
    expect(worst, `at ${worstAt}`).toBeLessThan(sweeps[name].bound)
  })

  test('keeps its bits', () => {
    // If these are changed on purpose, `numerics` in experiment.ts must rise: older runs replay otherwise.
    expect(checksum(own)).toBe(frozen[name])
  })

  test('gives no number for no number', () => {
    expect(own(NaN)).toBeNaN()
  })
})

test.each(['exp', 'expm1', 'log', 'log1p'] as const)(
  '%s never falls from a number to the next',
  (name) => {
    const falls = sweeps[name].values.filter((value) => {
      const next = value + Math.max(Math.abs(value) * 2 ** -52, 5e-324)
      return !(functions[name](next) >= functions[name](value))
    })
    expect(falls).toEqual([])
  },
)

test('exp underflows gradually, and overflows where the true value does', () => {
  expect(exp(0)).toBe(1)
  expect(exp(-0)).toBe(1)
  expect(exp(-Infinity)).toBe(0)
  expect(exp(Infinity)).toBe(Infinity)
  expect(exp(709.782712893384)).toBeLessThan(Infinity)
  expect(exp(709.7827128933841)).toBe(Infinity)
  expect(exp(-708.4)).toBeLessThan(2 ** -1022)
  // Half of 5e-324 is e^−745.13321910194122…
  expect(exp(-745.1332191019411)).toBe(5e-324)
  expect(exp(-745.1332191019412)).toBe(0)
  expect(exp(1e300)).toBe(Infinity)
  expect(exp(-1e300)).toBe(0)
})

test('expm1, log1p and tanh keep the sign of zero and the smallest numbers', () => {
  for (const own of [expm1, log1p, tanh]) {
    for (const value of [0, -0, 5e-324, -5e-324, 1e-310, -1e-310, 1e-17]) {
      expect(own(value)).toBe(value)
    }
  }
})

test('expm1 ends at −1 and at infinity', () => {
  expect(expm1(-Infinity)).toBe(-1)
  expect(expm1(-1e9)).toBe(-1)
  expect(expm1(-40)).toBe(-1)
  expect(expm1(Infinity)).toBe(Infinity)
  expect(expm1(709.7827128933841)).toBe(Infinity)
})

test('log and log1p are defined for positive numbers and from −1', () => {
  expect(log(1)).toBe(0)
  expect(log(0)).toBe(-Infinity)
  expect(log(-0)).toBe(-Infinity)
  expect(log(-5e-324)).toBeNaN()
  expect(log(-Infinity)).toBeNaN()
  expect(log(Infinity)).toBe(Infinity)
  expect(log1p(-1)).toBe(-Infinity)
  expect(log1p(-1.0000000000000002)).toBeNaN()
  expect(log1p(-Infinity)).toBeNaN()
  expect(log1p(Infinity)).toBe(Infinity)
})

test('tanh is odd, ends at ±1 and never passes them', () => {
  expect(tanh(Infinity)).toBe(1)
  expect(tanh(-Infinity)).toBe(-1)
  expect(tanh(19.1)).toBe(1)
  const wrong = sweeps.tanh.values.filter(
    (value) => tanh(-value) !== -tanh(value) || Math.abs(tanh(value)) > 1,
  )
  expect(wrong).toEqual([])
})

test('erf and erfc end at ±1, 0 and 2, keep the sign of zero and add up to 1', () => {
  expect(erf(Infinity)).toBe(1)
  expect(erf(-Infinity)).toBe(-1)
  expect(erfc(Infinity)).toBe(0)
  expect(erfc(-Infinity)).toBe(2)
  expect(erfc(26)).toBeGreaterThan(0)
  for (const value of [0, -0, 5e-324, -5e-324]) expect(erf(value)).toBe(value)
  const wrong = sweeps.erf.values.filter(
    (value) => erf(-value) !== -erf(value) || Math.abs(erf(value) + erfc(value) - 1) > 5e-16,
  )
  expect(wrong).toEqual([])
})

test('sin is odd, cos is even, and their squares add up to 1', () => {
  for (const value of [0, -0, 5e-324, -5e-324]) expect(sin(value)).toBe(value)
  expect(cos(0)).toBe(1)
  expect(cos(Math.PI)).toBe(-1)
  for (const value of [Infinity, -Infinity]) {
    expect(sin(value)).toBeNaN()
    expect(cos(value)).toBeNaN()
  }
  const wrong = angles.filter(
    (value) =>
      sin(-value) !== -sin(value) ||
      cos(-value) !== cos(value) ||
      Math.abs(sin(value) ** 2 + cos(value) ** 2 - 1) > 5e-16,
  )
  expect(wrong).toEqual([])
})

const frozen: Record<Name, string> = {
  exp: '587900c0',
  expm1: '856e5845',
  log: '52c75549',
  log1p: '1ccb7f73',
  tanh: '5415df8b',
  erf: 'c838c098',
  erfc: 'b0bf5060',
  sin: 'fcc5ef5a',
  cos: '8c927e31',
}

/** A hash of the bits of the results over all magnitudes from 2⁻⁶⁰ to 2¹⁰ that have one. */
function checksum(own: (x: number) => number): string {
  const values = ranks(-60, 9).flatMap((power) =>
    between(1, 2, 30).map((fraction) => fraction * 2 ** power),
  )
  const results = bothSigns(values).map(own)
  const words = new Uint32Array(
    new Float64Array(results.filter((value) => !Number.isNaN(value))).buffer,
  )
  let hash = 0
  for (const word of words) hash = Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15)
  return (hash >>> 0).toString(16)
}
