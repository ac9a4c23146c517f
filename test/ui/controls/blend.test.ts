import { describe, expect, it } from 'vitest'
import { createBlend } from '../../../src/ui/controls/blend.ts'

/** Values of one cell while its target changes ten times a second. */
function shown(seconds: number, target: (step: number) => number): number[] {
  const blend = createBlend(1)
  blend.jump([target(0)])
  return Array.from({ length: seconds * 10 }, (_, step) => {
    blend.glide([target(step)], step * 100)
    return blend.values[0]
  })
}

/** Steps at which the values turn from rising to falling or back. */
function turns(values: readonly number[]): number[] {
  const found: number[] = []
  let direction = 0
  values.slice(1).forEach((value, step) => {
    const next = Math.sign(value - values[step])
    if (next !== 0 && direction !== 0 && next !== direction) found.push(step + 1)
    if (next !== 0) direction = next
  })
  return found
}

describe('the blend of maps', () => {
  it.each([
    ['every frame', (step: number) => step % 2],
    ['every second frame', (step: number) => Math.floor(step / 2) % 2],
    ['without order', (step: number) => Math.sin(step * step * 7.3)],
  ])('turns at most three times in any second when the map flips %s', (_, target) => {
    const found = turns(shown(30, target))
    expect(found.length).toBeGreaterThan(10)
    for (const turn of found) {
      expect(
        found.filter((other) => other >= turn && other < turn + 10).length,
      ).toBeLessThanOrEqual(3)
    }
  })

  it('follows a lasting change within half a second', () => {
    const values = shown(2, (step) => Number(step > 0))
    expect(values[5]).toBeGreaterThan(0.95)
    expect(values.at(-1)).toBeCloseTo(1, 5)
  })

  it('moves a share of the way and never past the target', () => {
    const values = shown(1, (step) => Number(step > 0))
    expect(values[1]).toBeGreaterThan(0)
    expect(values[1]).toBeLessThan(1)
    expect(Math.max(...values)).toBeLessThanOrEqual(1)
  })

  it('is exact after a jump, whatever was shown before', () => {
    const blend = createBlend(2)
    blend.glide([1, -1], 0)
    blend.glide([-1, 1], 100)
    blend.jump([0.3, -0.7])
    expect([...blend.values]).toEqual([0.3, -0.7])
  })
})
