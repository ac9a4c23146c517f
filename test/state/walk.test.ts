import { describe, expect, it } from 'vitest'
import {
  computedBy,
  durationOf,
  operationsOf,
  shownPhase,
  type Phase,
} from '../../src/state/walk.ts'

const ones = (layers: number): number[] => Array.from({ length: layers }, () => 1)

describe('the operations of a step', () => {
  it('go forward through the layers, to the loss, back through the layers, and end in the update', () => {
    expect(operationsOf([1, 1])).toEqual([
      { type: 'forward', layer: 0, time: 0 },
      { type: 'forward', layer: 1, time: 0 },
      { type: 'loss' },
      { type: 'backward', layer: 1, time: 0 },
      { type: 'backward', layer: 0, time: 0 },
      { type: 'update' },
    ])
  })

  it('compute one thing more each, for any number of layers', () => {
    for (let layers = 1; layers <= 9; layers++) {
      const parts = ones(layers)
      const counts = operationsOf(parts).map((_, operation) => {
        const { forward, hasLoss, backward, hasUpdate } = computedBy(
          { operation, isPlaying: false },
          parts,
        )
        return forward + Number(hasLoss) + (layers - backward) + Number(hasUpdate)
      })
      expect(counts).toEqual(Array.from({ length: 2 * layers + 2 }, (_, k) => k + 1))
    }
  })

  it('have computed what they are named after', () => {
    for (const [operation, one] of operationsOf([1, 1, 1]).entries()) {
      const { last, forward, backward } = computedBy({ operation, isPlaying: true }, [1, 1, 1])
      expect(last).toEqual(one)
      const reached = { forward: forward - 1, backward, loss: null, update: null }[one.type]
      expect(reached).toBe('layer' in one ? one.layer : null)
    }
  })

  it('of a recurrent layer are its time steps, first to last and back', () => {
    const parts = [3, 1]
    expect(
      operationsOf(parts).map((one) =>
        'time' in one ? `${one.type} ${one.layer} ${one.time}` : one.type,
      ),
    ).toEqual([
      'forward 0 0',
      'forward 0 1',
      'forward 0 2',
      'forward 1 0',
      'loss',
      'backward 1 0',
      'backward 0 2',
      'backward 0 1',
      'backward 0 0',
      'update',
    ])
    const computed = operationsOf(parts).map((_, operation) => {
      const by = computedBy({ operation, isPlaying: false }, parts)
      return [by.forward, by.forwardTimes, by.backward, by.backwardTimes]
    })
    expect(computed).toEqual([
      [0, 1, 2, 1],
      [0, 2, 2, 1],
      [1, 0, 2, 1],
      [2, 0, 2, 1],
      [2, 0, 2, 1],
      [2, 0, 1, 3],
      [2, 0, 1, 2],
      [2, 0, 1, 1],
      [2, 0, 0, 0],
      [2, 0, 0, 0],
    ])
  })

  it('are all shown but the update where there is no walk', () => {
    const whole = {
      forward: 4,
      forwardTimes: 0,
      hasLoss: true,
      backward: 0,
      backwardTimes: 0,
      hasUpdate: false,
      last: null,
    }
    expect(computedBy(null, [1, 1, 1, 1])).toEqual(whole)
  })

  it('take the time of four layers at most each way, however deep the network', () => {
    for (const layers of [1, 2, 4, 8, 9]) {
      const parts = ones(layers)
      const forward = operationsOf(parts)
        .filter(({ type }) => type === 'forward')
        .reduce((sum, operation) => sum + durationOf(operation, parts), 0)
      expect(forward).toBeCloseTo(420 * Math.min(layers, 4), 9)
    }
  })
})

it('the phase shown is the walk’s, or the chosen one', () => {
  const phases: Phase[] = operationsOf([1, 1]).map((_, operation) =>
    shownPhase({ operation, isPlaying: false }, [1, 1], 'forward'),
  )
  expect(phases).toEqual(['forward', 'forward', 'loss', 'backward', 'backward', 'update'])
  expect(shownPhase(null, [1, 1], 'backward')).toBe('backward')
})
