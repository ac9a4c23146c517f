import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../../../src/engine/segments.ts'
import { curvePath, horizonOf, placeOf, positionOn } from '../../../src/ui/timeline/path.ts'

describe('the right edge of the track', () => {
  it('moves in steps of 10, 20, 50, 100, … and keeps the present off the edge', () => {
    expect([0, 9, 10, 19, 30, 49, 90, 98, 1000].map(horizonOf)).toEqual([
      10, 10, 20, 20, 50, 100, 100, 200, 2000,
    ])
  })
})

describe('the curve on the track', () => {
  it('goes from the highest loss at the top down to 0 at the bottom', () => {
    const points = [
      { epoch: 0, loss: 0.5 },
      { epoch: 5, loss: 0.25 },
      { epoch: 8, loss: 0 },
    ]
    expect(curvePath(points, 10, false)).toBe('M0.00000 0.0800L0.50000 0.5000L0.80000 0.9200')
  })

  it('is no curve before there are two points', () => {
    expect(curvePath([{ epoch: 0, loss: 0.5 }], 10, false)).toBe('')
    expect(curvePath([], 10, false)).toBe('')
  })

  it.each([false, true])('has no "NaN" for huge or equal losses (logarithmic: %s)', (isLog) => {
    const huge = [
      { epoch: 0, loss: -1e308 },
      { epoch: 1, loss: Number.MAX_VALUE },
      { epoch: 2, loss: 0 },
    ]
    expect(curvePath(huge, 10, isLog)).toMatch(/^M0\.00000 [01]\.\d+(L0\.\d+ [01]\.\d+){2}$/)
    expect(curvePath([huge[2], huge[2]], 10, isLog)).toMatch(/^M0\.2.* 0\.9200L0\.2.* 0\.9200$/)
  })
})

describe('places on the track', () => {
  it('lead to the very position that stands there, for any run', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 1e12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (samples, head, share) => {
          const segments = segmentsOf(samples, [])
          const horizon = horizonOf(head / samples)
          const position = Math.floor(share * head)
          const place = placeOf(position, segments, horizon)
          expect(place).toBeGreaterThanOrEqual(0)
          expect(place).toBeLessThan(1)
          expect(positionOn(place, segments, horizon, head)).toBe(position)
        },
      ),
    )
  })

  it('beyond either end are the first and the last position', () => {
    const four = segmentsOf(4, [])
    expect(positionOn(-0.2, four, 100, 300)).toBe(0)
    expect(positionOn(0.9, four, 100, 300)).toBe(300)
    expect(positionOn(0.5, four, 100, 300)).toBe(200)
  })
})
