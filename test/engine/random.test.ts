/** What is asked of chance: streams that a key decides, without pattern between keys, and fair draws. */
import { describe, expect, test } from 'vitest'
import { shuffle, stream, type Purpose, type Stream } from '../../src/engine/random.ts'

const purposes: Purpose[] = ['weights', 'bias', 'order', 'dropout', 'data', 'split']

const draw = (count: number, from: () => number) => Array.from({ length: count }, from)
const firsts = (from: Stream) => draw(5, () => from.uniform())

/** The mean of the power of what the values differ from their middle. */
const moment = (values: number[], power: number, middle = 0) =>
  values.reduce((sum, value) => sum + (value - middle) ** power, 0) / values.length

/** Σ (found − expected)² / expected: near the number of bins, give or take its root, if all are as likely. */
function chiSquare(bins: number[], count: number): number {
  const found = Array.from({ length: count }, () => 0)
  for (const bin of bins) found[bin]++
  const expected = bins.length / count
  return found.reduce((sum, each) => sum + (each - expected) ** 2 / expected, 0)
}

/** Of neighbours in the list, from −1 to 1; by chance within 4 / √n of 0. */
function correlation(values: number[]): number {
  const middle = moment(values, 1)
  const pairs = values.slice(1).map((value, place) => (value - middle) * (values[place] - middle))
  return moment(pairs, 1) / moment(values, 2, middle)
}

describe('a stream', () => {
  test('gives the same numbers for the same key', () => {
    for (const purpose of purposes) {
      expect(firsts(stream(7, purpose, 1, 2))).toEqual(firsts(stream(7, purpose, 1, 2)))
    }
  })

  test('is not disturbed by draws from another', () => {
    const alone = firsts(stream(7, 'order', 3))
    const first = stream(7, 'order', 3)
    const second = stream(7, 'order', 4)
    expect(draw(5, () => (second.normal(), first.uniform()))).toEqual(alone)
  })

  test('differs from every other by seed, purpose, and each key, in its place', () => {
    const streams = [
      ...purposes.map((purpose) => stream(0, purpose)),
      ...[1, 2, 0xffffffff].map((seed) => stream(seed, 'weights')),
      ...[[0], [1], [2], [0, 0], [0, 1], [1, 0], [0, 0, 1], [0, 1, 0]].map((keys) =>
        stream(0, 'weights', ...keys),
      ),
      // Alike but for what is above 32 bits
      ...[5, 5 + 2 ** 32, 5 + 2 ** 33, 5 + 2 ** 52].map((key) => stream(0, 'dropout', 1, key)),
      ...[2 ** 52, 2 ** 53 - 1].map((key) => stream(0, 'dropout', 1, key)),
    ]
    const all = streams.flatMap(firsts)
    expect(new Set(all).size).toBe(all.length)
  })

  test('refuses a seed or key that it could not tell from another', () => {
    expect(() => stream(-1, 'data')).toThrow('Expected a seed of 32 bits, got -1')
    expect(() => stream(2 ** 32, 'data')).toThrow('Expected a seed of 32 bits')
    expect(() => stream(0.5, 'data')).toThrow('Expected a seed of 32 bits')
    expect(() => stream(0, 'data', 1, 2 ** 53)).toThrow('Expected keys from 0 to 2^53 − 1')
    expect(() => stream(0, 'data', -1)).toThrow('Expected keys from 0 to 2^53 − 1, got -1')
  })

  test('keeps its numbers', () => {
    // If these are changed on purpose, `numerics` in experiment.ts must rise: older runs replay otherwise.
    const frozen = stream(42, 'weights', 1, 2 ** 40 + 3)
    expect(draw(3, () => frozen.uniform())).toEqual([
      0.17798796420128193, 0.29864250403505377, 0.9139189389930252,
    ])
    expect(draw(3, () => frozen.normal())).toEqual([
      -0.005866971751861846, 0.19905026384513663, 0.9980847767486531,
    ])
    expect(draw(3, () => frozen.below(1000))).toEqual([527, 424, 199])
  })
})

describe('first draws of neighbouring keys', () => {
  const lists: Record<string, Stream[]> = {
    seeds: Array.from({ length: 1000 }, (_, seed) => stream(seed, 'weights', 0)),
    'last keys': Array.from({ length: 1000 }, (_, key) => stream(1, 'order', key)),
    'first keys': Array.from({ length: 1000 }, (_, key) => stream(1, 'dropout', key, 8)),
    'high halves': Array.from({ length: 1000 }, (_, key) => stream(1, 'dropout', 2 ** 32 * key)),
  }

  test.each(Object.keys(lists))('are even and unrelated, over %s', (name) => {
    for (let round = 0; round < 4; round++) {
      const values = lists[name].map((each) => each.uniform())
      // 20 bins: 19 degrees of freedom, above 43.8 once in a thousand
      expect(
        chiSquare(
          values.map((value) => Math.floor(value * 20)),
          20,
        ),
      ).toBeLessThan(43.8)
      // The lowest five of 53 bits too: 31 degrees of freedom
      const lowest = values.map((value) => (value * 2 ** 53) % 32)
      expect(chiSquare(lowest, 32)).toBeLessThan(61.1)
      expect(Math.abs(correlation(values))).toBeLessThan(4 / Math.sqrt(1000))
    }
  })
})

describe('uniform', () => {
  const source = stream(11, 'data')
  const values = draw(100_000, () => source.uniform())

  test('stays from 0 to below 1, evenly, with mean 1/2 and variance 1/12', () => {
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
    // Four deviations of each: √(1/12 / n), √(1/180 / n)
    expect(Math.abs(moment(values, 1) - 1 / 2)).toBeLessThan(0.0037)
    expect(Math.abs(moment(values, 2, 1 / 2) - 1 / 12)).toBeLessThan(0.00095)
    expect(
      chiSquare(
        values.map((value) => Math.floor(value * 100)),
        100,
      ),
    ).toBeLessThan(148.2)
    expect(Math.abs(correlation(values))).toBeLessThan(0.0127)
  })

  test('has 53 bits', () => {
    expect(values.every((value) => Number.isInteger(value * 2 ** 53))).toBe(true)
    expect(values.filter((value) => Number.isInteger(value * 2 ** 52)).length).toBeLessThan(51_000)
  })
})

describe('normal', () => {
  const source = stream(12, 'weights')
  const values = draw(100_000, () => source.normal())

  test('has mean 0, deviation 1, no skew and a kurtosis of 3', () => {
    // Four deviations of each: √(1/n), √(2/n), √(15/n), √(96/n)
    expect(Math.abs(moment(values, 1))).toBeLessThan(0.0127)
    expect(Math.abs(moment(values, 2) - 1)).toBeLessThan(0.018)
    expect(Math.abs(moment(values, 3))).toBeLessThan(0.049)
    expect(Math.abs(moment(values, 4) - 3)).toBeLessThan(0.124)
  })

  test('is unrelated from draw to draw, though they come in pairs', () => {
    expect(Math.abs(correlation(values))).toBeLessThan(0.0127)
    expect(Math.abs(correlation(values.map((value) => value * value)))).toBeLessThan(0.0127)
  })

  test('is within one deviation 68.27 % of the time, and within two 95.45 %', () => {
    const within = (limit: number) => values.filter((value) => Math.abs(value) < limit).length
    expect(Math.abs(within(1) / values.length - 0.6827)).toBeLessThan(0.006)
    expect(Math.abs(within(2) / values.length - 0.9545)).toBeLessThan(0.0027)
  })
})

describe('below', () => {
  test.each([2, 3, 7, 10, 64, 100])('gives each of %i numbers as often', (count) => {
    const source = stream(13, 'split', count)
    const values = draw(20_000, () => source.below(count))
    const freedom = count - 1
    expect(chiSquare(values, count)).toBeLessThan(freedom + 4 * Math.sqrt(2 * freedom) + 6)
  })

  test('is fair where the count does not divide 2³²', () => {
    // By a remainder alone, half of all draws would be below 2³⁰.
    const source = stream(14, 'split')
    const values = draw(20_000, () => source.below(3 * 2 ** 30))
    const low = values.filter((value) => value < 2 ** 30).length
    expect(Math.abs(low / values.length - 1 / 3)).toBeLessThan(0.0134)
    expect(Math.max(...values)).toBeLessThan(3 * 2 ** 30)
  })

  test('gives 0 below 1, and refuses what is no count', () => {
    const source = stream(15, 'split')
    expect(draw(10, () => source.below(1))).toEqual(draw(10, () => 0))
    expect(source.below(2 ** 32)).toBeLessThan(2 ** 32)
    expect(() => source.below(0)).toThrow('expected a count from 1 to 2^32, got 0')
    expect(() => source.below(2.5)).toThrow('expected a count from 1 to 2^32, got 2.5')
  })
})

describe('shuffle', () => {
  test('gives every number once', () => {
    for (const count of [0, 1, 2, 10, 1000]) {
      const order = shuffle(count, stream(16, 'order', count))
      expect(order.toSorted()).toEqual(Int32Array.from({ length: count }, (_, place) => place))
    }
  })

  test('puts each number in each place as often, epoch after epoch', () => {
    const places = 6
    const pairs = Array.from({ length: 6000 }, (_, epoch) =>
      Array.from(
        shuffle(places, stream(17, 'order', epoch)),
        (each, place) => each * places + place,
      ),
    ).flat()
    // 25 degrees of freedom, above 52.6 once in a thousand
    expect(chiSquare(pairs, places * places)).toBeLessThan(52.6)
  })

  test('gives each of the 24 orders of four as often', () => {
    const orders = Array.from({ length: 12_000 }, (_, epoch) => {
      const [first, second, third] = shuffle(4, stream(18, 'order', epoch))
      return (first * 4 + second) * 4 + third
    })
    const names = [...new Set(orders)]
    expect(names.length).toBe(24)
    // 23 degrees of freedom, above 49.7 once in a thousand
    expect(
      chiSquare(
        orders.map((order) => names.indexOf(order)),
        24,
      ),
    ).toBeLessThan(49.7)
  })
})
