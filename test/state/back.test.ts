import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../src/engine/network.ts'
import { segmentsOf } from '../../src/engine/segments.ts'
import { createTimeline } from '../../src/engine/timeline.ts'
import { datasetOf, type Run } from '../../src/experiment/experiment.ts'
import { placeBefore } from '../../src/state/back.ts'
import { firstRun } from '../support/app.ts'

const { samples } = datasetOf(firstRun.experiment)
const n = samples.length
const whole = segmentsOf(n, [])

/** A run of the four people at a position, with these batch sizes from these positions on. */
function runAt(position: number, sizes: readonly (readonly [at: number, size: number])[]): Run {
  const edits: Edit[] = sizes.map(([at, batchSize]) => ({
    at,
    change: { type: 'training', training: { batchSize } },
  }))
  return { ...firstRun, edits, position }
}

/** The positions at which the trainer itself begins a batch. */
function batchStarts(run: Run): number[] {
  const { network, training, seed, parameters } = run.experiment
  const timeline = createTimeline({ network, training, samples, seed, parameters }, run.edits)
  const starts: number[] = []
  for (let position = 0; position < run.position; position++) {
    if (timeline.batch.seen === 0) starts.push(position)
    timeline.advance(1)
  }
  return starts
}

describe('a step back', () => {
  it('by samples goes as far as the start', () => {
    expect(placeBefore(runAt(7, []), whole, 'sample', 3)).toBe(4)
    expect(placeBefore(runAt(7, []), whole, 'sample', 8)).toBe(0)
    expect(placeBefore(runAt(0, []), whole, 'sample', 1)).toBe(0)
  })

  it('by epochs goes to the start of the one under way, then by whole ones', () => {
    expect(placeBefore(runAt(7, []), whole, 'epoch', 1)).toBe(4)
    expect(placeBefore(runAt(8, []), whole, 'epoch', 1)).toBe(4)
    expect(placeBefore(runAt(7, []), whole, 'epoch', 2)).toBe(0)
    expect(placeBefore(runAt(1, []), whole, 'epoch', 9)).toBe(0)
  })

  it('by batches goes where the trainer began them, whatever sizes they had', () => {
    const size = fc.integer({ min: 1, max: 6 })
    const change = fc.tuple(fc.integer({ min: 0, max: 20 }), size)
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 5 }),
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 1, max: 4 }),
        (changes, position, count) => {
          const run = runAt(
            position,
            changes.toSorted(([one], [other]) => one - other),
          )
          const starts = batchStarts(run)
          const expected = starts.at(-count) ?? 0
          expect(placeBefore(run, whole, 'batch', count)).toBe(expected)
        },
      ),
    )
  })
})
