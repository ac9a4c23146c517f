import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asGiven, type Dataset } from '../../src/data/dataset.ts'
import { DRAWN_RIM, grown, lineOf, planeOf, rounded, targetBounds } from '../../src/data/plane.ts'

type Row = readonly [x: number, y: number]

function values(rows: readonly Row[]): Dataset {
  return asGiven({
    input: [1],
    target: [1],
    inputNames: ['x'],
    problem: 'values',
    samples: rows.map(([x, y]) => ({ input: [x], target: [y] })),
    unseen: [],
  })
}

function classes(rows: readonly Row[], unseen: readonly Row[] = []): Dataset {
  const asSample = (input: Row) => ({ input, target: [0] })
  return asGiven({
    input: [2],
    target: [1],
    inputNames: ['x', 'y'],
    problem: 'classes',
    samples: rows.map(asSample),
    unseen: unseen.map(asSample),
  })
}

describe('the bounds of a picture', () => {
  it.each([
    // A width of 40 has steps of 5, and 2.5 to spare at least.
    [
      [-15, 25],
      [-20, 30],
    ],
    // 12: steps of 1, and 0.75.
    [
      [-6, 6],
      [-7, 7],
    ],
    // 1: steps of 0.1, and 0.0625.
    [
      [0, 1],
      [-0.1, 1.1],
    ],
    // 9.6: steps of 1, and 0.6.
    [
      [-4.9, 4.7],
      [-6, 6],
    ],
    // 59: steps of 5, and 3.7.
    [
      [172, 231],
      [165, 235],
    ],
  ] as const)('of what spans %j are %j', (span, [low, high]) => {
    expect(rounded(span)[0]).toBeCloseTo(low, 12)
    expect(rounded(span)[1]).toBeCloseTo(high, 12)
  })

  it('have a width where all values are the same', () => {
    expect(rounded([3, 3])).toEqual([2, 4])
    expect(rounded([1e20, 1e20])).toEqual([0.875e20, 1.125e20])
  })

  it('leave a little to spare for any values, and never much', () => {
    const finite = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(finite, finite, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        fc.pre(high - low > 1e-9 * Math.max(1, Math.abs(low), Math.abs(high)))
        const [first, last] = rounded([low, high])
        const width = high - low
        expect(low - first).toBeGreaterThan(0.06 * width)
        expect(last - high).toBeGreaterThan(0.06 * width)
        expect(low - first).toBeLessThan(0.19 * width)
        expect(last - high).toBeLessThan(0.19 * width)
      }),
    )
  })

  it('are of the samples that are never trained on too', () => {
    const plane = planeOf(classes([[0, 0]], [[10, 20]]))
    expect(plane).toEqual({ left: -1, right: 11, bottom: -2, top: 22 })
  })

  it('of values over one input are those of the target too', () => {
    const sine = values([
      [-6, -1],
      [6, 1],
    ])
    expect(lineOf(sine)).toEqual({ left: -7, right: 7 })
    expect(targetBounds(sine)[0]).toBeCloseTo(-1.2, 12)
    expect(planeOf(sine)).toBeNull()
  })
})

describe('bounds of samples that are changed by hand', () => {
  it('move out by half a width, or as often as it takes', () => {
    expect(grown([0, 10], [1, 9])).toEqual([0, 10])
    expect(grown([0, 10], [-1, 9])).toEqual([-5, 10])
    // Half a width is −5, and 1½ are −15.
    expect(grown([0, 10], [-6, 9])).toEqual([-15, 10])
    expect(grown([0, 10], [1, 11])).toEqual([0, 15])
  })

  it('stay where they are for whatever is drawn inside, be it at the rim', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    const share = fc.double({ min: DRAWN_RIM, max: 1 - DRAWN_RIM, noNaN: true })
    fc.assert(
      fc.property(number, number, number, fc.array(share), (one, other, outlier, drawn) => {
        const home = rounded([Math.min(one, other), Math.max(one, other)])
        const [first, last] = grown(home, [Math.min(one, outlier), Math.max(one, outlier)])
        let [low, high] = [Math.min(one, outlier), Math.max(one, outlier)]
        for (const at of drawn) {
          const value = first + at * (last - first)
          ;[low, high] = [Math.min(low, value), Math.max(high, value)]
          expect(grown(home, [low, high])).toEqual([first, last])
        }
      }),
    )
  })

  it('begin with what the samples spanned as they came', () => {
    const moved: Dataset = { ...classes([[1, 1]]), spans: [[0, 10] as const, [0, 20] as const] }
    expect(planeOf(moved)).toEqual({ left: -1, right: 11, bottom: -2, top: 22 })
  })

  it('never end in nothing', () => {
    for (const span of [[-1e308, 1e308] as const, [0, 5e-324] as const, [-1e308, 0] as const]) {
      const [low, high] = grown(rounded(span), [-1e308, 1e308])
      expect(low).toBeLessThan(high)
    }
  })
})
