/** The score that is noted with each loss is the one that the metrics give there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from '../../src/engine/evaluate.ts'
import { createJudge } from '../../src/engine/judge.ts'
import type { LossName } from '../../src/engine/losses.ts'
import { classScores, valueScores, type Answering } from '../../src/engine/scores.ts'
import { createTimeline, type Timeline } from '../../src/engine/timeline.ts'
import type { Sample } from '../../src/engine/network.ts'
import { runs } from '../support/runs.ts'

/** What is asked about the samples afresh, with all the other scores. */
function afresh(timeline: Timeline, samples: readonly Sample[], answering: Answering) {
  const { network, training, parameters } = timeline
  const question = { network, loss: training.loss, parameters, samples }
  if (answering === 'classes') return finish(classScores(question)).accuracy
  return finish(valueScores(question, null)).rSquared
}

const defined = (score: number): number | undefined => (Number.isFinite(score) ? score : undefined)

describe('the score at a loss point', () => {
  it('is the one asked for there afresh, whatever network, edits and cuts', () => {
    fc.assert(
      fc.property(
        runs,
        fc.constantFrom<Answering>('classes', 'values'),
        fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 6 }),
        ({ start, edits }, answering, cuts) => {
          const unseen = start.samples.slice(0, 3)
          const timeline = createTimeline(start, edits, unseen, answering)
          const plain = createTimeline(start, edits, unseen)
          for (const count of cuts) {
            timeline.advance(count)
            plain.advance(count)
          }
          // It disturbs nothing.
          expect([...timeline.parameters]).toEqual([...plain.parameters])
          expect(timeline.points.map(({ loss }) => loss)).toEqual(
            plain.points.map(({ loss }) => loss),
          )
          const { points, position } = timeline
          const there = createTimeline(start, edits, unseen, answering)
          there.advance(position)
          expect(there.points).toEqual(points)
          for (const { epoch, score, testScore } of points) {
            // Unless an edit at the end of that epoch has changed the answers since.
            const at = epoch * start.samples.length
            if (at > position || timeline.edits.some((edit) => edit.at === at)) continue
            there.restore(at)
            there.advance(at - there.position)
            expect(score).toBe(defined(afresh(there, start.samples, answering)))
            expect(testScore).toBe(defined(afresh(there, unseen, answering)))
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is left out of a timeline that is told nothing of what the answers mean', () => {
    fc.assert(
      fc.property(runs, ({ start, edits }) => {
        const timeline = createTimeline(start, edits, start.samples)
        timeline.advance(20)
        for (const point of timeline.points)
          expect(Object.keys(point)).toEqual(['epoch', 'loss', 'test'])
      }),
      { numRuns: 10 },
    )
  })
})

describe('a judge', () => {
  const network = {
    input: [1],
    layers: [{ type: 'dense', units: 1, activation: 'linear' }],
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  } as const
  const of = (answering: Answering, targets: number[], loss: LossName = 'meanSquaredError') =>
    createJudge(answering).judge({
      network,
      loss,
      // y = x
      parameters: Float64Array.of(1, 0),
      samples: targets.map((target, x) => ({ input: [x - 1], target: [target] })),
    })

  it('counts right classes by the side of the threshold that the loss has', () => {
    // Says −1, 0, 1, 2; of 0 and 1 from 0.5 on it is 1: right, wrong, right, wrong.
    expect(of('classes', [0, 1, 1, 0]).score).toBe(0.5)
    // Of −1 and 1 from 0 on it is 1: right, right, right, wrong.
    expect(of('classes', [-1, 1, 1, -1], 'hinge').score).toBe(0.75)
  })

  it('tells of values how much of their variance is explained, below 0 where the mean would be better', () => {
    // Off by 0, 0, 0, 2: 4 in all; around their mean, 1, the targets are off by 4 + 1 + 0 + 9 = 14.
    expect(of('values', [-1, 0, 1, 4]).score).toBe(1 - 4 / 14)
    // Off by 3, 1, −1, −3: 20 in all; the targets by 5: 1.5² · 2 + 0.5² · 2.
    expect(of('values', [2, 1, 0, -1]).score).toBe(-3)
  })

  it('leaves out what is not defined: R² of one sample', () => {
    expect(of('values', [3])).toEqual({ loss: 16 })
  })

  it('keeps the answers of many samples, of few and of more apart', () => {
    const judge = createJudge('classes')
    const asked = (targets: number[]) => ({
      network,
      loss: 'meanSquaredError' as const,
      parameters: Float64Array.of(1, 0),
      samples: targets.map((target, x) => ({ input: [x - 1], target: [target] })),
    })
    expect(judge.judge(asked([0, 0, 1, 1])).score).toBe(1)
    expect(judge.judge(asked([1, 0])).score).toBe(0.5)
    expect(judge.judge(asked([0, 0, 1, 1, 1, 1])).score).toBe(1)
  })
})
