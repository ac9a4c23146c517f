import { describe, expect, it } from 'vitest'
import type { TrainingSpec } from '../../../src/engine/network.ts'
import { isDue, moveOf, needsOptimizer } from '../../../src/ui/stage/moves.ts'
import { plainTraining } from '../../support/training.ts'

const plain: TrainingSpec = plainTraining()
const momentum: TrainingSpec = {
  ...plain,
  optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: false },
}

/** w is 2, its gradient 0.5; the batch's earlier samples had 1.5 together. */
function frame(seen: number, size: number) {
  return {
    parameters: Float64Array.of(2),
    gradients: Float64Array.of(0.5),
    batchSums: Float64Array.of(1.5),
    batch: { seen, size },
  }
}

describe('the arrow at a parameter', () => {
  it('tells in plain descent what the rate makes of the gradient', () => {
    const alone = { ...frame(0, 1), batchSums: Float64Array.of(0) }
    // −0.1 · 0.5
    expect(moveOf(plain, alone, null, 0)).toEqual({ type: 'move', value: -0.05 })
  })

  it('tells at the end of a batch what the mean makes', () => {
    // −0.1 · (1.5 + 0.5) / 4
    expect(moveOf(plain, frame(3, 4), null, 0)).toEqual({ type: 'move', value: -0.05 })
  })

  it('tells the gradient where the batch goes on', () => {
    expect(moveOf(plain, frame(1, 4), null, 0)).toEqual({ type: 'gradient', value: 0.5 })
    expect(moveOf(momentum, frame(1, 4), Float64Array.of(9), 0)?.type).toBe('gradient')
  })

  it('tells what another optimizer really does, and nothing before it is known', () => {
    expect(moveOf(momentum, frame(0, 1), null, 0)).toBeNull()
    expect(moveOf(momentum, frame(0, 1), Float64Array.of(1.25), 0)).toEqual({
      type: 'move',
      value: -0.75,
    })
  })

  it('asks the optimizer only where it moves something, and is not plain', () => {
    expect(needsOptimizer(plain, frame(0, 1))).toBe(false)
    expect(needsOptimizer(momentum, frame(0, 1))).toBe(true)
    expect(needsOptimizer(momentum, frame(0, 4))).toBe(false)
    expect([isDue(frame(3, 4)), isDue(frame(2, 4))]).toEqual([true, false])
  })

  it('has no negative nothing', () => {
    const flat = { ...frame(0, 1), gradients: Float64Array.of(0), batchSums: Float64Array.of(0) }
    expect(moveOf(plain, flat, null, 0)).toEqual({ type: 'move', value: 0 })
  })
})
