import { describe, expect, it } from 'vitest'
import { trackOf } from '../../../src/ui/views/input/ticks.ts'
import { pixelRange, rangesOf, sideOf } from '../../../src/ui/views/picture.ts'

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

describe('pictures', () => {
  const pixels = ['row 1, column 1', 'row 1, column 2', 'row 2, column 1', 'row 2, column 2']

  it('are known by the names of their pixels', () => {
    expect(sideOf(rawOf(pixels, []))).toBe(2)
    expect(sideOf(rawOf(pixels.slice(0, 3), []))).toBeNull()
    expect(sideOf(rawOf(['weight', 'height'], []))).toBeNull()
    expect(sideOf(rawOf([], []))).toBeNull()
  })

  it('have ink from the smallest to the largest of all pixels', () => {
    const dataset = rawOf(pixels, [[0, 3, 1, 0]], [[0, 0, 16, 2]])
    expect(pixelRange(dataset)).toEqual([0, 16])
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
