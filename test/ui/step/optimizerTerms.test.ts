/** The law of the update: who computes what the lines show comes to the engine’s parameters, for every optimizer, penalty and clipping. */
import { describe, expect, test } from 'vitest'
import { finish } from '../../../src/engine/evaluate.ts'
import { layoutOf } from '../../../src/engine/layout.ts'
import type { TrainingSpec } from '../../../src/engine/network.ts'
import { optimizers, type OptimizerSpec } from '../../../src/engine/optimizers.ts'
import { penalties, type PenaltySpec } from '../../../src/engine/penalties.ts'
import type { ScheduleSpec } from '../../../src/engine/schedules.ts'
import { createTimeline, type Timeline } from '../../../src/engine/timeline.ts'
import type { Start } from '../../../src/engine/trainer.ts'
import { datasetOf } from '../../../src/experiment/experiment.ts'
import { evaluate } from '../../../src/ui/step/expression.ts'
import { momentOf, type Moment } from '../../../src/ui/step/moment.ts'
import { statementLine } from '../../../src/ui/step/numbers.ts'
import { plain, read } from '../../../src/ui/step/pieces.ts'
import {
  batchSentence,
  directionSentence,
  rateSentence,
} from '../../../src/ui/step/updateSentences.ts'
import { isUpdating, updateLine, updateOf } from '../../../src/ui/step/update.ts'
import { updateStatements } from '../../../src/ui/step/updateStatements.ts'
import { frameSize, viewFrame } from '../../../src/worker/frame.ts'
import { createPhotographer } from '../../../src/worker/photograph.ts'
import { createProber } from '../../../src/worker/probes.ts'
import { articleRun } from '../../support/article.ts'
import { frameHead } from '../../support/frames.ts'

const { experiment } = articleRun
const { network, seed } = experiment
const names = ['Alice', 'Bob', 'Charlie', 'Diana']
const unnamed = datasetOf(experiment)
const dataset = {
  ...unnamed,
  samples: unnamed.samples.map((sample, s) => ({ ...sample, name: names[s] })),
}

const specs: OptimizerSpec[] = [
  { type: 'sgd', learningRate: 0.1 },
  { type: 'sgd', learningRate: 0.1, momentum: 0.9 },
  { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
  { type: 'adagrad', learningRate: 0.1 },
  { type: 'rmsprop', learningRate: 0.01 },
  { type: 'adam', learningRate: 0.05 },
  { type: 'adamw', learningRate: 0.05, weightDecay: 0.1 },
  { type: 'adadelta', learningRate: 1 },
]

function startOf(training: TrainingSpec): Start {
  const { samples } = dataset
  return { network, training, samples, seed, parameters: experiment.parameters }
}

/** What the page sees of the present of a run. */
function present(timeline: Timeline): Moment {
  const sizes = { samples: dataset.samples.length, unseen: dataset.unseen.length }
  const numbers = new Float64Array(frameSize(network, sizes))
  const { ownLoss } = createPhotographer(timeline, () => dataset).photograph(numbers, null)
  const { position, epoch, sample, current, batch } = timeline
  const frame = {
    ...frameHead({ position, epoch, sample, current, ownLoss, rows: sizes, batch: { ...batch } }),
    numbers,
    map: null,
    ...viewFrame(network, sizes, numbers),
  } as const
  const prober = createProber(timeline, startOf(timeline.training), () => dataset)
  const update = finish(prober({ type: 'update' }))
  const whole = finish(prober({ type: 'batch' }))
  const answers = {
    updates:
      update.type === 'update' && update.value ? [{ position, before: update.value.before }] : [],
    batches: whole.type === 'batch' ? [{ position, ...whole.value }] : [],
  }
  const setting = {
    network: timeline.network,
    training: timeline.training,
    dataset,
    layout: layoutOf(network),
    isAllDigits: true,
    answers,
  }
  const moment = momentOf(setting, frame)
  if (!moment) throw new Error('The frame does not fit the network.')
  return moment
}

function timelineOf(wish: Partial<TrainingSpec>, frozen: readonly number[] = []): Timeline {
  const change = { type: 'layer', layer: 0, change: { frozen } } as const
  const edits = frozen.length > 0 ? [{ at: 0, change }] : []
  return createTimeline(startOf({ ...experiment.training, ...wish }), edits)
}

const close = (value: number, target: number): void =>
  expect(Math.abs(value - target)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(target)))

/** Over two epochs: each statement comes to its result, and the last one to the parameter after the step. */
function holds(wish: Partial<TrainingSpec>, frozen: readonly number[] = []): void {
  const timeline = timelineOf(wish, frozen)
  for (let step = 0; step < 6; step++) {
    const at = present(timeline)
    const indices = [...at.frame.parameters.keys()]
    const lines = indices.map((index) => updateLine(at, index))
    const statements = indices.map((index) => updateStatements(at, index))
    const isDue = isUpdating(at)
    expect(isDue).toBe(at.frame.batch.seen + 1 === at.frame.batch.size)
    timeline.advance(1)
    if (!isDue) continue
    indices.forEach((index) => {
      const after = timeline.parameters[index]
      close(updateOf(at, index).next ?? Number.NaN, after)
      const { gradient, memory, step: last } = statements[index]
      for (const { expression, result } of [...gradient, ...memory, last]) {
        close(evaluate(expression, at), result.at(at))
      }
      // The number at the end of the line, as a person reads it.
      close(read(lines[index].at(-1)!.text.replace(/e-?\d+$/u, '')), timeline.parameters[index])
      expect(plain(lines[index])).not.toMatch(/not a number|undefined/u)
    })
  }
}

test('every optimizer of the engine’s table is among those held to the law', () => {
  expect(new Set(specs.map(({ type }) => type))).toEqual(new Set(Object.keys(optimizers)))
})

describe.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))('%s', (_, optimizer) => {
  const rates: PenaltySpec[] = Object.keys(penalties).map((type) => ({
    type: type as PenaltySpec['type'],
    rate: type === 'none' ? 0 : 0.05,
  }))

  test.each(rates.map((one) => [one.type, one] as const))(
    'with penalty %s, clipped or not, alone and in batches',
    (_type, regularization) => {
      for (const clipNorm of [null, 0.05, 1e6]) {
        for (const batchSize of [1, 3]) holds({ optimizer, regularization, clipNorm, batchSize })
      }
    },
  )
})

test.each<ScheduleSpec>([
  { type: 'step', every: 1, factor: 0.5 },
  { type: 'exponential', factor: 0.9 },
  { type: 'cosine', epochs: 3, lowest: 0.01 },
  { type: 'constant', warmUp: 3 },
])(
  'with the schedule %o the step takes the rate of its epoch, and a sentence says which',
  (schedule) => {
    holds({ schedule })
    const timeline = timelineOf({ schedule })
    timeline.advance(5)
    expect(plain(rateSentence(present(timeline)))).toMatch(
      /^The (schedule|warm-up) makes η 0\.\d+ of 0\.1 in epoch 2\. $/u,
    )
  },
)

test.each<OptimizerSpec>([
  { type: 'sgd', learningRate: 0.1 },
  { type: 'adamw', learningRate: 0.1 },
])('frozen weights stay, and clipping counts only the others, with %o', (optimizer) => {
  const regularization = { type: 'l2', rate: 0.1 } as const
  for (const clipNorm of [null, 0.01]) holds({ optimizer, regularization, clipNorm }, [1])
})

test('Adam’s first step, worked by hand', () => {
  // m = 0.1 g and v = 0.001 g², so m̂ = g and v̂ = g², and the step is η g / (|g| + ε): η down or up.
  const at = {
    ...present(timelineOf({ optimizer: { type: 'adam', learningRate: 0.1 } })),
    isAllDigits: false,
  }
  const { memory } = updateStatements(at, 0)
  expect(memory.map(({ result }) => result.sign.type === 'letter' && result.sign.letter)).toEqual([
    'm',
    'v',
    'm\u0302',
    'v\u0302',
  ])
  const [, , mean, square] = memory.map(({ result }) => result.at(at))
  close(mean, at.frame.gradients[0])
  close(square, at.frame.gradients[0] ** 2)
  expect(plain(statementLine(at, memory[0]))).toMatch(/^0\.9 · 0 \+ \(1 − 0\.9\) · /u)
  expect(plain(directionSentence(at, 0))).toMatch(
    /^Raising w1 would \w+ the loss\. So the next step \w+ it: /u,
  )
})

test('before the worker has told what an optimizer remembers, nothing is made up', () => {
  const at = present(timelineOf({ optimizer: { type: 'adam', learningRate: 0.1 } }))
  const early = { ...at, answers: { updates: [], batches: [] } }
  expect(updateOf(early, 0).next).toBeNull()
  expect(plain(updateLine(early, 0))).toBe('What the optimizer remembers is on its way.')
  expect(plain(directionSentence(early, 0))).toMatch(/^Raising w1 would \w+ the loss\.$/u)
})

test('what was remembered under another optimizer is of no use', () => {
  const at = present(timelineOf({ optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0.5 } }))
  const optimizer = { type: 'adam', learningRate: 0.1 } as const
  expect(updateOf({ ...at, training: { ...at.training, optimizer } }, 0).next).toBeNull()
})

test('a batch names its samples, and says after whom the update fires', () => {
  const timeline = timelineOf({ batchSize: 4 })
  expect(plain(batchSentence(present(timeline)))).toBe(
    'Alice is number 1 of 4 in the batch: Alice, Bob, Charlie and Diana. Its gradient joins the running sum. The update fires after Diana, 3 more.',
  )
  timeline.advance(3)
  expect(plain(batchSentence(present(timeline)))).toBe(
    'Diana completes the batch, so the mean of the gradients of Alice, Bob, Charlie and Diana counts, and the update fires.',
  )
})

test('a step against the gradient says why', () => {
  // Bob’s gradient and Alice’s point in opposite directions, and much of Alice’s is remembered.
  const timeline = timelineOf({ optimizer: { type: 'sgd', learningRate: 0.5, momentum: 0.99 } })
  timeline.advance(40)
  const sentences: string[] = []
  for (let step = 0; step < 12; step++) {
    const at = present(timeline)
    for (const index of at.frame.parameters.keys())
      sentences.push(plain(directionSentence(at, index)))
    timeline.advance(1)
  }
  expect(
    sentences.some((text) => text.includes('By what the optimizer remembers, the next step')),
  ).toBe(true)
})
