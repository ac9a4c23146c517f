import { describe, expect, it } from 'vitest'
import { createTestApp } from '../support/app.ts'

describe('what lies ahead', () => {
  it('is kept as it was seen when one goes on looking back, so that scrubbing costs nothing', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    await app.done(app.actions.seek(30))
    const { ahead } = app.store.getState()
    expect(ahead.head).toBe(40)
    // The start, ten epochs, and nothing of where one stood in between.
    expect(ahead.points.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    for (const position of [29, 13, 22, 7, 0, 39]) {
      await app.done(app.actions.seek(position))
      expect(app.store.getState().ahead).toBe(ahead)
    }
  })
})

describe('a pinned run', () => {
  it('stands among the branches and goes on as it was', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    app.actions.pin()
    const [pinned] = app.store.getState().branches
    expect(pinned).toMatchObject({ run: { position: 40 }, isShown: true, isPinned: true })
    expect(pinned.points.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(app.frames.latest().position).toBe(40)
    await app.done(app.actions.step('sample', 8))
    expect(app.store.getState().branches).toEqual([pinned])
  })

  it('is pinned once, and again when it has gone on', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    app.actions.pin()
    app.actions.pin()
    expect(app.store.getState().branches).toHaveLength(1)
    await app.done(app.actions.step('sample', 4))
    app.actions.pin()
    expect(app.store.getState().branches.map(({ run }) => run.position)).toEqual([40, 44])
  })

  it('stays when its way is taken up again', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    app.actions.pin()
    await app.done(app.actions.setTraining({ batchSize: 2 }))
    await app.done(app.actions.step('sample', 8))
    await app.done(app.actions.reset())
    await app.done(app.actions.undo())
    await app.done(app.actions.undo())
    const { branches } = app.store.getState()
    expect(branches.filter(({ isPinned }) => isPinned).map(({ run }) => run.position)).toEqual([40])
  })
})
