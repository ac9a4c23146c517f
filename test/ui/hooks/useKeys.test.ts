import { describe, expect, it } from 'vitest'
import { singleAct } from '../../../src/ui/hooks/useKeys.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

/** Presses a key on the page and waits for what it does. */
async function press(app: TestApp, key: string, shiftKey = false): Promise<void> {
  singleAct(app, { key, shiftKey, repeat: false })?.()
  await app.pass(400)
}
const position = (app: TestApp): number => app.frames.latest().position

describe('the page’s single keys', () => {
  it('step on and back by the chosen unit, with Shift by epochs, and go to the start and the head', async () => {
    const app = await createTestApp()
    app.actions.setView({ walkSpeed: null })
    const ways = [
      ['ArrowRight', false, 1],
      ['ArrowRight', false, 2],
      ['ArrowLeft', false, 1],
      ['ArrowRight', true, 4],
      ['ArrowRight', true, 8],
      ['ArrowLeft', true, 4],
      ['Home', false, 0],
      ['End', false, 8],
    ] as const
    const seen: number[] = []
    for (const [key, isShifted] of ways) {
      await press(app, key, isShifted)
      seen.push(position(app))
    }
    expect(seen).toEqual(ways.map(([, , place]) => place))
  })

  it('walk through a sample’s step when operations are chosen, and Escape ends the walk', async () => {
    const app = await createTestApp()
    app.actions.setView({ stepUnit: 'operation' })
    await press(app, 'ArrowRight')
    await press(app, 'ArrowRight')
    expect(app.store.getState().walk?.operation).toBe(1)
    await press(app, 'ArrowLeft')
    expect(app.store.getState().walk?.operation).toBe(0)
    await press(app, 'Escape')
    expect(app.store.getState().walk).toBeNull()
    expect(position(app)).toBe(0)
  })

  it('open the list of them by ?, whether Shift makes it or not', async () => {
    const app = await createTestApp()
    await press(app, '?', true)
    expect(app.store.getState().view.areKeysShown).toBe(true)
  })

  it('show the weights of a dense network as a table by T', async () => {
    const app = await createTestApp()
    await press(app, 't')
    expect(app.store.getState().view.areWeightsShown).toBe(true)
  })

  it('are no others: they stay the browser’s', async () => {
    const app = await createTestApp()
    for (const key of ['a', 'Tab', 'Enter', 'Escape', 'ArrowUp', 'PageDown'])
      expect(singleAct(app, { key, shiftKey: false, repeat: false })).toBeNull()
    for (const key of [' ', 'Home', 'End', 'l'])
      expect(singleAct(app, { key, shiftKey: true, repeat: false })).toBeNull()
  })
})
