/** How far a run goes before one has to look whether it is where it should be. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTimeline } from '../../src/engine/timeline.ts'
import type { Start } from '../../src/engine/trainer.ts'
import { reachOf, ruleMet, type Goal } from '../../src/worker/goal.ts'
import { noEnd } from '../../src/worker/protocol.ts'
import { plainTraining } from '../support/training.ts'

/** A linear neuron on two samples, which its weight can never fit both. */
const start: Start = {
  network: {
    input: [1],
    layers: [{ type: 'dense', units: 1, activation: 'linear' }],
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  },
  training: plainTraining(),
  samples: [
    { input: [0], target: [1] },
    { input: [0], target: [-1] },
  ],
  seed: 1,
  parameters: null,
}

const train = (until: Partial<typeof noEnd>, from: number): Goal & { type: 'train' } => ({
  type: 'train',
  until: { ...noEnd, ...until },
  from,
})

describe('training that is to stop', () => {
  it('by its loss goes from anywhere to the next loss point, and no further', () => {
    fc.assert(
      // After 600 points every second one is left, and so on.
      fc.property(fc.integer({ min: 0, max: 5000 }), (position) => {
        const timeline = createTimeline(start, [])
        timeline.advance(position)
        const goal = train({ loss: 0 }, position)
        const next = Math.floor(timeline.epoch / timeline.stride + 1) * timeline.stride
        const reach = reachOf(goal, timeline)
        expect(position + reach).toBe(2 * next)
        timeline.advance(reach)
        expect(timeline.points.at(-1)!.epoch).toBe(timeline.epoch)
        expect(ruleMet({ ...goal, until: { ...noEnd, loss: 10 } }, timeline)).toBe('loss')
      }),
      { numRuns: 30 },
    )
  })

  it('after so many epochs goes to their end, or on and on where they are over', () => {
    const timeline = createTimeline(start, [])
    timeline.advance(7)
    // In the midst of the fourth epoch, which ends at 8; the tenth ends at 20.
    expect(reachOf(train({ epochs: 10 }, 7), timeline)).toBe(13)
    expect(reachOf(train({ epochs: 3 }, 7), timeline)).toBe(Infinity)
    timeline.advance(13)
    expect(ruleMet(train({ epochs: 10 }, 7), timeline)).toBe('epochs')
  })
})
