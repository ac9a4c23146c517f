import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  columnsOf,
  MOST,
  rebinned,
  remembered,
  type Entry,
} from '../../../src/ui/views/histograms/history.ts'
import { histogramOf } from '../../../src/worker/histograms.ts'

const at = (position: number): Entry => ({ position, layers: [] })
const positionsOf = (history: readonly Entry[]): number[] => history.map((one) => one.position)
const grown = (positions: readonly number[]): readonly Entry[] =>
  positions.reduce<readonly Entry[]>((history, one) => remembered(history, at(one)), [])

describe('what is remembered', () => {
  it('is in order of position, and ends with the newest', () => {
    expect(positionsOf(grown([0, 4, 8]))).toEqual([0, 4, 8])
  })

  it('forgets what lies beyond a step back, and an answer of the same place', () => {
    expect(positionsOf(grown([0, 4, 8, 4]))).toEqual([0, 4])
    expect(positionsOf(grown([0, 4, 8, 0]))).toEqual([0])
  })

  it('is never more than fits, and still reaches from the first to the newest', () => {
    const positions = Array.from({ length: 1000 }, (_, k) => 4 * k)
    const kept = positionsOf(grown(positions))
    expect(kept).toHaveLength(MOST)
    expect([kept[0], kept.at(-1)]).toEqual([0, 3996])
    const gaps = kept.slice(1).map((one, k) => one - kept[k])
    expect(Math.max(...gaps)).toBeLessThan((4 * 3996) / MOST)
  })
})

describe('a histogram in other bins', () => {
  it('keeps every count, wherever the bounds are', () => {
    const values = Float64Array.from([-1, -0.4, 0, 0.1, 0.2, 0.9, 2])
    const histogram = histogramOf(values, 6)
    for (const bounds of [
      [-1, 2],
      [-3, 2.5],
      [-1, 7],
    ] as const) {
      const sum = rebinned(histogram, bounds, 9).reduce((all, count) => all + count, 0)
      expect(sum).toBeCloseTo(values.length, 9)
    }
  })

  it('is itself in its own', () => {
    const histogram = histogramOf(Float64Array.from([0, 1, 1, 2, 4]), 4)
    rebinned(histogram, [0, 4], 4).forEach((count, k) =>
      expect(count).toBeCloseTo(histogram.counts[k], 9),
    )
  })

  it('of one value alone stands in one bin', () => {
    const single = histogramOf(Float64Array.from([0.25, 0.25]), 5)
    expect(rebinned(single, [0, 1], 4)).toEqual([0, 2, 0, 0])
    expect(boundsOf([single])).toEqual([-0.75, 1.25])
  })
})

describe('columns', () => {
  it('lie side by side from the first to the newest, by position', () => {
    const columns = columnsOf([0, 10, 20, 40])
    expect(columns[0].left).toBe(0)
    expect(columns.at(-1)?.right).toBe(1)
    columns.slice(1).forEach(({ left }, k) => expect(left).toBe(columns[k].right))
    expect(columns[2].right - columns[2].left).toBeCloseTo(
      2 * (columns[0].right - columns[0].left),
      9,
    )
    expect(columnsOf([7])).toEqual([{ left: 0, right: 1 }])
  })
})
