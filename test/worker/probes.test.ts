import { describe, expect, it } from 'vitest'
import { finish } from '../../src/engine/evaluate.ts'
import type { NetworkSpec, TrainingSpec } from '../../src/engine/network.ts'
import { optimizers, type OptimizerName } from '../../src/engine/optimizers.ts'
import { createTimeline, type Timeline } from '../../src/engine/timeline.ts'
import { datasetOf } from '../../src/experiment/experiment.ts'
import { createProber, type Answer, type AnswerTo, type Question } from '../../src/worker/probes.ts'
import { articleRun, lossOf, samples, stepped } from '../support/article.ts'
import { createPage, createWire } from '../support/wire.ts'

const { experiment } = articleRun

function timelineOf(
  training: Partial<TrainingSpec> = {},
  network: NetworkSpec = experiment.network,
) {
  const start = {
    network,
    training: { ...experiment.training, ...training },
    seed: experiment.seed,
  }
  const parameters = network === experiment.network ? experiment.parameters : null
  return createTimeline({ ...start, samples: datasetOf(experiment).samples, parameters }, [])
}

const ask = <Type extends Question['type']>(
  timeline: Timeline,
  question: Question & { type: Type },
): AnswerTo[Type] => {
  const answer = finish(createProber(timeline, experiment.seed)(question))
  if (answer.type !== question.type) throw new Error('An answer is of its question’s type.')
  return answer.value as AnswerTo[Type]
}

describe('the loss along a parameter', () => {
  it.each(['sample', 'all'] as const)(
    'is the loss of %s, computed elsewhere, at every value',
    (of) => {
      const timeline = timelineOf()
      timeline.advance(5)
      const at = [...timeline.parameters]
      const over = of === 'all' ? samples : [samples[timeline.current]]
      const values = [-3, -0.5, 0, 1, 8]
      const answer = ask(timeline, { type: 'along', parameter: 2, of, values })
      expect(answer.value).toBe(at[2])
      expect(answer.loss).toBeCloseTo(lossOf(at, over), 14)
      values.forEach((value, k) => {
        expect(answer.losses[k]).toBeCloseTo(lossOf(at.with(2, value), over), 14)
      })
      const h = 1e-6
      const rise = lossOf(at.with(2, at[2] + h), over) - lossOf(at.with(2, at[2] - h), over)
      expect(answer.slope).toBeCloseTo(rise / (2 * h), 8)
    },
  )
})

describe('the update', () => {
  it('is what the next sample makes of every parameter', () => {
    const timeline = timelineOf()
    timeline.advance(3)
    const before = [...timeline.parameters]
    const sample = samples[timeline.current]
    const rate = timeline.training.optimizer.learningRate
    const update = ask(timeline, { type: 'update' })!
    expect([...update.before.parameters]).toEqual(before)
    stepped(before, sample, rate).forEach((value, p) => {
      expect(update.after.parameters[p]).toBeCloseTo(value, 14)
    })
    // Nothing of this has happened.
    expect([...timeline.parameters]).toEqual(before)
  })

  it.each(Object.keys(optimizers) as OptimizerName[])(
    'of %s is to the bit what training makes, with all that it remembers',
    (type) => {
      const timeline = timelineOf({
        optimizer: { type, learningRate: 0.05, ...(type === 'sgd' && { momentum: 0.9 }) },
        batchSize: 2,
        regularization: { type: 'l2', rate: 0.01 },
        clipNorm: 0.5,
      })
      for (let position = 0; position < 10; position++) {
        const update = ask(timeline, { type: 'update' })
        timeline.advance(1)
        expect(update === null).toBe(position % 2 === 0)
        if (!update) continue
        expect([...update.after.parameters]).toEqual([...timeline.parameters])
        const kind = optimizers[type]
        const spec = timeline.training.optimizer as never
        expect(Object.keys(update.after.memory)).toEqual([...kind.arrays(spec)])
        expect(Object.keys(update.after.products)).toEqual([...kind.products(spec)])
      }
    },
  )
})

describe('units', () => {
  const dense = (activation: 'relu' | 'sigmoid' | 'step' | 'linear') => ({
    ...experiment.network,
    layers: [
      { type: 'dense' as const, units: 2, activation },
      { type: 'dense' as const, units: 1, activation: 'sigmoid' as const },
    ],
  })
  const withParameters = (timeline: Timeline, values: readonly number[]): Timeline => {
    values.forEach((value, index) => timeline.edit({ type: 'parameter', index, value }))
    return timeline
  }

  it('whose ReLU is 0 for every sample are dead', () => {
    // h₁ gets 0·x − 1, h₂ gets x₁ + x₂.
    const timeline = withParameters(timelineOf({}, dense('relu')), [0, 0, 1, 1, -1, 0])
    expect(ask(timeline, { type: 'units' })).toEqual([['dead', 'learning']])
  })

  it('whose sigmoid is flat for every sample are saturated', () => {
    // At z = 20 its slope is 2·10⁻⁹.
    const timeline = withParameters(timelineOf({}, dense('sigmoid')), [0, 0, 0.1, 0.1, 20, 0])
    expect(ask(timeline, { type: 'units' })).toEqual([['saturated', 'learning']])
  })

  it('that have no slope to lose are neither', () => {
    for (const name of ['step', 'linear'] as const) {
      expect(ask(timelineOf({}, dense(name)), { type: 'units' })).toEqual([
        ['learning', 'learning'],
      ])
    }
  })
})

describe('a question to a session', () => {
  const speed = null
  const watch = { map: false }
  const question = { type: 'slope', parameter: 0, of: 'sample' } as const

  it('is answered at rest and in training, and changes nothing', async () => {
    const wire = createWire()
    const page = createPage(wire)
    await page.done(page.client.open(articleRun, speed, watch))
    const before = [...page.frame.parameters]
    const answers: (Answer | null)[] = []
    await page.done(
      page.client.probe('check', question).then((answer) => void answers.push(answer)),
    )
    expect(answers[0]?.position).toBe(0)
    expect([...page.frame.parameters]).toEqual(before)
    await page.done(page.client.train(null))
    await page.done(
      page.client.probe('check', question).then((answer) => void answers.push(answer)),
    )
    expect(answers[1]!.position).toBeGreaterThan(0)
    await page.done(page.client.pause())
    const timeline = timelineOf()
    timeline.advance(page.frame.position)
    expect([...page.frame.parameters]).toEqual([...timeline.parameters])
  })

  it('gives way to a newer one on its topic, and to another run', async () => {
    const wire = createWire()
    const page = createPage(wire)
    await page.done(page.client.open(articleRun, speed, watch))
    const answers: (Answer | null)[] = []
    const note = (answer: Answer | null): void => void answers.push(answer)
    const first = page.client.probe('a', question).then(note)
    const second = page.client.probe('a', { ...question, parameter: 1 }).then(note)
    await page.done(Promise.all([first, second]).then(() => undefined))
    expect(answers[0]).toBeNull()
    expect(answers[1]?.value).toMatchObject({ parameter: 1 })
    const third = page.client.probe('a', question).then(note)
    const opened = page.client.open(articleRun, speed, watch)
    await page.done(Promise.all([third, opened]).then(() => undefined))
    expect(answers[2]).toBeNull()
  })

  it('that takes long tells how far it is, lets other commands pass, and can be dropped', async () => {
    const wire = createWire()
    const page = createPage(wire)
    await page.done(page.client.open(articleRun, speed, watch))
    const values = Array.from({ length: 5000 }, (_, k) => k / 1000)
    const shares: number[] = []
    let answer: Answer | null | undefined
    const long = page.client
      .probe('along', { type: 'along', parameter: 0, of: 'all', values }, (share) =>
        shares.push(share),
      )
      .then((given) => void (answer = given))
    await page.done(page.client.step('sample', 1))
    expect(page.frame.position).toBe(1)
    expect(answer).toBeUndefined()
    for (let k = 0; k < 200; k++) wire.turn()
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
    page.client.drop('along')
    await page.done(long)
    expect(answer).toBeNull()
    wire.settle()
    expect(wire.planned).toBe(0)
  })
})
