import { expect, it } from 'vitest'
import { activationOf } from '../../src/engine/network.ts'
import { check } from '../../src/experiment/check.ts'
import { createTestApp, type TestApp } from '../support/app.ts'

const last = (app: TestApp) => activationOf(app.store.getState().network.layers.at(-1)!)
const loss = (app: TestApp) => app.store.getState().training.loss

it('another loss comes with the activation that it needs, as one change to undo', async () => {
  const app = await createTestApp()
  await app.done(app.actions.step('sample', 3))
  await app.done(app.actions.setTraining({ batchSize: 2 }))
  await app.done(app.actions.setActivation([1], 'tanh'))
  const { past } = app.store.getState()
  await app.done(app.actions.setLoss('binaryCrossEntropy', 'sigmoid'))
  expect([loss(app), last(app)]).toEqual(['binaryCrossEntropy', 'sigmoid'])
  expect(app.store.getState().past).toHaveLength(past.length + 1)
  expect(app.frames.latest().position).toBe(3)
  // Made at one position, after others: read again it is the same run.
  const run = app.presentRun()
  expect(check(structuredClone(run))).toEqual({ ok: true, value: run })
  await app.done(app.actions.step('sample', 5))
  await app.done(app.actions.undo())
  expect([loss(app), last(app)]).toEqual(['meanSquaredError', 'tanh'])
})

it('a loss without the activation that it needs is refused, and nothing changes', async () => {
  const app = await createTestApp()
  await app.done(app.actions.setActivation([1], 'tanh'))
  const before = app.presentRun()
  await expect(app.actions.setLoss('binaryCrossEntropy')).rejects.toThrow('needs sigmoid')
  expect(app.presentRun()).toEqual(before)
})
