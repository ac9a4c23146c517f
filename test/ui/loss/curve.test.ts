import { describe, expect, it } from 'vitest'
import { curveOf } from '../../../src/ui/loss/useCurve.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

const curve = (app: TestApp) => curveOf(app.store, app.frames)

describe('the curve of the chart', () => {
  it('ends at the present, and on a way back has the rest ahead of it', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 40))
    const whole = curve(app)
    expect(whole.ahead).toEqual([])
    await app.done(app.actions.seek(16))
    const { points, ahead, present } = curve(app)
    expect(present.position).toBe(16)
    expect(points.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4])
    expect([...points, ...ahead]).toEqual(whole.points)
  })

  it('tells the sample’s own loss at the walk’s loss, and gains its point with the update', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 4))
    const before = curve(app)
    expect(before.own).toBeNull()
    // Forward through two layers, then the loss.
    await app.done(app.actions.step('operation', 3))
    const { own } = curve(app)
    expect(own?.name).toBe('Alice')
    expect(own?.point).toEqual({ epoch: 1, loss: app.frames.latest().losses[0] })
    expect(curve(app).points).toEqual(before.points)
    // Backward through two layers, then the update.
    await app.done(app.actions.step('operation', 3))
    expect(curve(app).isNew).toBe(true)
    expect(curve(app).points.at(-1)?.epoch).toBe(1.25)
  })

  it('stands before a step that plays by itself until that comes to its update', async () => {
    const app = await createTestApp()
    await app.done(app.actions.step('sample', 1, true))
    expect(app.frames.latest().position).toBe(1)
    expect(curve(app).present.position).toBe(0)
    await app.pass(6000)
    expect(app.store.getState().walk).toBeNull()
    expect(curve(app).present.position).toBe(1)
  })
})
