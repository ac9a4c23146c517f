import { describe, expect, it } from 'vitest'
import { blowupOf } from '../../../src/ui/stage/blowup.ts'
import { lastLosses } from '../../../src/ui/stage/lastLosses.ts'
import type { UpdateSide } from '../../../src/worker/probes.ts'

function side(...parameters: readonly number[]): UpdateSide {
  return {
    parameters: Float64Array.from(parameters),
    gradients: new Float64Array(parameters.length),
    memory: {},
    products: {},
  }
}

describe('a step that was not made', () => {
  it('is told by the parameter that it would have blown up', () => {
    const update = { before: side(1, -2e200, 3), after: side(1.1, -Infinity, NaN) }
    expect(blowupOf(2, update)).toEqual({
      exploded: [1, 2],
      told: { index: 2, from: 3, to: NaN },
      isLoss: false,
    })
    expect(blowupOf(null, update).told).toEqual({ index: 1, from: -2e200, to: -Infinity })
  })

  it('is told by the one that grows most where only the loss blows up', () => {
    const update = { before: side(1e80, -3e80), after: side(2e180, -5e190) }
    expect(blowupOf(0, update)).toEqual({
      exploded: [],
      told: { index: 1, from: -3e80, to: -5e190 },
      isLoss: true,
    })
  })

  it('names what is known where the update is not', () => {
    expect(blowupOf(4, null)).toEqual({ exploded: [4], told: null, isLoss: false })
    expect(blowupOf(null, null)).toEqual({ exploded: [], told: null, isLoss: true })
  })
})

describe('the last losses', () => {
  const points = (...losses: readonly number[]) => losses.map((loss, epoch) => ({ epoch, loss }))

  it('are at most five, as high as they are large', () => {
    expect(lastLosses(points(9, 1, 2, 3, 4, 5)).map(({ height }) => height)).toEqual([
      0.2, 0.4, 0.6, 0.8, 1,
    ])
  })

  it('are logarithmic where they explode: 1, 10⁵ and 10¹⁰ stand evenly', () => {
    const [low, middle, high] = lastLosses(points(1, 1e5, 1e10)).map(({ height }) => height)
    expect(low).toBe(0.08)
    expect(middle).toBeCloseTo(0.5)
    expect(high).toBe(1)
  })

  it('can all be seen, even where the loss is nothing', () => {
    expect(lastLosses(points(0, 0)).map(({ height }) => height)).toEqual([0.08, 0.08])
    expect(lastLosses([])).toEqual([])
  })
})
