import { describe, expect, it } from 'vitest'
import { roundUp, ticksIn } from '../../../src/ui/controls/ticks.ts'

describe('numbers on an axis', () => {
  it('are round, evenly spaced and within', () => {
    expect(ticksIn(-2, 2, 5)).toEqual([-2, -1, 0, 1, 2])
    expect(ticksIn(0.26, 0.34, 3.5)).toEqual([0.26, 0.28, 0.3, 0.32, 0.34])
    expect(ticksIn(-2.5, 7.5, 5)).toEqual([-2, 0, 2, 4, 6])
    expect(roundUp(0.3)).toBe(0.5)
    expect(roundUp(0.1 + 0.2 - 0.2)).toBe(0.1)
  })
})
