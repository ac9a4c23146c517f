import { describe, expect, it } from 'vitest'
import {
  lossAt,
  pathOf,
  pointsOf,
  scaleOf,
  slopeAt,
  tangentOf,
} from '../../../../src/ui/step/along/curve.ts'

const parabola = pointsOf([-2, -1, 0, 1, 2], [4, 1, 0, 1, 4], { value: 0.5, loss: 0.25 })
const box = { left: 0, right: 400, top: 0, bottom: 100 }
const scale = scaleOf(box, { from: -2, to: 2 }, { low: 0, high: 4 })

describe('the curve', () => {
  it('has the point where the parameter stands among its points, once', () => {
    expect(parabola.map(({ value }) => value)).toEqual([-2, -1, 0, 0.5, 1, 2])
    const same = pointsOf([0, 1], [0, 7], { value: 1, loss: 1 })
    expect(same).toEqual([
      { value: 0, loss: 0 },
      { value: 1, loss: 1 },
    ])
    expect(pointsOf([0], [0], { value: 3, loss: 9 }).at(-1)).toEqual({ value: 3, loss: 9 })
  })

  it('is straight between its points, and not a number beyond them or beside a gap', () => {
    expect(lossAt(parabola, 0.5)).toBe(0.25)
    // Between (−2, 4) and (−1, 1): 4 + 0.5 · (1 − 4)
    expect(lossAt(parabola, -1.5)).toBe(2.5)
    expect(slopeAt(parabola, -1.5)).toBe(-3)
    expect(lossAt(parabola, -3)).toBeNaN()
    expect(lossAt(parabola, 3)).toBeNaN()
    const gap = pointsOf([0, 1, 2], [0, Infinity, 2], { value: 0, loss: 0 })
    expect(Number.isFinite(lossAt(gap, 0.5))).toBe(false)
  })

  it('is drawn from point to point, with gaps where a loss is not finite', () => {
    expect(pathOf(parabola.slice(0, 2), scale)).toBe('M0 0L100 75')
    const gap = pointsOf([-2, -1, 0, 1, 2], [4, 1, Number.NaN, 1, 4], { value: -2, loss: 4 })
    expect(pathOf(gap, scale)).toBe('M0 0L100 75M300 75L400 0')
  })
})

describe('the tangent', () => {
  it('goes through the point with the slope, so long in the picture', () => {
    // At (1, 1) the slope is 2: 1 to the right is 100 px, 2 up are 50 px.
    const { x1, y1, x2, y2 } = tangentOf({ value: 1, loss: 1 }, 2, scale, 150)
    expect([(x1 + x2) / 2, (y1 + y2) / 2]).toEqual([scale.x(1), scale.y(1)])
    expect((y2 - y1) / (x2 - x1)).toBeCloseTo(-0.5, 3)
    expect(Math.hypot(x2 - x1, y2 - y1)).toBeCloseTo(150, 1)
  })
})
