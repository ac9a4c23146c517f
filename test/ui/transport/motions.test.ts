import { describe, expect, it } from 'vitest'
import { motionOf, motionsWith } from '../../../src/ui/transport/motions.ts'

describe('the paces of the motion', () => {
  it('go from half to double, and one leaves it out', () => {
    expect(motionsWith(1).map(({ label }) => label)).toEqual(['0.5×', '1×', '2×', 'instant'])
    expect(motionsWith(1).map(({ value }) => motionOf(value))).toEqual([0.5, 1, 2, null])
  })

  it('hold one that was set from elsewhere', () => {
    expect(motionsWith(4)[0]).toEqual({ value: '4', label: '4×' })
    expect(motionOf('4')).toBe(4)
  })
})
