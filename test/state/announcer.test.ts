import { describe, expect, it } from 'vitest'
import { presets, runOf } from '../../src/experiment/presets.ts'
import { createTestApp, firstRun, type TestApp } from '../support/app.ts'

/** Everything that is announced from now on, in order. */
function listen({ store }: TestApp): string[] {
  const heard: string[] = []
  store.subscribe(({ announcement }, before) => {
    if (announcement !== before.announcement) heard.push(announcement)
  })
  return heard
}

const { initial } = presets.heightAndWeight.network

const threeSpecies = runOf({
  ...presets.heightAndWeight,
  data: {
    ...presets.heightAndWeight.data,
    source: {
      type: 'samples',
      input: [1],
      target: [3],
      classNames: ['Adelie', 'Chinstrap', 'Gentoo'],
      samples: [{ name: 'Row 1', input: [1], target: [1, 0, 0] }],
    },
  },
  network: {
    input: [1],
    layers: [{ type: 'dense', units: 3, activation: 'softmax' }],
    initial,
  },
  training: { ...presets.heightAndWeight.training, loss: 'categoricalCrossEntropy' },
})

describe('assistive technology is told', () => {
  it('that training began and was paused, with the readings', async () => {
    const app = await createTestApp()
    const heard = listen(app)
    await app.done(app.actions.train())
    await app.pass(500)
    await app.done(app.actions.pause())
    const { epoch, loss } = app.frames.latest()
    expect(heard).toEqual([
      'Training.',
      `Paused. Epoch ${epoch}, loss ${Number(loss.toPrecision(3))}.`,
    ])
  })

  it('that the first visit’s training has finished', async () => {
    const app = await createTestApp()
    const heard = listen(app)
    await app.done(app.actions.train())
    await app.pass(4000)
    expect(heard.at(-1)).toMatch(/^Finished\. Epoch 2\d\d, loss 0\.00\d+\.$/u)
  })

  it('of progress when ten seconds have passed and the loss has halved, not before', async () => {
    const app = await createTestApp()
    await app.done(app.actions.open(firstRun))
    app.actions.setSpeed(40)
    const heard = listen(app)
    await app.done(app.actions.train())
    await app.pass(9000)
    expect(heard).toEqual(['Training.'])
    await app.pass(2000)
    expect(heard).toHaveLength(2)
    expect(heard[1]).toMatch(/^Epoch \d+, loss 0\.\d+\.$/u)
  })

  it('of no progress while the loss has hardly changed, however long that takes', async () => {
    const app = await createTestApp()
    app.actions.setSpeed(1)
    const heard = listen(app)
    await app.done(app.actions.train())
    await app.pass(15_000)
    expect(heard).toEqual(['Training.'])
  })

  it('what an edit did to the current sample, once, when no other edit follows', async () => {
    const app = await createTestApp()
    const heard = listen(app)
    const before = app.frames.latest().losses[0]
    for (const value of [1, 2, 3]) {
      await app.done(app.actions.setParameter(8, value, 'drag'))
      await app.pass(200)
    }
    expect(heard).toEqual([])
    await app.pass(400)
    const { predictions, losses } = app.frames.latest()
    const output = Number(predictions[0].toPrecision(3))
    const loss = Number(losses[0].toPrecision(3))
    expect(losses[0]).toBeLessThan(before)
    expect(heard).toEqual([`b3 is 3. Output for Alice now ${output}, loss ${loss}, lower.`])
    await app.done(app.actions.setParameter(8, -3))
    await app.pass(600)
    expect(heard.at(-1)).toMatch(/^b3 is -3\. Output for Alice now .*, higher\.$/u)
  })

  it('which class a sample is now taken for, where there are several', async () => {
    const app = await createTestApp(threeSpecies)
    const heard = listen(app)
    // The third output's bias
    await app.done(app.actions.setParameter(5, 9))
    await app.pass(600)
    expect(heard.at(-1)).toMatch(/^b3 is 9\. Row 1 now taken for Gentoo, loss .*, higher\.$/u)
  })

  it('only the new value when an edit is made in training', async () => {
    const app = await createTestApp()
    app.actions.setSpeed(1)
    await app.done(app.actions.train())
    const heard = listen(app)
    await app.done(app.actions.setParameter(0, 0.5))
    await app.pass(700)
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatch(/^w1 is 0\.\d+\.$/u)
  })

  it('nothing of an edit when another run has been opened since, or it was refused', async () => {
    const app = await createTestApp()
    const heard = listen(app)
    await app.done(app.actions.setParameter(0, 0.5))
    await app.done(app.actions.undo())
    await app.pass(1000)
    await expect(app.actions.setParameter(0, 1e9)).rejects.toThrow(RangeError)
    await app.pass(1000)
    expect(heard).toEqual([])
  })
})
