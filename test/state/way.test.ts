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
