import { describe, expect, it } from 'vitest'
import {
  computedBy,
  durationOf,
  operationsOf,
  shownPhase,
  type Phase,
} from '../../src/state/walk.ts'

describe('the operations of a step', () => {
  it('go forward through the layers, to the loss, back through the layers, and end in the update', () => {
    expect(operationsOf(2)).toEqual([
      { type: 'forward', layer: 0 },
      { type: 'forward', layer: 1 },
      { type: 'loss' },
      { type: 'backward', layer: 1 },
      { type: 'backward', layer: 0 },
      { type: 'update' },
    ])
  })

  it('compute one thing more each, for any number of layers', () => {
    for (let layers = 1; layers <= 9; layers++) {
      const counts = operationsOf(layers).map((_, operation) => {
        const { forward, hasLoss, backward, hasUpdate } = computedBy(
          { operation, isPlaying: false },
          layers,
        )
        return forward + Number(hasLoss) + (layers - backward) + Number(hasUpdate)
      })
      expect(counts).toEqual(Array.from({ length: 2 * layers + 2 }, (_, k) => k + 1))
    }
  })

  it('have computed what they are named after', () => {
    for (const [operation, one] of operationsOf(3).entries()) {
      const { last, forward, backward } = computedBy({ operation, isPlaying: true }, 3)
      expect(last).toEqual(one)
      const reached = { forward: forward - 1, backward, loss: null, update: null }[one.type]
      expect(reached).toBe('layer' in one ? one.layer : null)
    }
  })

  it('are all shown but the update where there is no walk', () => {
    const whole = { forward: 4, hasLoss: true, backward: 0, hasUpdate: false, last: null }
    expect(computedBy(null, 4)).toEqual(whole)
  })

  it('take the time of four layers at most each way, however deep the network', () => {
    for (const layers of [1, 2, 4, 8, 9]) {
      const forward = operationsOf(layers)
        .filter(({ type }) => type === 'forward')
        .reduce((sum, operation) => sum + durationOf(operation, layers), 0)
      expect(forward).toBeCloseTo(420 * Math.min(layers, 4), 9)
    }
  })
})

it('the phase shown is the walk’s, or the chosen one', () => {
  const phases: Phase[] = operationsOf(2).map((_, operation) =>
    shownPhase({ operation, isPlaying: false }, 2, 'forward'),
  )
  expect(phases).toEqual(['forward', 'forward', 'loss', 'backward', 'backward', 'update'])
  expect(shownPhase(null, 2, 'backward')).toBe('backward')
})
