import { activationOf, type NetworkSpec } from '../../src/engine/network.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run } from '../../src/experiment/experiment.ts'
import { problemsOf } from '../../src/experiment/fit.ts'
import { MAX_PAST } from '../../src/state/history.ts'
import { createTestApp, firstRun, type TestApp } from '../support/app.ts'

const rate = (app: TestApp): number => app.store.getState().training.optimizer.learningRate
const withRate = (app: TestApp, learningRate: number) => ({
  optimizer: { ...app.store.getState().training.optimizer, learningRate },
})
const parameters = (app: TestApp): number[] => [...app.frames.latest().parameters]
const threeHidden: NetworkSpec = {
  ...firstRun.experiment.network,
  layers: [
    { type: 'dense', units: 3, activation: 'tanh' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
}

describe('an edit', () => {
  it('shows in the store at once and in the numbers with the next frame', async () => {
    const app = await createTestApp()
    const answer = app.actions.setTraining(withRate(app, 0.5))
    expect(rate(app)).toBe(0.5)
    await app.done(answer)
    await app.done(app.actions.setParameter(0, 1.25))
    expect(app.frames.latest().parameters[0]).toBe(1.25)
    expect(app.presentRun().edits).toHaveLength(2)
  })

  it('does not jump back when the answer to an earlier one comes', async () => {
    const app = await createTestApp()
    const seen: number[] = []
    app.store.subscribe(({ training }) => seen.push(training.optimizer.learningRate))
    const answers = [0.2, 0.3, 0.4].map((one) =>
      app.actions.setTraining(withRate(app, one), 'drag'),
    )
    await app.done(Promise.all(answers).then(() => undefined))
    // Each in this order, and none of them again.
    const turns = seen.filter((one, place) => one !== seen[place - 1])
    expect(turns).toEqual([0.1, 0.2, 0.3, 0.4])
    expect(rate(app)).toBe(0.4)
  })

  it('keeps the objects that it does not change, so that nothing renders for it', async () => {
    const app = await createTestApp()
    const before = app.store.getState()
    await app.done(app.actions.setParameter(3, 0.5))
    const after = app.store.getState()
    expect(after.network).toBe(before.network)
    expect(after.training).toBe(before.training)
    expect(after.layout).toBe(before.layout)
    expect(after.dataset).toBe(before.dataset)
  })

  it('is refused in a sentence when it does not fit, and changes nothing', async () => {
    const app = await createTestApp()
    for (const value of [Number.NaN, Infinity, 1e308, -1_000_001]) {
      await expect(app.actions.setParameter(0, value)).rejects.toThrow(RangeError)
    }
    await expect(app.actions.setParameter(9, 0)).rejects.toThrow('this network has 9')
    await expect(app.actions.setTraining(withRate(app, 101))).rejects.toThrow('to 100 fits')
    await expect(app.actions.setTraining({ loss: 'perceptron' })).rejects.toThrow(
      'The loss perceptron',
    )
    expect(app.presentRun()).toEqual(firstRun)
    expect(app.store.getState().past).toEqual([])
  })

  it('comes into force when a run that already has it trains past it', async () => {
    const app = await createTestApp()
    const edit = { at: 8, change: { type: 'training', training: withRate(app, 0.7) } } as const
    await app.done(app.actions.open({ ...firstRun, edits: [edit] }))
    expect(rate(app)).toBe(0.1)
    await app.done(app.actions.step('sample', 8))
    expect(rate(app)).toBe(0.7)
    await app.done(app.actions.seek(7))
    expect(rate(app)).toBe(0.1)
  })

  it('made in the past drops what came after it', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 6))
    await app.done(app.actions.setParameter(0, 2))
    await app.done(app.actions.seek(3))
    await app.done(app.actions.setParameter(1, 3))
    expect(app.presentRun().edits.map(({ at }) => at)).toEqual([3])
  })
})

/** What a person may do, as names with arguments, so that a failing case can be read. */
const doings: fc.Arbitrary<{ name: string; act: (app: TestApp) => Promise<void> }> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 8 }), fc.double({ min: -3, max: 3, noNaN: true }))
    .map(([index, value]) => ({
      name: `set parameter ${index} to ${value}`,
      act: (app: TestApp) => app.actions.setParameter(index, value),
    })),
  fc.constantFrom(0.01, 0.2, 1).map((learningRate) => ({
    name: `learning rate ${learningRate}`,
    act: (app: TestApp) => app.actions.setTraining(withRate(app, learningRate)),
  })),
  fc.constantFrom('tanh' as const, 'relu' as const).map((activation) => ({
    name: `activation ${activation}`,
    act: (app: TestApp) => app.actions.setActivation([0], activation),
  })),
  fc.constant({ name: 'reset', act: (app: TestApp) => app.actions.reset() }),
  fc.constant({ name: 'new weights', act: (app: TestApp) => app.actions.newWeights() }),
  fc
    .nat(1000)
    .map((seed) => ({ name: `seed ${seed}`, act: (app: TestApp) => app.actions.setSeed(seed) })),
)

/** Ways to get about, which no undo takes back. */
const moves: fc.Arbitrary<{ name: string; act: (app: TestApp) => Promise<void> }> = fc.oneof(
  fc.nat(9).map((count) => ({
    name: `step ${count + 1}`,
    act: (app: TestApp) => app.actions.step('sample', count + 1),
  })),
  fc.nat(20).map((position) => ({
    name: `seek ${position}`,
    act: (app: TestApp) => app.actions.seek(position),
  })),
)

describe('undo and redo', () => {
  it('bring back the very run and its numbers, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(moves, doings), { maxLength: 6 }),
        doings,
        async (way, last) => {
          const app = await createTestApp()
          for (const { act } of way) await app.done(act(app))
          const before = { run: app.presentRun(), parameters: parameters(app) }
          const { past } = app.store.getState()
          await app.done(last.act(app))
          const after = { run: app.presentRun(), parameters: parameters(app) }
          if (app.store.getState().past === past) return

          await app.done(app.actions.undo())
          expect({ run: app.presentRun(), parameters: parameters(app) }).toEqual(before)
          await app.done(app.actions.redo())
          expect({ run: app.presentRun(), parameters: parameters(app) }).toEqual(after)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('go all the way back to the first run, and all the way forward again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(moves, doings), { maxLength: 8 }), async (way) => {
        const app = await createTestApp()
        for (const { act } of way) await app.done(act(app))
        const last = app.presentRun()
        const count = app.store.getState().past.length
        for (let k = 0; k < count; k++) await app.done(app.actions.undo())
        expect(app.presentRun().experiment).toEqual(firstRun.experiment)
        expect(app.presentRun().edits).toEqual([])
        expect(app.store.getState().past).toEqual([])
        for (let k = 0; k < count; k++) await app.done(app.actions.redo())
        expect(app.presentRun()).toEqual(last)
      }),
      { numRuns: 15 },
    )
  })

  it('come to the same whether they are waited for or not', async () => {
    const app = await createTestApp()
    for (const value of [1, 2, 3]) await app.done(app.actions.setParameter(0, value))
    const answers = [app.actions.undo(), app.actions.undo(), app.actions.redo()]
    await app.done(Promise.all(answers).then(() => undefined))
    expect(app.frames.latest().parameters[0]).toBe(2)
    expect(app.store.getState().past).toHaveLength(2)
    expect(app.store.getState().future).toHaveLength(1)
  })

  it('during training lead to the run before, which goes on, and what was trained comes back', async () => {
    const app = await createTestApp()
    await app.done(app.actions.setParameter(0, 1))
    await app.done(app.actions.train())
    await app.pass(200)
    const { position } = app.presentRun()
    await app.done(app.actions.undo())
    expect(app.store.getState().status).toBe('training')
    expect(app.presentRun().edits).toEqual([])
    expect(app.presentRun().position).toBeLessThan(position)
    await app.done(app.actions.redo())
    expect(app.presentRun().edits).toHaveLength(1)
    expect(app.presentRun().position).toBeGreaterThanOrEqual(position)
  })

  it('have nothing to do at first', async () => {
    const app = await createTestApp()
    await app.actions.undo()
    await app.actions.redo()
    expect(app.presentRun()).toEqual(firstRun)
  })

  it('treat a gesture as one change, and the next gesture as another', async () => {
    const app = await createTestApp()
    for (const value of [0.1, 0.2, 0.3]) await app.done(app.actions.setParameter(0, value, 'one'))
    await app.done(app.actions.setParameter(0, 0.9, 'two'))
    expect(app.store.getState().past).toHaveLength(2)
    await app.done(app.actions.undo())
    expect(app.frames.latest().parameters[0]).toBe(0.3)
    await app.done(app.actions.undo())
    expect(app.presentRun()).toEqual(firstRun)
  })

  it('treat several parameters that are set at once as one change', async () => {
    const app = await createTestApp()
    const values = [0, 1, 2].map((index) => ({ index, value: index / 10 }))
    await app.done(app.actions.setParameters(values))
    expect(parameters(app).slice(0, 3)).toEqual([0, 0.1, 0.2])
    await app.done(app.actions.undo())
    expect(app.presentRun()).toEqual(firstRun)
  })

  it('keep so many runs and no more', async () => {
    const app = await createTestApp()
    for (let k = 0; k < MAX_PAST + 2; k++) await app.done(app.actions.setParameter(0, k / 100))
    expect(app.store.getState().past).toHaveLength(MAX_PAST)
  })
})

describe('starting over', () => {
  it('by reset finds the first parameters again and keeps the settings in force', async () => {
    const app = await createTestApp()
    const first = parameters(app)
    await app.done(app.actions.setTraining(withRate(app, 0.3)))
    await app.done(app.actions.setActivation([0], 'tanh'))
    await app.done(app.actions.setParameter(0, 5))
    await app.done(app.actions.step('epoch', 3))
    await app.done(app.actions.reset())
    expect(parameters(app)).toEqual(first)
    const { run, training, network } = app.store.getState()
    expect(run).toMatchObject({ edits: [], position: 0 })
    expect(training.optimizer.learningRate).toBe(0.3)
    expect(activationOf(network.layers[0])).toBe('tanh')
  })

  it('by reset at the start leaves nothing to undo', async () => {
    const app = await createTestApp()
    await app.done(app.actions.reset())
    expect(app.store.getState().past).toEqual([])
  })

  it('by new weights draws others, and undo finds the old ones', async () => {
    const app = await createTestApp()
    const first = parameters(app)
    await app.done(app.actions.newWeights())
    expect(parameters(app)).not.toEqual(first)
    await app.done(app.actions.undo())
    expect(parameters(app)).toEqual(first)
  })

  it('with the same seed draws the same weights', async () => {
    const app = await createTestApp()
    await app.done(app.actions.setSeed(4))
    const drawn = parameters(app)
    await app.done(app.actions.setSeed(5))
    await app.done(app.actions.setSeed(4))
    expect(parameters(app)).toEqual(drawn)
    await expect(app.actions.setSeed(-1)).rejects.toThrow('no seed')
  })

  it('with another network shows structure and numbers together, and drops a selection that is gone', async () => {
    const app = await createTestApp()
    app.actions.setView({ selection: { type: 'parameter', index: 8 } })
    const pairs: [number, number][] = []
    app.store.subscribe(({ layout }) =>
      pairs.push([layout.count, app.frames.latest().parameters.length]),
    )
    const answer = app.actions.setNetwork(threeHidden)
    expect(app.store.getState().layout.count).toBe(9)
    await app.done(answer)
    expect(app.store.getState().layout.count).toBe(13)
    expect(parameters(app)).toHaveLength(13)
    expect(app.store.getState().view.selection).toBeNull()
    // The new structure comes in the very turn in which its numbers do.
    expect(pairs.filter(([count, length]) => count === 9 && length === 13)).toEqual([])
  })

  it('refuses a network that does not fit the data, and keeps the run', async () => {
    const app = await createTestApp()
    const layers = [{ type: 'dense', units: 2, activation: 'sigmoid' }] as const
    const refused = app.actions.setNetwork({ ...threeHidden, layers })
    await expect(refused).rejects.toThrow('ends in 2 values')
    expect(app.presentRun()).toEqual(firstRun)
  })

  it('leaves the perceptron rule when the network outgrows it', async () => {
    const app = await createTestApp()
    const { experiment } = firstRun
    const perceptron: Run = {
      ...firstRun,
      experiment: {
        ...experiment,
        network: {
          ...experiment.network,
          layers: [{ type: 'dense', units: 1, activation: 'step' }],
        },
        training: { ...experiment.training, loss: 'perceptron' },
      },
    }
    expect(problemsOf(perceptron)).toEqual([])
    await app.done(app.actions.open(perceptron))
    await app.done(app.actions.setNetwork(threeHidden))
    expect(app.store.getState().training.loss).toBe('meanSquaredError')
  })
})

describe('training', () => {
  it('stops by itself on the untouched first visit, and says what came of it', async () => {
    const app = await createTestApp()
    const from = app.frames.latest().loss
    await app.done(app.actions.train())
    await app.pass(3500)
    const { status, notice, isUntouched } = app.store.getState()
    expect(status).toBe('paused')
    expect(isUntouched).toBe(false)
    const { loss, position } = app.frames.latest()
    expect(loss).toBeLessThan(0.01)
    expect(notice).toEqual({ type: 'reached', rule: 'loss', from, to: loss, steps: position })
    // About three seconds at the first visit's pace.
    expect(position).toBeGreaterThan(700)
    expect(position).toBeLessThan(1000)
  })

  it('keeps to the rules that were set before the first visit’s training', async () => {
    const app = await createTestApp()
    app.actions.setView({ stopping: { epochs: 3, loss: null, patience: null } })
    await app.done(app.actions.train())
    await app.pass(1000)
    expect(app.store.getState().notice).toMatchObject({ type: 'reached', rule: 'epochs' })
    expect(app.frames.latest().epoch).toBe(3)
  })

  it('never stops by itself later', async () => {
    const app = await createTestApp()
    await app.done(app.actions.setParameter(0, 1))
    app.actions.setSpeed(1000)
    await app.done(app.actions.train())
    await app.pass(1500)
    expect(app.frames.latest().loss).toBeLessThan(0.009)
    expect(app.store.getState()).toMatchObject({ status: 'training', notice: null })
  })

  it('never stops by itself in an opened run, nor after a pause', async () => {
    const opened = await createTestApp()
    await opened.done(opened.actions.open(firstRun))
    await opened.done(opened.actions.train())
    const paused = await createTestApp()
    await paused.done(paused.actions.train())
    await paused.done(paused.actions.pause())
    await paused.done(paused.actions.train())
    for (const app of [opened, paused]) {
      app.actions.setSpeed(1000)
      await app.pass(1500)
      expect(app.frames.latest().loss).toBeLessThan(0.009)
      expect(app.store.getState().status).toBe('training')
    }
  })

  it('that blows up is paused before that step, with a rate to try instead', async () => {
    const { experiment } = firstRun
    const network: NetworkSpec = {
      ...experiment.network,
      layers: [{ type: 'dense', units: 1, activation: 'linear' }],
    }
    const app = await createTestApp()
    await app.done(app.actions.setNetwork(network))
    await app.done(app.actions.setTraining(withRate(app, 25)))
    await app.done(app.actions.train())
    await app.pass(5000)
    const { status, notice } = app.store.getState()
    const frame = app.frames.latest()
    expect(status).toBe('paused')
    expect(notice).toMatchObject({ type: 'diverged', step: frame.position + 1, rate: 3 })
    expect(frame.parameters.every(Number.isFinite)).toBe(true)
    await app.done(app.actions.setTraining(withRate(app, 0.001)))
    expect(app.store.getState().notice).toBeNull()
  })

  it('is begun and ended by a toggle, also by two that come before any answer', async () => {
    const app = await createTestApp()
    const answers = [app.actions.toggle(), app.actions.toggle()]
    await app.done(Promise.all(answers).then(() => undefined))
    expect(app.store.getState().status).toBe('paused')
    await app.done(app.actions.toggle())
    expect(app.store.getState().status).toBe('training')
    await app.done(app.actions.toggle())
    expect(app.store.getState().status).toBe('paused')
  })
})

describe('the store', () => {
  it('is not set for every frame of training', async () => {
    const app = await createTestApp()
    app.actions.setSpeed(200)
    await app.done(app.actions.train())
    let sets = 0
    let frames = 0
    app.store.subscribe(() => sets++)
    app.frames.subscribe(() => frames++)
    await app.pass(2000)
    expect(frames).toBeGreaterThan(100)
    // The loss curve ten times a second, and hardly anything else.
    expect(sets).toBeGreaterThan(10)
    expect(sets).toBeLessThan(25)
  })

  it('has the whole loss curve in the end, whenever training is paused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 900 }), async (milliseconds) => {
        const app = await createTestApp()
        await app.done(app.actions.train())
        await app.pass(milliseconds)
        await app.done(app.actions.pause())
        const { series } = app.store.getState()
        const epochs = Array.from({ length: app.frames.latest().epoch + 1 }, (_, epoch) => epoch)
        expect(series.points.map(({ epoch }) => epoch)).toEqual(epochs)
      }),
      { numRuns: 12 },
    )
  })

  it.each([400, 420, 440, 460, 480])(
    'gets the newest loss point soon even when the next one is long in coming: after %i ms',
    async (milliseconds) => {
      const app = await createTestApp()
      app.actions.setSpeed(200)
      await app.done(app.actions.train())
      await app.pass(milliseconds)
      app.actions.setSpeed(1)
      await app.pass(200)
      const { epoch } = app.frames.latest()
      expect(epoch).toBeGreaterThan(15)
      expect(app.store.getState().series.points.at(-1)!.epoch).toBe(epoch)
    },
  )

  it('drops the notice with the next command, and not with a look', async () => {
    const app = await createTestApp()
    await app.done(app.actions.train())
    await app.pass(3500)
    app.actions.setView({ phase: 'backward' })
    expect(app.store.getState().notice?.type).toBe('reached')
    await app.done(app.actions.step('sample'))
    expect(app.store.getState().notice).toBeNull()
  })

  it('tells of a trainer that died and was restarted where it was', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 5))
    const before = parameters(app)
    app.wire.kill('it is gone')
    await app.pass(50)
    expect(app.store.getState().notice).toMatchObject({ type: 'restarted', position: 5 })
    expect(parameters(app)).toEqual(before)
    await app.done(app.actions.step('sample'))
    expect(app.frames.latest().position).toBe(6)
  })

  it('offers another trainer where one does not answer; a pause shows at once, and no edit is lost', async () => {
    const app = await createTestApp()
    const { getState } = app.store
    await app.done(app.actions.train())
    await app.pass(500)
    app.wire.hang()
    const { position } = app.frames.latest()
    void app.actions.pause()
    await app.pass(300)
    expect(getState()).toMatchObject({ status: 'paused', notice: null })
    void app.actions.setParameter(0, 2)
    await app.pass(5000)
    expect(getState().notice).toEqual({ type: 'silent' })
    // It stays true whatever the person does.
    void app.actions.train()
    expect(getState().notice).toEqual({ type: 'silent' })

    await app.done(app.actions.restart())
    await app.pass(100)
    expect(getState()).toMatchObject({
      status: 'paused',
      notice: { type: 'restarted', position },
    })
    expect(app.presentRun()).toMatchObject({
      position,
      edits: [{ at: position, change: { type: 'parameter', index: 0, value: 2 } }],
    })
    expect(parameters(app)[0]).toBe(2)
    await app.done(app.actions.step('sample'))
    expect(app.frames.latest().position).toBe(position + 1)
  })

  it('takes the offer back when the trainer was only busy', async () => {
    const app = await createTestApp()
    const tell = app.wire.hold()
    const stepped = app.actions.step('sample', 3)
    await app.pass(6000)
    expect(app.store.getState().notice).toEqual({ type: 'silent' })
    tell()
    await app.done(stepped)
    expect(app.store.getState().notice).toBeNull()
    expect(app.frames.latest().position).toBe(3)
  })

  it('says that training is off when the trainer keeps dying, and everything else still answers', async () => {
    const app = await createTestApp()
    for (let k = 0; k < 3; k++) {
      app.wire.kill('it is gone')
      await app.pass(50)
    }
    expect(app.store.getState()).toMatchObject({ status: 'paused', notice: { type: 'off' } })
    await expect(app.actions.train()).rejects.toThrow('Training is off')
    expect(app.store.getState().notice).toMatchObject({ type: 'off' })
    app.actions.setView({ tab: 'data' })
    expect(app.store.getState().view.tab).toBe('data')
  })
})

describe('what is looked at', () => {
  const look = { type: 'sample', part: 'samples', index: 2 } as const

  it('stays in training and through edits, and a step returns to the current sample', async () => {
    const app = await createTestApp()
    const looked = () => app.store.getState().view.look
    app.actions.look(look)
    await app.done(app.actions.setParameter(0, 1))
    await app.done(app.actions.train())
    await app.done(app.actions.pause())
    expect(looked()).toEqual(look)
    await app.done(app.actions.step('sample'))
    expect(looked()).toBeNull()
  })

  it('ends a walk, and is left with another run', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('operation'))
    app.actions.look(look)
    expect(app.store.getState().walk).toBeNull()
    await app.done(app.actions.newWeights())
    expect(app.store.getState().view.look).toBeNull()
  })
})

describe('what is held in a layer', () => {
  it('is in force at once, undone as one, and told', async () => {
    const app = await createTestApp()
    await app.done(app.actions.changeLayer(0, { frozen: [1], off: [0] }))
    expect(app.store.getState().network.layers[0]).toMatchObject({ frozen: [1], off: [0] })
    expect(app.store.getState().announcement).toBe(
      'Frozen neurons of layer 1: 2. Switched-off neurons of layer 1: 1.',
    )
    const before = parameters(app)
    await app.done(app.actions.step('sample', 40))
    // w3, w4 and b2 are of the frozen neuron; w1, w2 and b1 of the one that is off.
    for (const index of [0, 1, 2, 3, 4, 5]) expect(parameters(app)[index]).toBe(before[index])
    expect(parameters(app)[8]).not.toBe(before[8])
    expect(app.frames.latest().layers[0].outputs[0]).toBe(0)
    await app.done(app.actions.undo())
    expect(app.store.getState().network).toEqual(firstRun.experiment.network)
  })

  it('is no edit where it holds already', async () => {
    const app = await createTestApp()
    await app.done(app.actions.changeLayer(0, { frozen: [] }))
    expect(app.presentRun().edits).toEqual([])
  })

  it('is refused in a sentence where it does not fit', async () => {
    const app = await createTestApp()
    await expect(app.actions.changeLayer(0, { frozen: [7] })).rejects.toThrow('rising order')
    await expect(app.actions.changeLayer(1, { off: [0] })).rejects.toThrow('answers')
    await expect(app.actions.changeLayer(0, { rate: 0.1 })).rejects.toThrow('no dropout rate')
  })

  it('goes with a layer that becomes smaller as far as its units are still there', async () => {
    const app = await createTestApp()
    await app.done(app.actions.setNetwork(threeHidden))
    await app.done(app.actions.changeLayer(0, { frozen: [0, 2], off: [2] }))
    const { network } = app.store.getState()
    const [, output] = network.layers
    const hidden = {
      type: 'dense',
      units: 2,
      activation: 'tanh',
      frozen: [0, 2],
      off: [2],
    } as const
    await app.done(app.actions.setNetwork({ ...network, layers: [hidden, output] }))
    expect(app.store.getState().network.layers[0]).toEqual({
      type: 'dense',
      units: 2,
      activation: 'tanh',
      frozen: [0],
    })
  })
})
