import { describe, expect, it } from 'vitest'
import { diverging, fillUnder } from '../../../src/ui/controls/ramp.ts'

describe('the diverging ramp', () => {
  it('goes from orange through the neutral to blue', () => {
    expect(diverging('light', -1)).toEqual([0xb8, 0x4e, 0x00])
    expect(diverging('light', 0)).toEqual([0xee, 0xec, 0xe6])
    expect(diverging('light', 1)).toEqual([0x0f, 0x62, 0xa6])
    expect(diverging('dark', 0)).toEqual([0x2b, 0x30, 0x38])
  })

  it('mixes between its seventeen colours', () => {
    // Half-way from 0.375 (9FB8D0) to 0.5 (85A7C8)
    expect(diverging('light', 0.4375)).toEqual([0x92, 0xb0, 0xcc])
  })

  it('ends at its ends, and is neutral where there is no number', () => {
    expect(diverging('light', 7)).toEqual(diverging('light', 1))
    expect(diverging('dark', -Infinity)).toEqual(diverging('dark', -1))
    expect(diverging('light', NaN)).toEqual(diverging('light', 0))
  })

  it('goes under a number only so far that the number can be read', () => {
    const capped = `light-dark(rgb(${diverging('light', 0.6).join(' ')}), rgb(${diverging('dark', 0.4).join(' ')}))`
    expect(fillUnder(1)).toBe(capped)
    expect(fillUnder(50)).toBe(capped)
  })
})
