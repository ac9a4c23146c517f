/** What the page asks about a whole batch, and about every derivative at once. */
import { expect, it } from 'vitest'
import { probed } from '../support/probing.ts'

it.each([1, 2, 3, 4])('a batch of %i is made of the samples that are then trained', (batchSize) => {
  const { timeline, ask } = probed({ batchSize, order: 'shuffled' })
  for (let position = 0; position < 24; position++) {
    const answer = ask({ type: 'batch' })
    const { samples, seen } = answer
    expect(samples).toHaveLength(timeline.batch.size)
    expect(seen).toBe(timeline.batch.seen)
    expect(samples[seen]).toBe(timeline.current)
    timeline.advance(1)
    expect([undefined, timeline.current]).toContain(samples[seen + 1])
  }
})

it('every derivative is checked as one alone is', () => {
  const { timeline, ask } = probed({})
  const all = ask({ type: 'slopes', of: 'sample' })
  expect(all).toHaveLength(timeline.parameters.length)
  for (const parameter of timeline.parameters.keys()) {
    const one = ask({ type: 'slope', parameter, of: 'sample' })
    expect(all[parameter]).toEqual(one)
  }
})
