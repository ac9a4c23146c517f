import { describe, expect, it } from 'vitest'
import { durationOf, operationsOf, type StepOperation } from '../../../src/state/walk.ts'
import {
  arrowShare,
  countShare,
  isOnward,
  lossShare,
  runTime,
  slideShare,
  tweenShare,
  type Moving,
} from '../../../src/ui/stage/motion.ts'

const ones = (layers: number): number[] => Array.from({ length: layers }, () => 1)

function moving(operation: StepOperation, elapsed: number, layers = 2): Moving {
  const duration = durationOf(operation, ones(layers))
  return { motion: { id: 1, operation, duration, time: duration }, elapsed }
}

const shares = [
  (one: Moving | null) => countShare(one, 0),
  (one: Moving | null) => countShare(one, 1),
  lossShare,
  (one: Moving | null) => arrowShare(one, 0, 9),
  (one: Moving | null) => arrowShare(one, 8, 9),
  slideShare,
  tweenShare,
]

describe('the motion of an operation', () => {
  it.each([1, 2, 5, 8])('is complete at its end, in a network of %i layers', (layers) => {
    for (const operation of operationsOf(ones(layers))) {
      const end = moving(operation, durationOf(operation, ones(layers)), layers)
      expect(shares.map((share) => share(end))).toEqual(shares.map(() => 1))
    }
  })

  it('leaves everything complete where there is none', () => {
    expect(shares.map((share) => share(null))).toEqual(shares.map(() => 1))
  })

  it('lets a layer speak once the dashes have arrived, and leaves the other layers alone', () => {
    const forward: StepOperation = { type: 'forward', layer: 1, time: 0 }
    const arrival = runTime(moving(forward, 0).motion)
    // 420 ms for the layer, of which 180 for its numbers.
    expect(arrival).toBe(240)
    expect(countShare(moving(forward, arrival), 1)).toBe(0)
    expect(countShare(moving(forward, arrival), 0)).toBe(1)
    expect(countShare(moving(forward, 300), 1)).toBeGreaterThan(0)
  })

  it('lets arrows appear one after the other, 40 ms apart, and faster where there are many', () => {
    const backward: StepOperation = { type: 'backward', layer: 0, time: 0 }
    const seen = (elapsed: number, count: number): number =>
      Array.from({ length: count }, (_, place) =>
        arrowShare(moving(backward, elapsed), place, count),
      ).filter((share) => share > 0).length
    expect([1, 41, 81].map((elapsed) => seen(elapsed, 6))).toEqual([1, 2, 3])
    expect(seen(301, 24)).toBe(24)
  })

  it('slides all arrows in before the numbers move', () => {
    const update: StepOperation = { type: 'update' }
    expect(slideShare(moving(update, 350))).toBe(1)
    expect(tweenShare(moving(update, 350))).toBe(0)
    expect(tweenShare(moving(update, 500))).toBeGreaterThan(0.5)
  })
})

describe('coming to an operation', () => {
  const onward = (from: number | null, operation: number): boolean =>
    isOnward(from, { operation, isPlaying: false }, 5)

  it('is a motion where it is the next one, or the first of a step', () => {
    expect([onward(null, 0), onward(0, 1), onward(4, 5), onward(5, 0)]).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('is none on the way back', () => {
    expect([onward(1, 0), onward(2, 1), onward(5, 4)]).toEqual([false, false, false])
    // Into a step that has been made.
    expect(onward(null, 4)).toBe(false)
  })

  it('is always one while the walk plays, though another step was playing', () => {
    expect(isOnward(3, { operation: 0, isPlaying: true }, 5)).toBe(true)
  })
})
