import { describe, expect, it } from 'vitest'
import { classesSummary } from '../../../src/ui/output/classesSummary.ts'

const SIDE = 12
const names = ['Adelie', 'Chinstrap', 'Gentoo']

function said(of: (x: number, y: number) => number): string {
  const most = Array.from({ length: SIDE * SIDE }, (_, cell) =>
    of((cell % SIDE) / (SIDE - 1), Math.floor(cell / SIDE) / (SIDE - 1)),
  )
  return classesSummary(most, SIDE, names)
}

describe('a map of several classes in a sentence', () => {
  it('tells where each is, the largest first', () => {
    expect(said((x, y) => (y < 0.5 ? 2 : x < 0.3 ? 0 : 1))).toBe(
      'Gentoo at the top, Chinstrap in the lower right, Adelie in the lower left.',
    )
  })

  it('tells those that are nowhere', () => {
    expect(said(() => 0)).toBe('Adelie everywhere; Chinstrap and Gentoo nowhere.')
    expect(said((x) => (x < 0.5 ? 0 : 2))).toMatch(/; Chinstrap nowhere\.$/)
  })
})
