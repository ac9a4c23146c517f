/** A question that does not fit the run is refused in a sentence, and the session goes on. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import '../../src/data/prepare.ts'
import type { Experiment, Run } from '../../src/experiment/experiment.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { runOf } from '../../src/experiment/presets.ts'
import type { Question } from '../../src/worker/probes.ts'
import { createSession } from '../../src/worker/session.ts'
import type { Report } from '../../src/worker/protocol.ts'
import { articleRun } from '../support/article.ts'
import { runs } from '../support/runs.ts'

const opened: fc.Arbitrary<Run> = fc.oneof(
  fc.constantFrom(
    articleRun,
    ...Object.values(gallery)
      .filter(({ experiment }) => experiment.data.source.type === 'generated')
      .map(({ experiment }) => runOf(experiment)),
  ),
  // Networks of every kind, on lists, images and sequences.
  runs.map(({ start, edits }) => {
    const source = {
      type: 'samples',
      input: start.network.input,
      target: [start.samples[0].target.length],
      samples: start.samples,
    }
    const { experiment } = articleRun
    const data = { ...experiment.data, source }
    return { experiment: { ...experiment, ...start, data } as Experiment, edits, position: 7 }
  }),
)

/** Mostly places that are there in small runs. */
const place = fc.oneof(fc.nat(3), fc.constantFrom(-1, 1.5, 10_000, Number.NaN))
const count = fc.oneof(fc.nat(6), fc.constantFrom(-1, 1.5, Number.NaN))
const values = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { maxLength: 9 })
/** Of the article's network, among others. */
const parameters = fc.oneof(values, fc.constant(Array<number>(9).fill(0.1)))
const of = fc.constantFrom('sample' as const, 'all' as const)
const over = fc.constantFrom('all' as const, 'test' as const)
const axis = fc.oneof(
  fc.record({ type: fc.constant('parameter' as const), index: place }),
  fc.record({ type: fc.constant('random' as const), number: place }),
)

/** Every kind, so that a new one has to be asked too. */
const questions: {
  readonly [Type in Question['type']]: fc.Arbitrary<Omit<Question & { type: Type }, 'type'>>
} = {
  slope: fc.record({ parameter: place, of }),
  slopes: fc.record({ of }),
  along: fc.record(
    {
      parameter: place,
      of,
      values,
      at: fc.record({ parameters, current: place }),
    },
    { requiredKeys: ['parameter', 'of', 'values'] },
  ),
  batch: fc.constant({}),
  update: fc.constant({}),
  masks: fc.constant({}),
  units: fc.constant({}),
  circle: fc.constant({}),
  scores: fc.record({ of: over, problem: fc.constantFrom('classes', 'values'), worst: count }),
  cell: fc.record({ of: over, truth: place, answered: place, first: place, count }),
  rows: fc.record({ of: over, from: place, count }),
  maps: fc.record({ layers: fc.array(place, { maxLength: 3 }), side: count }),
  histograms: fc.record({ bins: count }),
  landscape: fc.record({ across: axis, down: axis, side: count, isNear: fc.boolean() }),
  predict: fc.record({ input: values }),
  trace: fc.record({ input: values, target: values }),
  memory: fc.record(
    { input: values, output: place, parameters },
    { requiredKeys: ['input', 'output'] },
  ),
  forecasts: fc.record({ from: place, to: place }),
  freeRun: fc.record({ from: fc.oneof(place, fc.nat(60)), steps: count }),
}

it.each(Object.entries(questions))('%s is answered by any run, or refused', (type, asked) => {
  fc.assert(
    fc.property(opened, asked, (document, question) => {
      const reports: Report[] = []
      const turns: (() => void)[] = []
      const session = createSession((report) => reports.push(report), {
        now: () => 0,
        soon: (callback) => {
          turns.push(callback)
          return () => turns.splice(turns.indexOf(callback), 1)
        },
        later: () => () => {},
      })
      const ask = (number: number, whole: Question): void => {
        session.receive({ type: 'probe', run: 1, number, topic: 'any', question: whole })
        while (turns.length > 0) turns.shift()!()
      }
      const watch = { map: false }
      session.receive({ type: 'open', run: 1, number: 1, document, speed: null, watch })
      while (turns.length > 0) turns.shift()!()
      ask(2, { type, ...question } as Question)
      ask(3, { type: 'batch' })
      const told = reports.flatMap((report) => {
        if (report.type === 'frame') return []
        return report.type === 'refused' ? ['answer'] : [report.type]
      })
      expect(told).toEqual(['answer', 'answer'])
      expect(reports.at(-1)).toMatchObject({ type: 'answer', number: 3 })
    }),
    { numRuns: 60 },
  )
})
