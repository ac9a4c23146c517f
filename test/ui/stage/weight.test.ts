import { describe, expect, it } from 'vitest'
import { dragged, nudged, nudgeOf, rounded, typedWeight } from '../../../src/ui/stage/weight.ts'

describe('a typed weight', () => {
  it('is read as meant, with comma, real minus sign and spaces', () => {
    expect(typedWeight('0,5', false, 0)).toEqual({ value: 0.5 })
    expect(typedWeight(' −1.25 ', false, 0)).toEqual({ value: -1.25 })
    expect(typedWeight('1e6', false, 0)).toEqual({ value: 1e6 })
  })

  it.each(['1e308', 'Infinity', '-1e999', '1000001', '−1000000.5'])(
    'beyond a million is refused: %s',
    (text) => {
      expect(typedWeight(text, false, 0)).toEqual({
        problem: 'Weights go from −1,000,000 to 1,000,000.',
      })
    },
  )

  it.each(['', 'abc', 'NaN', '-', '1e'])(
    'that is no number leaves the last value: “%s”',
    (text) => {
      expect(typedWeight(text, false, -0.07)).toEqual({ problem: 'Not a number. Still −0.07.' })
    },
  )

  it('is spoken of as a bias when it is one', () => {
    expect(typedWeight('1e7', true, 0)).toEqual({
      problem: 'Biases go from −1,000,000 to 1,000,000.',
    })
  })
})

describe('a nudged weight', () => {
  it('moves without the noise of binary fractions, and stays within a million', () => {
    expect(nudged(0.2, 0.1)).toBe(0.3)
    expect(nudged(0.3, -0.1)).toBe(0.2)
    expect(nudged(1e6, 1)).toBe(1e6)
    expect(nudged(-1e6, -0.1)).toBe(-1e6)
  })

  it('keeps the digits that it had', () => {
    expect(nudged(0.44282628857377, 0.1)).toBe(0.54282628857377)
  })
})

describe('a key', () => {
  const press = (key: string, shiftKey = false, code = ''): number =>
    nudgeOf({ key, code, shiftKey })

  it('moves a weight by a tenth, a whole, or with Shift a hundredth', () => {
    expect([press('+'), press('-')]).toEqual([0.1, -0.1])
    expect([press('PageUp'), press('PageDown')]).toEqual([1, -1])
    expect([press('PageUp', true), press('PageDown', true)]).toEqual([0.01, -0.01])
  })

  it('is a plus although Shift is needed to type it, and fine on the number pad', () => {
    expect(press('+', true, 'Equal')).toBe(0.1)
    expect(press('=')).toBe(0.1)
    expect(press('+', true, 'NumpadAdd')).toBe(0.01)
    expect(press('_', true, 'Minus')).toBe(-0.01)
  })

  it('that means something else moves nothing', () => {
    expect(['a', 'Enter', '5', 'ArrowUp', 'Home'].map((key) => press(key))).toEqual([0, 0, 0, 0, 0])
  })
})

describe('a dragged weight', () => {
  it('gains a hundredth for each pixel to the right or up', () => {
    expect(dragged(0, 10, 0, false)).toBeCloseTo(0.1, 12)
    expect(dragged(0, 0, 10, false)).toBeCloseTo(0.1, 12)
    expect(dragged(0, -5, -5, false)).toBeCloseTo(-0.1, 12)
    expect(dragged(0, 10, 0, true)).toBeCloseTo(0.01, 12)
  })

  it('adds up slow movements that are too small to show alone', () => {
    let value = 0
    for (let pixel = 0; pixel < 100; pixel++) value = dragged(value, 0.4, 0, true)
    expect(rounded(value, true)).toBe(0.04)
  })

  it('is set in hundredths, or fine in thousandths', () => {
    expect(rounded(-0.06752, false)).toBe(-0.07)
    expect(rounded(-0.06752, true)).toBe(-0.068)
  })
})
