/** Going through a run and its history, as a person does: back and forth, by every unit, along other ways. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivationName } from '../../src/engine/activations.ts'
import { createTimeline } from '../../src/engine/timeline.ts'
import { datasetOf, type Run } from '../../src/experiment/experiment.ts'
import { runOf } from '../../src/experiment/presets.ts'
import { forkOf } from '../../src/experiment/fork.ts'
import { operationsOf } from '../../src/state/walk.ts'
import { createTestApp, firstRun, type TestApp } from '../support/app.ts'
import { createWire } from '../support/wire.ts'

const parameters = (app: TestApp): number[] => [...app.frames.latest().parameters]
const position = (app: TestApp): number => app.frames.latest().position
const operation = (app: TestApp): number | null => app.store.getState().walk?.operation ?? null
const setRate = (app: TestApp, learningRate: number): Promise<void> => {
  const { optimizer } = app.store.getState().training
  return app.done(app.actions.setTraining({ optimizer: { ...optimizer, learningRate } }))
}

/** What this run is by a replay from its start, with nobody going back and forth. */
function replayed({ experiment, edits, position: end }: Run): number[] {
  const { network, training, seed, parameters: given } = experiment
  const { samples } = datasetOf(experiment)
  const timeline = createTimeline({ network, training, samples, seed, parameters: given }, edits)
  timeline.advance(end)
  return [...timeline.parameters]
}

const deep: Run = runOf({
  ...firstRun.experiment,
  network: {
    ...firstRun.experiment.network,
    layers: [
      { type: 'dense', units: 3, activation: 'tanh' },
      { type: 'dense', units: 2, activation: 'relu' },
      { type: 'dense', units: 1, activation: 'sigmoid' },
    ],
  },
})

describe('stepping back', () => {
  it.each(['operation', 'sample', 'batch', 'epoch'] as const)(
    'by %s as often as forward leads to the same bytes, from any position',
    async (unit) => {
      const app = await createTestApp(deep)
      await app.done(app.actions.setTraining({ batchSize: 3 }))
      await app.done(app.actions.step('epoch', 5))
      for (const count of [1, 2, 9]) {
        const before = { parameters: parameters(app), position: position(app) }
        await app.done(app.actions.step(unit, count))
        await app.done(app.actions.stepBack(unit, count))
        expect({ parameters: parameters(app), position: position(app) }).toEqual(before)
        expect(operation(app)).toBeNull()
        await app.done(app.actions.step('epoch'))
      }
    },
  )

  it('by sample goes back over an edit, and forward again makes it', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 3))
    await app.done(app.actions.setParameter(2, 0.75))
    await app.done(app.actions.step('sample', 2))
    const after = parameters(app)
    await app.done(app.actions.stepBack('sample', 4))
    expect(position(app)).toBe(1)
    expect(app.presentRun().edits).toHaveLength(1)
    await app.done(app.actions.step('sample', 4))
    expect(parameters(app)).toEqual(after)
  })

  it('does nothing at the start, and no number of steps but a whole one from 1', async () => {
    const app = await createTestApp()
    await app.done(app.actions.stepBack('sample'))
    expect(position(app)).toBe(0)
    await app.done(app.actions.stepBack('operation'))
    expect(operation(app)).toBeNull()
    for (const count of [0, -1, 1.5, Number.NaN]) {
      await expect(app.actions.stepBack('epoch', count)).rejects.toThrow('whole number from 1')
    }
  })

  it('pauses training', async () => {
    const app = await createTestApp()
    await app.done(app.actions.train())
    await app.pass(500)
    await app.done(app.actions.stepBack('sample'))
    expect(app.store.getState().status).toBe('paused')
    expect(parameters(app)).toEqual(replayed(app.presentRun()))
  })
})

describe('walking by operation', () => {
  const last = operationsOf([1, 1]).length - 1

  it('stands before the sample until the last operation trains it', async () => {
    const app = await createTestApp()
    const before = parameters(app)
    for (let k = 0; k < last; k++) {
      await app.done(app.actions.step('operation'))
      expect(operation(app)).toBe(k)
      expect(position(app)).toBe(0)
      expect(parameters(app)).toEqual(before)
    }
    await app.done(app.actions.step('operation'))
    expect(operation(app)).toBe(last)
    expect(position(app)).toBe(1)
    // What is shown is the step that was made, beside what came of it.
    expect([...app.frames.shown().parameters]).toEqual(before)
    expect(app.frames.shown().current).toBe(0)
    expect(parameters(app)).toEqual(replayed({ ...firstRun, position: 1 }))
    await app.done(app.actions.step('operation'))
    expect(operation(app)).toBe(0)
    expect(app.frames.shown()).toBe(app.frames.latest())
  })

  it('takes the update back as it takes back every other operation', async () => {
    const app = await createTestApp()
    const before = parameters(app)
    await app.done(app.actions.step('operation', last + 1))
    expect(position(app)).toBe(1)
    for (let k = last - 1; k >= 0; k--) {
      await app.done(app.actions.stepBack('operation'))
      expect(operation(app)).toBe(k)
      expect(parameters(app)).toEqual(before)
    }
    await app.done(app.actions.stepBack('operation'))
    expect(operation(app)).toBeNull()
  })

  it('goes back from the start of a sample to the last operation before the update', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 2))
    await app.done(app.actions.stepBack('operation'))
    expect(position(app)).toBe(1)
    expect(operation(app)).toBe(last - 1)
  })

  it('selects what the operation is about, unless that is selected', async () => {
    const app = await createTestApp()
    const selection = () => app.store.getState().view.selection
    app.actions.setView({ selection: { type: 'neuron', layer: 0, unit: 1 } })
    const seen = []
    for (let k = 0; k < last; k++) {
      await app.done(app.actions.step('operation'))
      seen.push(selection())
    }
    expect(seen).toEqual([
      { type: 'neuron', layer: 0, unit: 1 },
      { type: 'neuron', layer: 1, unit: 0 },
      { type: 'neuron', layer: 1, unit: 0 },
      { type: 'neuron', layer: 1, unit: 0 },
      { type: 'parameter', index: 0 },
    ])
  })

  it('shows at once what an edit makes of the operations so far', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('operation', 2))
    await app.done(app.actions.setParameter(0, 2))
    expect(operation(app)).toBe(1)
    expect(app.frames.shown().parameters[0]).toBe(2)
  })

  it.each<[string, (app: TestApp) => Promise<void>]>([
    ['a step of a sample', (app) => app.actions.step('sample')],
    ['training', (app) => app.actions.train()],
    ['a seek', (app) => app.actions.seek(3)],
    ['another run', (app) => app.actions.open(firstRun)],
  ])('ends with %s', async (_, act) => {
    const app = await createTestApp()
    await app.done(app.actions.step('operation', last + 1))
    await app.done(act(app))
    expect(operation(app)).toBeNull()
    expect(app.frames.shown()).toBe(app.frames.latest())
  })
})

describe('a step that is shown', () => {
  it('is made at once, and plays the operations of the sample that it trained', async () => {
    const app = await createTestApp()
    const before = parameters(app)
    await app.done(app.actions.step('sample', 1, true))
    expect(position(app)).toBe(1)
    expect(app.store.getState().walk).toEqual({ operation: 0, isPlaying: true })
    expect([...app.frames.shown().parameters]).toEqual(before)
    const seen = new Set<number | null>()
    for (let k = 0; k < 400; k++) {
      seen.add(operation(app))
      await app.pass(10)
    }
    expect([...seen]).toEqual([0, 1, 2, 3, 4, 5, null])
    expect(app.frames.shown()).toBe(app.frames.latest())
  })

  it('gives way to the next one', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 1, true))
    await app.pass(1000)
    await app.done(app.actions.step('sample', 1, true))
    expect(operation(app)).toBe(0)
    expect(app.frames.shown().position).toBe(1)
    expect(position(app)).toBe(2)
  })

  it('leaves the motion out where none is wanted', async () => {
    const app = await createTestApp()
    app.actions.setView({ walkSpeed: null })
    await app.done(app.actions.step('sample', 1, true))
    expect(operation(app)).toBeNull()
  })
})

describe('what lies ahead', () => {
  it('is kept on going back, and its curve too', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('epoch', 20))
    await app.done(app.actions.seek(18))
    const { ahead, series } = app.store.getState()
    expect(ahead.head).toBe(80)
    expect(series.points.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4])
    expect(ahead.points.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 21 }, (_, k) => k))
  })

  it('becomes a branch with an edit, and is back when that is undone', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 80))
    const end = parameters(app)
    await app.done(app.actions.seek(18))
    await setRate(app, 0.5)
    expect(app.store.getState().ahead.head).toBe(0)
    const [branch] = app.store.getState().branches
    expect(branch.run).toEqual({ ...firstRun, position: 80 })
    expect(branch.points.at(-1)!.epoch).toBe(20)
    await app.done(app.actions.undo())
    expect(app.store.getState().branches).toEqual([])
    expect(app.store.getState().ahead.head).toBe(80)
    await app.done(app.actions.seek(80))
    expect(parameters(app)).toEqual(end)
  })

  it('is nothing after a blow-up', async () => {
    const app = await createTestApp()
    const layers = [{ type: 'dense', units: 1, activation: 'linear' as ActivationName }] as const
    await app.done(app.actions.setNetwork({ ...firstRun.experiment.network, layers }))
    await setRate(app, 25)
    await app.done(app.actions.train())
    await app.pass(5000)
    expect(app.store.getState().notice?.type).toBe('diverged')
    expect(app.store.getState().ahead.head).toBeLessThanOrEqual(position(app))
  })
})

describe('a branch', () => {
  it('is what was trained since an edit that is undone; redo takes it up again', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 10))
    await setRate(app, 0.5)
    await app.done(app.actions.step('sample', 30))
    const end = parameters(app)
    await app.done(app.actions.undo())
    expect(position(app)).toBe(10)
    expect(app.store.getState().branches.map(({ run }) => run.position)).toEqual([40])
    await app.done(app.actions.redo())
    expect(app.store.getState().branches).toEqual([])
    expect(position(app)).toBe(40)
    expect(parameters(app)).toEqual(end)
  })

  it('of an edit in training is left by undo without a pause; redo goes on too', async () => {
    const app = await createTestApp()
    app.actions.setSpeed(1000)
    await app.done(app.actions.train())
    await app.pass(100)
    await setRate(app, 0.5)
    const edited = position(app)
    await app.pass(500)
    const left = position(app)
    expect(left).toBeGreaterThan(edited + 100)
    await app.done(app.actions.undo())
    expect(app.store.getState().status).toBe('training')
    expect(position(app)).toBeLessThan(left)
    await app.pass(100)
    const { status, run, training } = app.store.getState()
    expect({ status, edits: run.edits }).toEqual({ status: 'training', edits: [] })
    expect(training.optimizer.learningRate).not.toBe(0.5)
    // Twice before anything has come.
    void app.actions.redo()
    await app.done(app.actions.undo())
    expect(app.store.getState().status).toBe('training')
    await app.done(app.actions.redo())
    expect(app.store.getState().status).toBe('training')
    expect(position(app)).toBeGreaterThanOrEqual(left)
    const answer = app.actions.undo()
    void app.actions.pause()
    await app.done(answer)
    await app.pass(100)
    expect(app.store.getState().status).toBe('paused')
  })

  it('is none where nothing was trained since', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 10))
    await setRate(app, 0.5)
    await app.done(app.actions.undo())
    expect(app.store.getState().branches).toEqual([])
  })

  it('is returned to where it was left, and the way that was left for it becomes one', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    const end = parameters(app)
    await app.done(app.actions.seek(8))
    await setRate(app, 0.9)
    await app.done(app.actions.step('sample', 12))
    const [{ id }] = app.store.getState().branches
    await app.done(app.actions.returnTo(id))
    expect(position(app)).toBe(40)
    expect(parameters(app)).toEqual(end)
    expect(app.store.getState().branches.map(({ run }) => run.position)).toEqual([20])
    await app.done(app.actions.undo())
    expect(position(app)).toBe(20)
    expect(app.store.getState().branches.map(({ run }) => run.position)).toEqual([40])
  })

  it('is taken up again where an edit leads to its way, whatever was tried before', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 10))
    await setRate(app, 0.7)
    await app.done(app.actions.step('sample', 30))
    await app.done(app.actions.undo())
    await setRate(app, 0.01)
    expect(app.store.getState().branches.map(({ run }) => run.position)).toEqual([40])
    // One edit of a target at one position takes the place of another: now the way is the first.
    await setRate(app, 0.7)
    expect(app.store.getState().branches).toEqual([])
    expect(app.store.getState().ahead.head).toBe(40)
    await app.done(app.actions.step('sample', 4))
    await app.done(app.actions.reset())
    expect(app.store.getState().branches.map(({ run }) => run.position)).toEqual([40])
  })

  it('is none where training had gone its way to the end before an edit arrived', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    await app.done(app.actions.seek(39))
    app.actions.setSpeed(5000)
    void app.actions.train()
    app.wire.settle()
    // While the page draws the first frame of it, fifty samples and more are due.
    app.wire.sleep(12)
    app.wire.turn()
    expect(position(app)).toBeLessThanOrEqual(40)
    await setRate(app, 0.5)
    expect(app.presentRun().edits[0].at).toBeGreaterThan(60)
    expect(app.store.getState().branches).toEqual([])
    await app.done(app.actions.pause())
  })

  it('and what lies ahead are right when a run is changed before it has shown', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    await app.done(app.actions.seek(10))
    await setRate(app, 0.5)
    await app.done(app.actions.step('sample', 20))
    void app.actions.undo()
    await setRate(app, 0.9)
    const { ahead, branches } = app.store.getState()
    expect(position(app)).toBe(10)
    expect(ahead.head).toBeLessThanOrEqual(10)
    expect(branches.map(({ run }) => run.position)).toEqual([30, 40])
  })

  it('is hidden, shown and removed', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    await app.done(app.actions.newWeights())
    const [{ id }] = app.store.getState().branches
    app.actions.showBranch(id, false)
    expect(app.store.getState().branches[0].isShown).toBe(false)
    app.actions.removeBranch(id)
    expect(app.store.getState().branches).toEqual([])
    await app.done(app.actions.returnTo(id))
    expect(position(app)).toBe(0)
  })
})

/** Ways that are kept are real ways, no two the same, and none the present one. */
function expectRealWays(app: TestApp): void {
  const { branches } = app.store.getState()
  for (const { run, points } of branches) {
    expect(run.position).toBeGreaterThan(0)
    expect(points.length).toBeGreaterThan(1)
  }
  const ways = [
    app.presentRun(),
    ...branches.filter(({ isPinned }) => !isPinned).map(({ run }) => run),
  ]
  for (const [place, way] of ways.entries()) {
    for (const other of ways.slice(place + 1)) expect(forkOf(way, other)).toBeLessThan(Infinity)
  }
}

describe('random walks', () => {
  const unit = fc.constantFrom(
    'operation' as const,
    'sample' as const,
    'batch' as const,
    'epoch' as const,
  )
  const count = fc.integer({ min: 1, max: 7 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const command: fc.Arbitrary<(app: TestApp) => Promise<void>> = fc.oneof(
    fc.tuple(unit, count).map(
      ([by, many]) =>
        (app: TestApp) =>
          app.actions.step(by, many),
    ),
    fc.tuple(unit, count).map(
      ([by, many]) =>
        (app: TestApp) =>
          app.actions.stepBack(by, many),
    ),
    share.map((part) => (app: TestApp) => {
      const head = Math.max(app.store.getState().ahead.head, position(app))
      return app.actions.seek(Math.floor(part * head * 1.2))
    }),
    fc
      // Often the same again, so that one comes to ways where one has been.
      .tuple(
        fc.oneof(share, fc.constant(0)),
        fc.oneof(fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom(0.5, -1)),
      )
      .map(([part, value]) => (app: TestApp) => {
        const index = Math.floor(part * (app.store.getState().layout.count - 1))
        return app.actions.setParameter(index, value)
      }),
    fc.constantFrom(0.01, 0.1, 0.7).map((learningRate) => (app: TestApp) => {
      const { optimizer } = app.store.getState().training
      return app.actions.setTraining({ optimizer: { ...optimizer, learningRate } })
    }),
    fc
      .constantFrom(
        { type: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: false } as const,
        { type: 'adam', learningRate: 0.05, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const,
      )
      .map((optimizer) => (app: TestApp) => app.actions.setTraining({ optimizer })),
    fc
      .integer({ min: 1, max: 5 })
      .map((batchSize) => (app: TestApp) => app.actions.setTraining({ batchSize })),
    fc.constant((app: TestApp) => app.actions.undo()),
    fc.constant((app: TestApp) => app.actions.undo()),
    fc.constant((app: TestApp) => app.actions.redo()),
    fc.constant((app: TestApp) => app.actions.reset()),
    share.map((part) => (app: TestApp) => {
      const { branches } = app.store.getState()
      const branch = branches[Math.floor(part * branches.length)]
      return branch ? app.actions.returnTo(branch.id) : Promise.resolve()
    }),
    fc.constant(async (app: TestApp) => {
      await app.actions.train()
      await app.actions.pause()
    }),
  )
  const activation = fc.constantFrom<ActivationName>('sigmoid', 'tanh', 'relu', 'gelu')
  const networks = fc
    .tuple(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), activation), { maxLength: 3 }),
      activation,
    )
    .map(([hidden, last]) => [
      ...hidden.map(([units, one]) => ({ type: 'dense' as const, units, activation: one })),
      { type: 'dense' as const, units: 1, activation: last },
    ])

  it('of steps, edits, seeks, undos and branches over random networks end where a fresh replay of the run ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        networks,
        fc.integer({ min: 0, max: 4_294_967_295 }),
        fc.array(command, { minLength: 1, maxLength: 14 }),
        async (layers, seed, commands) => {
          const { network } = firstRun.experiment
          const experiment = { ...firstRun.experiment, seed, network: { ...network, layers } }
          const app = await createTestApp(runOf(experiment))
          for (const act of commands) {
            await app.done(act(app))
            const run = app.presentRun()
            expect(run.position).toBe(position(app))
            expect(parameters(app)).toEqual(replayed(run))
            expectRealWays(app)
            const { walk } = app.store.getState()
            expect(walk !== null || app.frames.shown() === app.frames.latest()).toBe(true)
          }
          const { ahead } = app.store.getState()
          await app.done(app.actions.seek(Math.max(ahead.head, position(app))))
          expect(parameters(app)).toEqual(replayed(app.presentRun()))
        },
      ),
      { numRuns: 80 },
    )
  })

  it('end there too when nobody waits for an answer, in whatever order messages, work and timers come', async () => {
    const choices = fc.infiniteStream(fc.nat())
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 2, maxLength: 10 }),
        fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
        choices,
        async (commands, waits, order) => {
          const wire = createWire(0.02, (count) => order.next().value! % count)
          const app = await createTestApp(firstRun, wire)
          const answers: Promise<void>[] = []
          for (const [place, act] of commands.entries()) {
            const answer = act(app)
            answers.push(answer)
            if (waits[place]) await app.done(answer)
            else for (let turn = 0; turn < 3; turn++) wire.turn()
          }
          await app.done(Promise.all(answers).then(() => undefined))
          await app.pass(100)
          const run = app.presentRun()
          expect(run.position).toBe(position(app))
          expect(parameters(app)).toEqual(replayed(run))
          expectRealWays(app)
        },
      ),
      { numRuns: 60 },
    )
  })
})
