/** Two classes are coded as the loss wants them. */
import { expect, it } from 'vitest'
import { activationOf } from '../../src/engine/network.ts'
import { check } from '../../src/experiment/check.ts'
import { codedFor } from '../../src/experiment/coding.ts'
import { presets } from '../../src/experiment/presets.ts'
import { createTestApp, type TestApp } from '../support/app.ts'

const targets = (app: TestApp) =>
  app.store.getState().dataset.samples.map(({ target }) => target[0])
const take = (app: TestApp, news: Promise<unknown>) => app.done(news.then(() => undefined))
const last = (app: TestApp) => activationOf(app.store.getState().network.layers.at(-1)!)

it('the hinge loss codes two classes as −1 and 1, and another loss as 0 and 1 again', async () => {
  const app = await createTestApp()
  const before = targets(app)
  const { past } = app.store.getState()
  await app.done(app.actions.step('sample', 3))
  const parameters = [...app.frames.latest().parameters]
  await app.done(app.actions.setLoss('hinge', 'linear'))
  expect(targets(app)).toEqual(before.map((target) => 2 * target - 1))
  expect([app.store.getState().training.loss, last(app)]).toEqual(['hinge', 'linear'])
  expect([...app.frames.latest().parameters]).toEqual(parameters)
  expect(app.store.getState().past).toHaveLength(past.length + 1)
  expect(app.store.getState().view.dataNote?.sentence).toContain('−1 and 1')
  const run = app.presentRun()
  expect(run.experiment.data.coding).toBe('signs')
  expect(check(structuredClone(run))).toEqual({ ok: true, value: run })
  await app.done(app.actions.step('epoch', 20))
  // Linear, four people: on the right side within the twenty.
  expect(app.frames.latest().loss).toBeLessThan(1)

  await app.done(app.actions.setLoss('binaryCrossEntropy', 'sigmoid'))
  expect(targets(app)).toEqual(before)
  expect(app.presentRun().experiment.data.coding).toBeUndefined()
  await app.done(app.actions.undo())
  expect([app.store.getState().training.loss, targets(app)[0]]).toEqual([
    'hinge',
    -1 + 2 * before[0],
  ])
  await app.done(app.actions.undo())
  expect([last(app), targets(app)]).toEqual(['sigmoid', before])
})

it('data that are coded as a loss wants them are the same object, and prepared once', () => {
  const { data } = presets.heightAndWeight
  expect(codedFor(data, 'meanSquaredError')).toBe(data)
  const signs = codedFor(data, 'hinge')
  expect(signs).toEqual({ ...data, coding: 'signs' })
  expect(codedFor(signs, 'hinge')).toBe(signs)
  expect(codedFor(signs, 'binaryCrossEntropy')).toEqual(data)
})

it('other data of two classes keep the hinge loss, and data of values lose it', async () => {
  const app = await createTestApp()
  await app.done(app.actions.setLoss('hinge', 'linear'))
  const data = {
    source: { type: 'generated', name: 'circle', count: 50, noise: 0 },
    seed: 1,
    features: [],
    scale: { type: 'none' },
    test: { type: 'share', share: 0.2, by: 'random' },
  } as const
  await take(app, app.actions.setData(data))
  expect(app.store.getState().training.loss).toBe('hinge')
  expect(new Set(targets(app))).toEqual(new Set([-1, 1]))
  await take(app, app.actions.setData({ ...data, source: { ...data.source, name: 'plane' } }))
  expect(app.store.getState().training.loss).toBe('meanSquaredError')
  expect(app.presentRun().experiment.data.coding).toBeUndefined()
})

it('a sample that is changed by hand is coded as the others', async () => {
  const app = await createTestApp()
  await app.done(app.actions.setLoss('hinge', 'linear'))
  const { raw } = app.store.getState().dataset
  await take(
    app,
    app.actions.changeSamples([
      { type: 'set', place: { part: 'samples', index: 0 }, input: raw.samples[0], target: [0] },
      { type: 'add', input: raw.samples[1], target: [1] },
    ]),
  )
  expect([targets(app)[0], targets(app).at(-1)]).toEqual([-1, 1])
})
