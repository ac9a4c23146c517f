import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticksIn } from '../../../../src/ui/controls/ticks.ts'
import {
  domainFor,
  following,
  halfOf,
  isWithin,
  rangeAround,
  valuesIn,
  zoomed,
} from '../../../../src/ui/step/along/range.ts'

const values = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const isRound = (value: number): boolean =>
  ['1', '2', '5'].includes(Number(value.toPrecision(10)).toExponential().split('e')[0])

describe('the range', () => {
  it('is −2 to 2 around a small weight, and wider around a large one', () => {
    expect(rangeAround(-0.07)).toEqual({ from: -2, to: 2 })
    expect(rangeAround(1.22)).toEqual({ from: -1, to: 3 })
    // 300 / 2 = 150, and the next of 1, 2, 5, 10 … is 200.
    expect(rangeAround(300)).toEqual({ from: 100, to: 500 })
  })

  it('around any value has it well inside, and is 1, 2 or 5 times a power of ten to either side', () => {
    fc.assert(
      fc.property(values, (value) => {
        const range = rangeAround(value)
        expect(isWithin(range, value)).toBe(true)
        expect(isRound(halfOf(range))).toBe(true)
      }),
    )
  })

  it('stands still while the value moves within, and is around it again when it has left', () => {
    const range = rangeAround(0)
    expect(following(range, 1.9)).toBe(range)
    expect(following(range, 2)).toEqual({ from: 0, to: 4 })
    expect(following(range, -3.2)).toEqual({ from: -5, to: -1 })
    expect(following(range, 1000)).toEqual(rangeAround(1000))
    expect(following(range, Number.NaN)).toBe(range)
  })

  it('is 1, 2, 5, 10 … wide from look to look, and back', () => {
    let range = rangeAround(0.3)
    const halves = ['in', 'in', 'in', 'out', 'out', 'out', 'out'] as const
    const seen = halves.map((direction) => {
      range = zoomed(range, 0.3, direction)
      return halfOf(range)
    })
    expect(seen).toEqual([1, 0.5, 0.2, 0.5, 1, 2, 5])
  })

  it('has an end to either side of looking closer, where it stays the same', () => {
    for (const direction of ['in', 'out'] as const) {
      let range = rangeAround(7)
      for (let looks = 0; looks < 60; looks++) range = zoomed(range, 7, direction)
      expect(zoomed(range, 7, direction)).toBe(range)
      expect(isWithin(range, 7)).toBe(true)
    }
  })

  it('is asked about from end to end', () => {
    expect(valuesIn({ from: -2, to: 2 }, 5)).toEqual([-2, -1, 0, 1, 2])
  })
})

describe('the losses that are shown', () => {
  it('go from 0 to a round number, unless they are all close together', () => {
    expect(domainFor(null, [0.01, 0.37])).toEqual({ low: 0, high: 0.4 })
    // (0.43 − 0.37) / 3 = 0.02
    expect(domainFor(null, [0.375, 0.43])).toEqual({ low: 0.36, high: 0.44 })
    expect(domainFor(null, [0, 0])).toEqual({ low: 0, high: 1 })
  })

  it('are those before while they are filled well', () => {
    const before = { low: 0, high: 0.4 }
    expect(domainFor(before, [0.01, 0.21])).toBe(before)
    expect(domainFor(before, [0.001, 0.05])).toEqual({ low: 0, high: 0.06 })
    expect(domainFor(before, [0.01, 0.45])).toEqual({ low: 0, high: 0.6 })
  })

  it('leave out what is not finite; without any there is nothing to show', () => {
    expect(domainFor(null, [Infinity, 0.1, Number.NaN, 0.3])).toEqual({ low: 0, high: 0.3 })
    expect(domainFor(null, [Infinity, Number.NaN])).toBeNull()
  })

  it('of any size lie within round numbers', () => {
    const loss = fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true })
    fc.assert(
      fc.property(fc.array(loss, { minLength: 1 }), (losses) => {
        const { low, high } = domainFor(null, losses)!
        expect(low).toBeLessThan(high)
        expect(low).toBeLessThanOrEqual(Math.min(...losses))
        expect(high).toBeGreaterThanOrEqual(Math.max(...losses) * (1 - 1e-9))
        expect(ticksIn(low, high, 3).length).toBeGreaterThan(1)
      }),
    )
  })
})
