import { describe, expect, it } from 'vitest'
import { between, eased, shareOf } from '../../../src/ui/stage/ease.ts'

describe('the easing', () => {
  it('begins at nothing, ends at all and never goes back', () => {
    const way = Array.from({ length: 101 }, (_, share) => eased(share / 100))
    expect([way[0], way[100]]).toEqual([0, 1])
    expect(way.every((share, place) => place === 0 || share >= way[place - 1])).toBe(true)
  })

  it('is quick at first: cubic-bezier(.2, 0, 0, 1)', () => {
    // At the parameter 1/2, x = 3·0.2/8 + 1/8 = 0.2 and y = 3/8 + 1/8 = 0.5.
    expect(eased(0.2)).toBeCloseTo(0.5, 4)
  })
})

describe('a part of time', () => {
  it('has not begun before its start and is over after its end', () => {
    expect([0, 100, 150, 200, 900].map((now) => shareOf(now, 100, 100))).toEqual([0, 0, 0.5, 1, 1])
  })

  it('leads exactly to where it ends, even to what is not finite', () => {
    expect(between(0.1, 0.3, 1)).toBe(0.3)
    expect(between(1, Infinity, 1)).toBe(Infinity)
    expect(between(2, 4, 0.5)).toBe(3)
  })
})
