/** What the page asks about a whole batch, and about every derivative at once. */
import { expect, it } from 'vitest'
import { finish } from '../../src/engine/evaluate.ts'
import type { TrainingSpec } from '../../src/engine/network.ts'
import { createTimeline, type Timeline } from '../../src/engine/timeline.ts'
import { datasetOf } from '../../src/experiment/experiment.ts'
import { createProber, type Question } from '../../src/worker/probes.ts'
import { articleRun } from '../support/article.ts'

const { experiment } = articleRun

function timelineOf(training: Partial<TrainingSpec>): Timeline {
  const { network, seed, parameters } = experiment
  const { samples } = datasetOf(experiment)
  const whole = { ...experiment.training, ...training }
  return createTimeline({ network, training: whole, seed, samples, parameters }, [])
}

const ask = (timeline: Timeline, question: Question) =>
  finish(createProber(timeline, experiment.seed)(question))

it.each([1, 2, 3, 4])('a batch of %i is made of the samples that are then trained', (batchSize) => {
  const timeline = timelineOf({ batchSize, order: 'shuffled' })
  for (let position = 0; position < 24; position++) {
    const answer = ask(timeline, { type: 'batch' })
    if (answer.type !== 'batch') throw new Error('An answer is of its question’s type.')
    const { samples, seen } = answer.value
    expect(samples).toHaveLength(timeline.batch.size)
    expect(seen).toBe(timeline.batch.seen)
    expect(samples[seen]).toBe(timeline.current)
    timeline.advance(1)
    expect([undefined, timeline.current]).toContain(samples[seen + 1])
  }
})

it('every derivative is checked as one alone is', () => {
  const timeline = timelineOf({})
  const all = ask(timeline, { type: 'slopes', of: 'sample' })
  if (all.type !== 'slopes') throw new Error('An answer is of its question’s type.')
  expect(all.value).toHaveLength(timeline.parameters.length)
  for (const parameter of timeline.parameters.keys()) {
    const one = ask(timeline, { type: 'slope', parameter, of: 'sample' })
    expect(all.value[parameter]).toEqual(one.value)
  }
})
