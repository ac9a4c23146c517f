import { describe, expect, it } from 'vitest'
import { emptySeries, withPoints } from '../../src/state/series.ts'
import { troubleIn } from '../../src/state/trouble.ts'

const curve = (...losses: number[]) => losses.map((loss, epoch) => ({ epoch, loss }))

describe('the loss series', () => {
  it('adds the points that a frame brings', () => {
    const first = withPoints(emptySeries, { points: curve(0.4, 0.3), isWhole: true, stride: 1 })
    const news = [{ epoch: 2, loss: 0.2 }]
    const { points } = withPoints(first, { points: news, isWhole: false, stride: 1 })
    expect(points).toEqual(curve(0.4, 0.3, 0.2))
  })

  it('drops the points that a doubled stride leaves out', () => {
    const first = withPoints(emptySeries, { points: curve(5, 4, 3, 2), isWhole: true, stride: 1 })
    const { points, stride } = withPoints(first, { points: [], isWhole: false, stride: 2 })
    expect(stride).toBe(2)
    expect(points.map(({ epoch }) => epoch)).toEqual([0, 2])
  })

  it('is the same object when a frame brings nothing new', () => {
    const first = withPoints(emptySeries, { points: curve(1), isWhole: true, stride: 1 })
    expect(withPoints(first, { points: [], isWhole: false, stride: 1 })).toBe(first)
  })
})

describe('trouble in the loss', () => {
  it('is none in a curve that falls, is empty or stands still', () => {
    expect(troubleIn([])).toBeNull()
    expect(troubleIn(curve(...Array.from({ length: 50 }, (_, k) => 1 / (k + 1))))).toBeNull()
    expect(troubleIn(curve(...Array.from({ length: 50 }, () => 0.25)))).toBeNull()
  })

  it('is an explosion when the loss grows a million times', () => {
    expect(troubleIn(curve(0.4, 2, 4e5, 5e5))).toBe('exploding')
    expect(troubleIn(curve(0.4, 2, 3e5))).toBeNull()
  })

  it('is none when a near-perfect network is set back to where it began', () => {
    expect(troubleIn(curve(0.4, 1e-9, 0.5))).toBeNull()
  })

  it('is an oscillation when the loss turns twenty times in a row, each time by a twentieth or more', () => {
    const turns = (count: number, swing: number) =>
      curve(...Array.from({ length: count + 2 }, (_, k) => (k % 2 === 0 ? 1 : 1 - swing)))
    expect(troubleIn(turns(20, 0.5))).toBe('oscillating')
    expect(troubleIn(turns(19, 0.5))).toBeNull()
    expect(troubleIn(turns(20, 0.04))).toBeNull()
  })
})
