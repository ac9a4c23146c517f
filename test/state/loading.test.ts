/** Runs on data that come in files. Modules keep what was provided, so each test has a file of its own. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { isProvided, type FileName } from '../../src/data/files.ts'
import type { Run } from '../../src/experiment/experiment.ts'
import { createLoading, LoadingError } from '../../src/state/loading.ts'
import { createTestApp, firstRun } from '../support/app.ts'

const text = (file: FileName): Promise<string> => readFile(`public/data/${file}`, 'utf8')

function runOn(name: 'digits' | 'threePenguins'): Run {
  const { experiment } = firstRun
  const [input, units] = name === 'digits' ? [64, 10] : [2, 3]
  return {
    ...firstRun,
    experiment: {
      ...experiment,
      data: { ...experiment.data, source: { type: 'builtIn', name } },
      network: {
        ...experiment.network,
        input: [input],
        layers: [{ type: 'dense', units, activation: 'softmax' }],
      },
      training: { ...experiment.training, loss: 'categoricalCrossEntropy' },
      parameters: null,
    },
  }
}

describe('a run on data in a file', () => {
  it('opens when the file has been loaded, and trains in the session', async () => {
    const app = await createTestApp()
    await app.done(app.actions.open(runOn('digits')))
    expect(app.store.getState().dataset.samples.length).toBeGreaterThan(1000)
    const before = [...app.frames.latest().parameters]
    await app.done(app.actions.step('sample', 50))
    expect(app.frames.latest().position).toBe(50)
    expect([...app.frames.latest().parameters]).not.toEqual(before)
    expect(app.frames.latest().parameters.every(Number.isFinite)).toBe(true)
    expect(app.wire.commands.filter(({ type }) => type === 'file')).toHaveLength(1)
    // Not a second time for another run of the same session.
    await app.done(app.actions.newWeights())
    expect(app.wire.commands.filter(({ type }) => type === 'file')).toHaveLength(1)
  })

  it('gives way to what was opened while the file was on its way', async () => {
    const app = await createTestApp()
    const slow = app.actions.open(runOn('threePenguins'))
    const quick = app.actions.open({ ...firstRun, position: 3 })
    await app.done(Promise.all([slow, quick]).then(() => undefined))
    expect(app.presentRun().experiment).toEqual(firstRun.experiment)
    expect(app.frames.latest().position).toBe(3)
  })
})

describe('loading', () => {
  it('says what is safe where a file cannot be had, and may be tried again', async () => {
    let isOnline = false
    const loading = createLoading((file) =>
      isOnline ? text(file) : Promise.reject(new Error('offline')),
    )
    const run = runOn('digits')
    await expect(loading.load(run)).rejects.toThrow(LoadingError)
    await expect(loading.load(run)).rejects.toThrow('Nothing has changed')
    isOnline = true
    await loading.load(run)
    expect(loading.isReady(run)).toBe(true)
    expect(isProvided('digits-8x8.txt')).toBe(true)
    expect(loading.filesFor(run).map(({ file }) => file)).toEqual(['digits-8x8.txt'])
  })

  it('fetches each file once, however many ask', async () => {
    let count = 0
    const loading = createLoading((file) => {
      count++
      return text(file)
    })
    const run = runOn('digits')
    await Promise.all([loading.load(run), loading.load(run)])
    await loading.load(run)
    expect(count).toBe(1)
    expect(loading.isReady(firstRun)).toBe(true)
  })
})

describe('other data', () => {
  const circle = {
    source: { type: 'generated', name: 'circle', count: 40, noise: 0 },
    seed: 3,
    features: [],
    scale: { type: 'none' },
    test: { type: 'none' },
  } as const

  it('start a new run from new parameters, with a sentence where the network ends otherwise', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('epoch', 5))
    let sentence: string | null = null
    const answer = app.actions.setData(circle, { title: 'Circle' }).then((said) => {
      sentence = said
      return undefined
    })
    await app.done(answer)
    const { dataset, past, run } = app.store.getState()
    expect(dataset.samples).toHaveLength(40)
    expect(run.experiment.title).toBe('Circle')
    expect(app.frames.latest().position).toBe(0)
    expect(sentence === null).toBe(run.experiment.training.loss === 'meanSquaredError')
    expect(past).toHaveLength(1)
    await app.done(app.actions.undo())
    expect(app.frames.latest().position).toBe(20)
  })

  it('changed by hand keep the parameters, and training goes on', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('epoch', 5))
    const { data } = firstRun.experiment
    const source = {
      type: 'samples',
      input: [2],
      target: [1],
      samples: app.store.getState().dataset.samples.slice(1),
    } as const
    const before = [...app.frames.latest().parameters]
    await app.done(
      app.actions.setData({ ...data, source }, { keepsParameters: true }).then(() => undefined),
    )
    expect([...app.frames.latest().parameters]).toEqual(before)
    await app.done(app.actions.train())
    await app.done(
      app.actions
        .setData(
          { ...data, source: { ...source, samples: source.samples.slice(1) } },
          { keepsParameters: true },
        )
        .then(() => undefined),
    )
    expect(app.store.getState().status).toBe('training')
  })

  it('that do not fit are refused in a sentence, and nothing changes', async () => {
    const app = await createTestApp()
    const none = { ...circle, source: { ...circle.source, count: 0 } }
    await expect(app.done(app.actions.setData(none).then(() => undefined))).rejects.toThrow(/fit/)
    expect(app.presentRun()).toEqual(firstRun)
  })
})
