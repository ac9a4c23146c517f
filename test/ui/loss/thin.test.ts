import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thin } from '../../../src/ui/loss/thin.ts'

const curve = fc
  .array(fc.double({ min: 0, max: 1e300, noNaN: true }), { minLength: 1, maxLength: 700 })
  .map((losses) => losses.map((loss, epoch) => ({ epoch, loss })))

describe('a thinned curve', () => {
  it('has no more points than asked for, in their order, with the first and the last', () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 4, max: 400 }), (points, most) => {
        const kept = thin(points, most)
        expect(kept.length).toBeLessThanOrEqual(Math.max(most, 1))
        expect(kept[0]).toBe(points[0])
        expect(kept.at(-1)).toBe(points.at(-1))
        for (let place = 1; place < kept.length; place++) {
          expect(kept[place].epoch).toBeGreaterThan(kept[place - 1].epoch)
        }
      }),
    )
  })

  it('keeps its lowest and its highest loss', () => {
    fc.assert(
      fc.property(curve, (points) => {
        const losses = points.map(({ loss }) => loss)
        const kept = thin(points, 20).map(({ loss }) => loss)
        expect(Math.min(...kept)).toBe(Math.min(...losses))
        expect(Math.max(...kept)).toBe(Math.max(...losses))
      }),
    )
  })

  it('keeps a single peak among 600 points', () => {
    const points = Array.from({ length: 600 }, (_, epoch) => ({
      epoch,
      loss: epoch === 377 ? 9 : 1,
    }))
    expect(thin(points, 300)).toContainEqual({ epoch: 377, loss: 9 })
  })

  it('is the curve itself where it is short', () => {
    const points = [
      { epoch: 0, loss: 1 },
      { epoch: 1, loss: 0.5 },
    ]
    expect(thin(points, 300)).toBe(points)
  })
})
