import { describe, expect, it } from 'vitest'
import { summary } from '../../../src/ui/output/summary.ts'

const SIDE = 24
const names = { high: 'class 1', low: 'class 0' }

/** The sentence of a map; x and y go from −1 at the left and top to 1. */
function said(value: (x: number, y: number) => number): string {
  const leans = Array.from({ length: SIDE * SIDE }, (_, cell) =>
    value((((cell % SIDE) + 0.5) / SIDE) * 2 - 1, ((Math.floor(cell / SIDE) + 0.5) / SIDE) * 2 - 1),
  )
  return summary(leans, SIDE, names)
}

describe('the summary of the map', () => {
  it('tells the corner of the high side and how the boundary runs', () => {
    expect(said((x, y) => y - x)).toBe(
      'Class 1 in the lower left; the boundary runs from the top left to the bottom right.',
    )
    expect(said((x, y) => -y - x)).toBe(
      'Class 1 in the upper left; the boundary runs from the top right to the bottom left.',
    )
  })

  it('tells halves', () => {
    expect(said((x) => -x)).toBe(
      'Class 1 on the left; the boundary runs from the top to the bottom.',
    )
    expect(said((_, y) => y)).toBe(
      'Class 1 at the bottom; the boundary runs from the right to the left.',
    )
  })

  it('tells a corner that is cut off', () => {
    expect(said((x, y) => x - y - 1.6)).toBe(
      'Class 1 in the upper right; the boundary bends around the top right.',
    )
  })

  it('tells one class everywhere', () => {
    expect(said(() => 1)).toBe('Class 1 everywhere.')
    expect(said(() => -1)).toBe('Class 0 everywhere.')
  })

  it('tells an island', () => {
    expect(said((x, y) => 0.3 - x * x - y * y)).toBe('Class 1 in the middle, class 0 all around.')
    expect(said((x, y) => x * x + y * y - 0.3)).toBe('Class 0 in the middle, class 1 all around.')
  })

  it('counts the stretches of what is too tangled for a sentence', () => {
    expect(said((x, y) => x * y)).toBe('Class 1 and class 0 in 4 stretches along the edge.')
  })
})
