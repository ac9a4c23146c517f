/** Samples changed by hand are an edit of the run: what was learnt stays, and nothing of the past is lost. */
import { describe, expect, it } from 'vitest'
import { sizeOf, type SampleChange } from '../../src/engine/network.ts'
import { check } from '../../src/experiment/check.ts'
import { limits } from '../../src/experiment/limits.ts'
import { runOf } from '../../src/experiment/presets.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { createTestApp, firstRun, type TestApp } from '../support/app.ts'

const add: SampleChange = { type: 'add', input: [3, 4], target: [1] }
const removeFirst: SampleChange = { type: 'remove', place: { part: 'samples', index: 0 } }
const names = (app: TestApp): (string | undefined)[] =>
  app.store.getState().dataset.samples.map(({ name }) => name)
const change = (app: TestApp, ...changes: SampleChange[]): Promise<void> =>
  app.done(app.actions.changeSamples(changes).then(() => undefined))

/** Every frame that is drawn is of as many samples as the store then has. */
function watched(app: TestApp): { readonly count: () => number } {
  let count = 0
  app.frames.subscribe((frame) => {
    const { samples, unseen, target } = app.store.getState().dataset
    expect(frame.rows).toEqual({ samples: samples.length, unseen: unseen.length })
    expect(frame.losses).toHaveLength(samples.length)
    expect(frame.predictions).toHaveLength(samples.length * sizeOf(target))
    expect(frame.current).toBeLessThan(samples.length)
    count++
  })
  return { count: () => count }
}

describe('samples changed by hand', () => {
  it('keep parameters and position, end the epoch, and are undone and made again', async () => {
    const app = await createTestApp()
    watched(app)
    await app.done(app.actions.step('sample', 6))
    const before = [...app.frames.latest().parameters]
    await change(app, add, removeFirst)
    expect(names(app)).toEqual(['Bob', 'Charlie', 'Diana', 'Point 7'])
    expect(app.frames.latest()).toMatchObject({ position: 6, epoch: 2, sample: 1 })
    expect([...app.frames.latest().parameters]).toEqual(before)
    expect(app.presentRun().edits).toEqual([
      { at: 6, change: { type: 'data', data: [add, removeFirst] } },
    ])
    await app.done(app.actions.undo())
    expect(names(app)).toEqual(['Alice', 'Bob', 'Charlie', 'Diana'])
    expect(app.frames.latest()).toMatchObject({ position: 6, epoch: 1, sample: 3 })
    await app.done(app.actions.redo())
    expect(names(app)).toEqual(['Bob', 'Charlie', 'Diana', 'Point 7'])
    expect([...app.frames.latest().parameters]).toEqual(before)
  })

  it('are passed over by the history, which shows the data that held there', async () => {
    const app = await createTestApp()
    watched(app)
    await app.done(app.actions.step('sample', 6))
    await change(app, add)
    await app.done(app.actions.step('sample', 7))
    const { parameters, epoch } = app.frames.latest()
    const there = [...parameters]
    expect(epoch).toBe(3)
    const { data, dataset } = app.store.getState()
    await app.done(app.actions.seek(5))
    expect(names(app)).toHaveLength(4)
    expect(app.store.getState().data).toBe(firstRun.experiment.data)
    await app.done(app.actions.seek(13))
    expect(app.store.getState()).toMatchObject({ data, dataset })
    expect([...app.frames.latest().parameters]).toEqual(there)
    await app.done(app.actions.stepBack('epoch'))
    expect(app.frames.latest()).toMatchObject({ position: 11, epoch: 3, sample: 1 })
    await app.done(app.actions.stepBack('epoch', 2))
    expect(app.frames.latest()).toMatchObject({ position: 4, epoch: 1, sample: 1 })
    // Forward again over the change, which ends the epoch.
    await app.done(app.actions.step('epoch'))
    expect(app.frames.latest()).toMatchObject({ position: 6, epoch: 2, sample: 1 })
  })

  it('end the walk through a step that leads to them', async () => {
    const app = await createTestApp()
    const shown: number[] = []
    app.frames.subscribe(() => {
      const { current, rows } = app.frames.shown()
      expect(rows.samples).toBe(names(app).length)
      shown.push(current)
    })
    await app.done(app.actions.step('sample', 8))
    await change(app, removeFirst, removeFirst, removeFirst)
    await app.done(app.actions.seek(7))
    expect(names(app)).toHaveLength(4)
    await app.done(app.actions.step('sample', 1, true))
    await app.pass(100)
    expect(app.store.getState().walk).toBeNull()
    expect(names(app)).toEqual(['Diana'])
    // Operation by operation too, there and back.
    await app.done(app.actions.stepBack('operation'))
    expect(names(app)).toHaveLength(4)
    expect(app.store.getState().walk).not.toBeNull()
    await app.done(app.actions.step('operation'))
    expect(names(app)).toEqual(['Diana'])
    expect(app.store.getState().walk).toBeNull()
    expect(shown.length).toBeGreaterThan(4)
  })

  it('in training go on training, in the order in which they are made', async () => {
    const app = await createTestApp()
    const frames = watched(app)
    await app.done(app.actions.train())
    for (const x of [1, 2, 3]) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      await change(app, { ...add, input: [x, x] })
      // oxlint-disable-next-line no-await-in-loop -- Training goes on in between.
      await app.pass(100)
    }
    expect(app.store.getState().status).toBe('training')
    await app.done(app.actions.pause())
    expect(
      app.store
        .getState()
        .dataset.samples.slice(4)
        .map(({ input }) => input),
    ).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
    expect(frames.count()).toBeGreaterThan(10)
    const { points } = app.store.getState().series
    expect(points.map(({ epoch }) => epoch)).toEqual([...points.keys()])
    // The document says it all.
    const [run, parameters] = [app.presentRun(), [...app.frames.latest().parameters]]
    const checked = check(JSON.parse(JSON.stringify(run)))
    expect(checked).toMatchObject({ ok: true, value: { edits: run.edits } })
    const other = await createTestApp()
    await other.done(other.actions.open(run))
    expect([...other.frames.latest().parameters]).toEqual(parameters)
    expect(names(other)).toEqual(names(app))
  })

  it('of scaled data are in the units of the source', async () => {
    const { experiment } = gallery.sine
    const app = await createTestApp(runOf(experiment))
    watched(app)
    const { samples } = app.store.getState().dataset
    await change(app, { type: 'add', input: [0.5], target: [0.25] })
    const { dataset } = app.store.getState()
    expect(dataset.samples).toHaveLength(samples.length + 1)
    expect(dataset.raw.samples.at(-1)).toEqual([0.5])
    await change(app, { type: 'remove', place: { part: 'samples', index: samples.length } })
    expect(app.store.getState().dataset.samples).toHaveLength(samples.length)
    expect(app.presentRun().edits).toHaveLength(1)
  })

  it('stay when everything else begins anew', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 3))
    await change(app, add)
    await app.done(app.actions.reset())
    expect(app.presentRun()).toMatchObject({ edits: [], position: 0 })
    expect(names(app)).toContain('Point 7')
  })

  it('that do not fit are refused in a sentence, and nothing changes', async () => {
    const app = await createTestApp()
    for (const [wrong, words] of [
      [{ ...add, input: [1] }, 'has 1 input values; 2 would fit'],
      [{ ...add, input: [1, Number.NaN] }, 'finite numbers would fit'],
      [{ ...add, target: [0.5] }, 'of no class'],
      [{ type: 'remove', place: { part: 'samples', index: 9 } }, 'no sample 10'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      await expect(change(app, wrong)).rejects.toThrow(words)
    }
    expect(app.presentRun()).toEqual(firstRun)
  })

  it('more often than there is room for begin a new run with the weights as they are, and say so', async () => {
    const rows = 20_000
    const most = Math.floor(limits.changedRows / rows)
    const samples = Array.from({ length: rows }, (_, s) => ({
      name: `s${s}`,
      input: [s % 7, s % 5],
      target: [s % 2],
    }))
    const source = { type: 'samples', input: [2], target: [1], samples } as const
    const data = { ...firstRun.experiment.data, source }
    const app = await createTestApp()
    await app.done(app.actions.open(runOf({ ...firstRun.experiment, data })))
    await app.done(app.actions.step('sample', 5))
    const all = Array.from({ length: most }, () => add)
    await app.done(app.actions.changeSamples(all).then(() => undefined))
    expect(app.presentRun().edits).toHaveLength(1)
    const before = [...app.frames.latest().parameters]
    let said: string | null = null
    await app.done(
      app.actions.changeSamples([add]).then((sentence) => {
        said = sentence
        return undefined
      }),
    )
    expect(said).toContain('starts anew')
    expect(app.presentRun()).toMatchObject({ edits: [], position: 0 })
    expect([...app.frames.latest().parameters]).toEqual(before)
    expect(app.store.getState().dataset.samples).toHaveLength(rows + most + 1)
  })
})

describe('a document whose data change', () => {
  const edited = (data: readonly unknown[], at = 2): unknown => ({
    ...firstRun,
    edits: [{ at, change: { type: 'data', data } }],
    position: 4,
  })

  it('is taken in, and opens where it says', async () => {
    const checked = check(edited([add, removeFirst]))
    if (!checked.ok) throw new Error(checked.problems[0].sentence)
    const app = await createTestApp()
    await app.done(app.actions.open(checked.value))
    expect(names(app)).toEqual(['Bob', 'Charlie', 'Diana', 'Point 7'])
    expect(app.frames.latest()).toMatchObject({ position: 4, epoch: 1, sample: 3 })
  })

  it.each([
    [[], 'a list of 1 to'],
    [[{ type: 'swap' }], 'add, set or remove fits'],
    [[{ type: 'remove', place: { part: 'all', index: 0 } }], '"samples" or "unseen" fits'],
    [[{ type: 'remove', place: { part: 'unseen', index: 7 } }], 'no sample 8 to change'],
    [[{ ...add, target: [0, 1] }], 'has 2 target values'],
    [Array.from({ length: 4 }, () => removeFirst), 'The last sample stays'],
  ])('that does not fit is refused in a sentence: %j', (data, words) => {
    const checked = check(edited(data))
    expect(checked.ok ? '' : checked.problems[0].sentence).toContain(words)
  })

  it('may not change them more often than can be made again at once', () => {
    const { samples } =
      firstRun.experiment.data.source.type === 'samples'
        ? firstRun.experiment.data.source
        : { samples: [] }
    expect(samples.length).toBeLessThan(100)
    const many = Array.from({ length: 2 }, (_, k) => ({
      at: k,
      change: { type: 'data', data: Array.from({ length: limits.sampleChanges }, () => add) },
    }))
    const checked = check({ ...firstRun, edits: many })
    expect(checked.ok ? '' : checked.problems[0].sentence).toContain('at most 2000 times fit')
  })
})
