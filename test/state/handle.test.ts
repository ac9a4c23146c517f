import { describe, expect, it } from 'vitest'
import type { Sample } from '../../src/engine/network.ts'
import { createHandle, DocumentError } from '../../src/state/handle.ts'
import { createTestApp, firstRun, type TestApp } from '../support/app.ts'
import { articleRun, firstParameters, parametersAfter } from '../support/article.ts'

async function openHandle() {
  const app = await createTestApp()
  return { app, backstep: createHandle(app) }
}

/** What a promise is rejected with. */
async function rejection(promise: Promise<void>): Promise<unknown> {
  try {
    await promise
  } catch (reason) {
    return reason
  }
  throw new Error('It was not rejected.')
}

const unchanged = ({ store }: TestApp): void => {
  expect(store.getState().past).toEqual([])
}

describe('the page’s handle', () => {
  it('opens the article’s run and steps to the parameters that PyTorch has', async () => {
    const { app, backstep } = await openHandle()
    await app.done(backstep.open(articleRun))
    expect(backstep.frame.parameters).toEqual(firstParameters)
    await app.done(backstep.step())
    expect(backstep.frame.position).toBe(1)
    await app.done(backstep.step('epoch', 2))
    expect(backstep.frame).toMatchObject({ position: 8, epoch: 2, sample: 1, status: 'paused' })
    await app.done(backstep.seek(1))
    const [one] = [parametersAfter(1)]
    backstep.frame.parameters.forEach((value, p) => expect(value).toBeCloseTo(one[p], 12))
  })

  it('gives the run as JSON that opens again at the same place', async () => {
    const { app, backstep } = await openHandle()
    await app.done(backstep.setParameter(2, 0.25))
    await app.done(backstep.step('sample', 7))
    const { run, frame } = backstep
    const text = JSON.stringify(run)
    expect(JSON.parse(text)).toEqual(run)
    await app.done(backstep.open(firstRun))
    await app.done(backstep.open(JSON.parse(text)))
    expect(backstep.run).toEqual(run)
    expect(backstep.frame).toEqual(frame)
  })

  it('gives copies, fresh each time, that change nothing when they are changed', async () => {
    const { backstep } = await openHandle()
    const { run, frame } = backstep
    Object.assign(run.experiment, { title: 'another' })
    Object.assign(frame.parameters, [99])
    expect(backstep.run).toEqual(firstRun)
    expect(backstep.frame.parameters[0]).not.toBe(99)
    expect(JSON.parse(JSON.stringify(backstep.frame))).toEqual(backstep.frame)
  })

  it('gives the frame’s numbers in lists: predictions by sample, traces by layer', async () => {
    const { app, backstep } = await openHandle()
    const { frame } = backstep
    expect(frame.parameters).toHaveLength(9)
    expect(frame.gradients).toEqual([...app.frames.latest().gradients])
    expect(frame.predictions.map((row) => row.length)).toEqual([1, 1, 1, 1])
    expect(frame.unseenPredictions).toHaveLength(2)
    expect(frame.layers.map(({ outputs }) => outputs.length)).toEqual([2, 1])
    // The mean of all samples' losses, and the current one's prediction.
    const mean = frame.losses.reduce((sum, loss) => sum + loss, 0) / 4
    expect(frame.loss).toBeCloseTo(mean, 12)
    expect(frame.layers[1].outputs).toEqual(frame.predictions[frame.current])
  })

  it('gives both losses and scores, now and along the curve', async () => {
    const { app, backstep } = await openHandle()
    await app.done(backstep.step('epoch', 3))
    const { frame } = backstep
    // Two classes parted at 0.5: the share of samples on the right side.
    const right = (rows: readonly (readonly number[])[], samples: readonly Sample[]): number =>
      rows.filter(([said], s) => said >= 0.5 === samples[s].target[0] > 0).length / samples.length
    const { samples, unseen } = app.store.getState().dataset
    expect(frame.score).toBe(right(frame.predictions, samples))
    expect(frame.testScore).toBe(right(frame.unseenPredictions, unseen))
    expect(frame.points.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3])
    const { epoch, loss, testLoss, score, testScore } = frame
    expect(frame.points[3]).toEqual({ epoch, loss, testLoss, score, testScore })
    await app.done(backstep.seek(4))
    expect(backstep.frame.points).toEqual(frame.points.slice(0, 2))
  })

  it('trains until it is paused, and resolves when that is so', async () => {
    const { app, backstep } = await openHandle()
    await app.done(backstep.train())
    expect(backstep.frame.status).toBe('training')
    await app.pass(300)
    await app.done(backstep.pause())
    const { position, status } = backstep.frame
    expect(status).toBe('paused')
    expect(position).toBeGreaterThan(50)
    await app.pass(300)
    expect(backstep.frame.position).toBe(position)
  })

  it('rejects a document that does not fit, says why, and leaves the run alone', async () => {
    const { app, backstep } = await openHandle()
    await app.done(backstep.step('sample', 3))
    const { run, frame } = backstep
    const layers = [{ type: 'dense', units: 500, activation: 'sigmoid' }]
    const { experiment } = firstRun
    const reason = await rejection(
      backstep.open({ ...experiment, network: { ...experiment.network, layers } }),
    )
    expect(reason).toBeInstanceOf(DocumentError)
    expect(reason).toMatchObject({
      message: 'Layer 1 has 500 neurons; at most 64 fit.',
      problems: [{ path: 'experiment.network.layers.0.units' }],
    })
    for (const document of [undefined, null, 'text', {}, { __proto__: null }]) {
      expect(await rejection(backstep.open(document))).toBeInstanceOf(DocumentError)
    }
    await app.pass(100)
    expect(backstep.run).toEqual(run)
    expect(backstep.frame).toEqual(frame)
    unchanged(app)
  })

  it('rejects arguments that do not fit, in a sentence', async () => {
    const { app, backstep } = await openHandle()
    // A script may hand over anything.
    const anything = (value: unknown) => value as never
    const rejected: [Promise<void>, string][] = [
      [backstep.step(anything('second')), 'There is no step by “second”'],
      [backstep.step('sample', 0), '0 is no number of steps'],
      [backstep.step('sample', 1.5), '1.5 is no number of steps'],
      [backstep.step('sample', anything('3')), '3 is no number of steps'],
      [backstep.seek(-1), '-1 is no position'],
      [backstep.seek(anything(null)), 'null is no position'],
      [backstep.setParameter(9, 1), 'There is no parameter 9; this network has 9'],
      [backstep.setParameter(-1, 1), 'index is -1'],
      [backstep.setParameter(0, anything('1')), 'value is “1”; a number from'],
      [backstep.setParameter(0, Number.NaN), 'value is NaN; a number from'],
      [backstep.setParameter(0, 1e7), 'value is 10000000; a number from'],
    ]
    const reasons = await Promise.all(rejected.map(([promise]) => rejection(promise)))
    reasons.forEach((reason, place) => {
      expect(reason).toBeInstanceOf(RangeError)
      expect(String(reason)).toContain(rejected[place][1])
    })
    expect(backstep.run).toEqual(firstRun)
    unchanged(app)
  })
})
