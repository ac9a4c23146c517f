import { describe, expect, it } from 'vitest'
import { epochAtX, keyEpoch, MARGIN, nearestTo, placesOf } from '../../../src/ui/loss/places.ts'

const line = (...epochs: number[]) => epochs.map((epoch) => ({ epoch, loss: 1 / (1 + epoch) }))
const losses = { from: 0, to: 1, ticks: [0, 1], isLog: false }
const boxTo = (to: number) => ({
  epochs: { from: 0, to, ticks: [0, to], isLog: false },
  losses,
  width: 300,
  height: 150,
  left: 46,
})

describe('the curve under a pointer', () => {
  it('has at a pixel the epoch that is drawn there', () => {
    for (const epoch of [0, 3, 7.5, 10]) {
      expect(epochAtX(boxTo(10), placesOf(boxTo(10)).across(epoch))).toBeCloseTo(epoch, 12)
    }
  })

  it('is read at another point when the axis has grown under a pointer that rests', () => {
    // Halfway across: epoch 5 of 10, later epoch 20 of 40.
    const x = (46 + 300 - MARGIN.right) / 2
    const whole = Array.from({ length: 41 }, (_, epoch) => epoch)
    const read = (to: number) => nearestTo(line(...whole.slice(0, to + 1)), epochAtX(boxTo(to), x))
    expect([read(10)?.epoch, read(40)?.epoch]).toEqual([5, 20])
  })

  it('is read at the nearest point, and beyond an end at that end', () => {
    const points = line(1, 2, 4)
    expect([0, 1.4, 1.5, 3.1, 9, Infinity].map((at) => nearestTo(points, at)?.epoch)).toEqual([
      1, 1, 2, 4, 4, 4,
    ])
    expect(nearestTo([], 1)).toBeNull()
  })
})

describe('keys on the growing curve', () => {
  const points = line(0, 1, 2, 3)

  it('go from the present, point by point, and no farther than both ends', () => {
    expect(keyEpoch('ArrowLeft', points, null)).toBe(2)
    expect(keyEpoch('ArrowLeft', points, points[1])).toBe(0)
    expect(keyEpoch('ArrowLeft', points, points[0])).toBe(0)
    expect(keyEpoch('ArrowRight', points, points[1])).toBe(2)
    expect(keyEpoch('Home', points, null)).toBe(0)
    expect(keyEpoch('x', points, null)).toBeNull()
  })

  it('stay with the present once they have come to it', () => {
    expect(keyEpoch('ArrowRight', points, points[2])).toBe(Infinity)
    expect(keyEpoch('End', points, points[0])).toBe(Infinity)
    expect(nearestTo(line(0, 1, 2, 3, 4), Infinity)?.epoch).toBe(4)
  })
})
