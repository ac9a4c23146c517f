import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contour } from '../../../src/ui/output/contour.ts'

/** Values of a function at the centres of side × side cells. */
function sampled(side: number, value: (x: number, y: number) => number): number[] {
  return Array.from({ length: side * side }, (_, cell) =>
    value((cell % side) + 0.5, Math.floor(cell / side) + 0.5),
  )
}

/** By the shoelace formula. */
function area(outline: readonly (readonly [number, number])[]): number {
  const twice = outline.reduce((sum, [x, y], place) => {
    const [nextX, nextY] = outline[(place + 1) % outline.length]
    return sum + x * nextY - nextX * y
  }, 0)
  return Math.abs(twice) / 2
}

const sumOf = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0)

describe('the contour', () => {
  it('crosses where linear interpolation says', () => {
    // −1 at x = 0.5 and 3 at x = 1.5: zero a quarter of the way, at x = 0.75.
    const { lines } = contour([-1, 3, -1, 3], 2)
    for (const [from, to] of lines) {
      expect(from[0]).toBeCloseTo(0.75, 12)
      expect(to[0]).toBeCloseTo(0.75, 12)
    }
    // From the top edge to the bottom one.
    expect(sumOf(lines.map(([from, to]) => Math.abs(to[1] - from[1])))).toBeCloseTo(2, 12)
  })

  it('is exact for any straight boundary, up to the edges', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (shift, angle) => {
          const side = 8
          const plane = (x: number, y: number): number =>
            (x - 4) * Math.cos(angle) + (y - 4) * Math.sin(angle) - shift
          const { lines, low } = contour(sampled(side, plane), side)
          for (const point of lines.flat()) expect(plane(...point)).toBeCloseTo(0, 9)
          // The low part is what the half plane cuts from the square; a fine grid measures it.
          const fine = 400
          const share = sampled(fine, (x, y) =>
            Number(plane((x * side) / fine, (y * side) / fine) < 0),
          )
          expect(sumOf(low.map(area)) / side ** 2).toBeCloseTo(sumOf(share) / fine ** 2, 2)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('closes around an island', () => {
    const side = 20
    const { lines, low } = contour(
      sampled(side, (x, y) => (x - 10) ** 2 + (y - 10) ** 2 - 25),
      side,
    )
    const ends = lines.flat().map(([x, y]) => `${x.toFixed(9)} ${y.toFixed(9)}`)
    for (const end of ends) expect(ends.filter((other) => other === end)).toHaveLength(2)
    // A disc of radius 5.
    expect(sumOf(low.map(area))).toBeCloseTo(Math.PI * 25, -0.5)
  })

  it('joins the low corners at a saddle', () => {
    const { lines, low } = contour([-1, 1, 1, -1], 2)
    const middle = low.find((outline) => outline.length === 6)
    expect(middle).toContainEqual([0.5, 0.5])
    expect(middle).toContainEqual([1.5, 1.5])
    expect(lines).toContainEqual([
      [1, 0.5],
      [1.5, 1],
    ])
    expect(lines).toContainEqual([
      [1, 1.5],
      [0.5, 1],
    ])
  })

  it('is empty where all is high, and the low part is everything where all is low', () => {
    expect(
      contour(
        sampled(5, () => 1),
        5,
      ),
    ).toEqual({ lines: [], low: [] })
    const { lines, low } = contour(
      sampled(5, () => -1),
      5,
    )
    expect(lines).toEqual([])
    expect(sumOf(low.map(area))).toBe(25)
  })
})
