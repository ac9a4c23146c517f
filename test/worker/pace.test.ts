/** A speed in samples a second, kept without bursts. */
import { describe, expect, it } from 'vitest'
import { due, pay, soundSpeed, startPace, untilDue } from '../../src/worker/pace.ts'

/** Samples made when one looks at these moments. */
function made(speed: number, moments: readonly number[]): number[] {
  let paid = startPace(speed, 0)
  return moments.map((now) => {
    const count = due(speed, paid, now)
    paid = pay(speed, paid, now, count)
    return count
  })
}

describe('a pace', () => {
  it('of one a second makes the first sample at once and the next a second later', () => {
    expect(made(1, [0, 500, 999, 1000, 1001, 2000])).toEqual([1, 0, 0, 1, 0, 1])
  })

  it.each([1, 3, 7, 60, 300, 1000, 12_345])('of %i a second makes as many in a second', (speed) => {
    const moments = Array.from({ length: 10_001 }, (_, k) => k)
    const sum = made(speed, moments).reduce((total, count) => total + count, 0)
    // Ten seconds, and the sample that is due at the start.
    expect(sum).toBe(10 * speed + 1)
  })

  it('owes one sample and a tenth of a second after an hour of sleep', () => {
    expect(made(300, [0, 3_600_000])).toEqual([1, 31])
    expect(made(1, [0, 3_600_000, 3_600_001])).toEqual([1, 1, 0])
  })

  it('says when the next sample is due', () => {
    const paid = pay(4, startPace(4, 0), 0, 1)
    expect(untilDue(4, paid, 0)).toBe(250)
    expect(untilDue(4, paid, 200)).toBe(50)
    expect(untilDue(4, paid, 250)).toBe(0)
    expect(untilDue(4, paid, 9999)).toBe(0)
  })

  it('changes with the speed at once', () => {
    const paid = pay(1, startPace(1, 0), 0, 1)
    expect(untilDue(1, paid, 10)).toBe(990)
    expect(untilDue(50, paid, 10)).toBe(10)
  })

  it('goes from one sample a second to flat out', () => {
    expect([0.2, 0, -3, NaN].map(soundSpeed)).toEqual([1, 1, 1, 1])
    expect([1, 2.5, null, Infinity].map(soundSpeed)).toEqual([1, 2.5, null, null])
  })
})
