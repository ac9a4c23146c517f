import { describe, expect, it } from 'vitest'
import { trackOf } from '../../../src/ui/views/input/ticks.ts'
import { rangesOf } from '../../../src/ui/views/ranges.ts'

const rawOf = (names: readonly string[], samples: number[][], unseen: number[][] = []) => ({
  raw: { names, samples, unseen },
})

describe('a slider’s track', () => {
  it.each([
    [172, 231],
    [-15, 25],
    [0, 1],
    [-3.2e-7, 4.1e-7],
    [0.1, 0.3],
    [1e9, 3e9],
  ])('from %d to %d holds the range in about a hundred round steps', (low, high) => {
    const { min, max, step } = trackOf([low, high])
    expect(min).toBeLessThanOrEqual(low)
    expect(max).toBeGreaterThanOrEqual(high)
    expect(min).toBeGreaterThan(low - 1.001 * step)
    expect(max).toBeLessThan(high + 1.001 * step)
    expect([1, 2, 5]).toContain(Number(step.toExponential().split('e')[0]))
    const steps = (max - min) / step
    expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6)
    expect(steps).toBeGreaterThan(38)
    expect(steps).toBeLessThan(104)
  })
})

describe('ranges of inputs', () => {
  it('reach over all samples, and a constant one has 1 to spare', () => {
    expect(rangesOf(rawOf(['a', 'b'], [[1, 5]], [[-2, 5]]))).toEqual([
      [-2, 1],
      [4, 6],
    ])
  })
})
