import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittedLine, seasonOf, valueOn } from '../../src/data/autoregression.ts'
import { toEnd } from '../../src/data/pieces.ts'

const value = fc.double({ min: -10, max: 10, noNaN: true })

describe('a line through rows', () => {
  it('finds the line that made the targets', () => {
    const rows = [
      [0, 0],
      [1, 0],
      [0, 1],
      [3, 2],
    ]
    const line = toEnd(
      fittedLine(
        rows,
        rows.map(([a, b]) => 2 * a - 3 * b + 5),
      ),
    )!
    expect(line.weights[0]).toBeCloseTo(2, 12)
    expect(line.weights[1]).toBeCloseTo(-3, 12)
    expect(line.intercept).toBeCloseTo(5, 12)
  })

  it('leaves errors that no other line makes smaller', () => {
    const row = fc.tuple(value, value, value)
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 6, maxLength: 20 }),
        fc.tuple(value, value, value),
        (made, change) => {
          const rows = made.map(([a, b]) => [a, b])
          const targets = made.map(([, , y]) => y)
          const line = toEnd(fittedLine(rows, targets))
          if (!line) return
          const [a, b, c] = change
          const other = {
            weights: [line.weights[0] + a, line.weights[1] + b],
            intercept: line.intercept + c,
          }
          const squares = (one: typeof line): number =>
            rows.reduce((sum, x, k) => sum + (valueOn(one, x) - targets[k]) ** 2, 0)
          expect(squares(line)).toBeLessThanOrEqual(squares(other) * (1 + 1e-9) + 1e-9)
        },
      ),
    )
  })

  it('is none where rows are too few or columns depend on each other', () => {
    expect(toEnd(fittedLine([], []))).toBeNull()
    expect(toEnd(fittedLine([[1, 2]], [3]))).toBeNull()
    const twice = [1, 2, 3, 4].map((x) => [x, 2 * x])
    expect(toEnd(fittedLine(twice, [1, 2, 3, 4]))).toBeNull()
    const same = [1, 1, 1, 1].map((x) => [x])
    expect(toEnd(fittedLine(same, [1, 2, 3, 4]))).toBeNull()
  })
})

describe('the season of a series', () => {
  it.each([5, 12, 25])('of a wave of %i steps is that', (period) => {
    const wave = Array.from({ length: 8 * period }, (_, k) => Math.sin((2 * Math.PI * k) / period))
    expect(seasonOf(wave)).toBe(period)
  })

  it('is none of a constant, a trend, or a short piece', () => {
    const count = Array.from({ length: 100 }, (_, k) => k)
    expect(seasonOf(count.map(() => 3))).toBeNull()
    expect(seasonOf(count)).toBeNull()
    expect(seasonOf([1, 2, 1])).toBeNull()
    expect(seasonOf([])).toBeNull()
  })
})
