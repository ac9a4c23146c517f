/** Slices are short whatever the network costs, and their overhead is small. */
import { describe, expect, it } from 'vitest'
import { createSlicer } from '../../src/worker/slice.ts'

/** Slices of a training in which one sample takes so long, on a clock that shows steps of `grain`. */
function slices(sampleMs: number, count: number, grain = 0) {
  let time = 0
  let readings = 0
  const now = (): number => {
    readings++
    return grain > 0 ? Math.floor(time / grain) * grain : time
  }
  const slicer = createSlicer({ now })
  return Array.from({ length: count }, () => {
    const start = { time, readings }
    const samples = slicer.slice(Infinity, (wanted) => {
      time += wanted * sampleMs
      return wanted
    })
    return { samples, ms: time - start.time, readings: readings - start.readings }
  })
}

describe('a slice', () => {
  it.each([0.0001, 0.002, 0.05, 0.4, 3, 20])(
    'lasts about 4 ms or one sample, where a sample takes %d ms',
    (sampleMs) => {
      for (const { ms } of slices(sampleMs, 50)) expect(ms).toBeLessThan(5.1 + sampleMs)
      const last = slices(sampleMs, 50).at(-1)!
      expect(last.ms).toBeGreaterThanOrEqual(4)
      expect(last.readings).toBeLessThanOrEqual(11)
    },
  )

  it('ends on a clock that stands still or shows only whole tenths of a second', () => {
    for (const grain of [100, Infinity]) {
      for (const { ms, samples } of slices(0.0002, 50, grain)) {
        expect(samples).toBeGreaterThan(0)
        expect(ms).toBeLessThan(60)
      }
    }
  })

  it('trains no more than its limit, and ends when training does', () => {
    const slicer = createSlicer({ now: () => 0 })
    expect(slicer.slice(10, (wanted) => wanted)).toBe(10)
    expect(slicer.slice(0, (wanted) => wanted)).toBe(0)
    expect(slicer.slice(Infinity, () => 0)).toBe(0)
  })
})
