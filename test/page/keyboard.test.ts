/** What the page is for, done with keys alone: no pointer moves in this file. */
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { describe, it } from 'vitest'
import { builtIn } from '../../src/data/builtIn.ts'
import {
  articleRun,
  firstParameters,
  lossOf,
  parametersAfter,
  predict,
} from '../support/article.ts'
import { createVisits } from '../support/page.ts'
import { cell, learningRate, parameters, position, reading, spokenValue } from '../support/read.ts'

const visit = createVisits()
const { samples } = builtIn.heightAndWeight

/** The article's network at a rate that brings it there in a second. */
const quickRun = {
  ...articleRun,
  experiment: {
    ...articleRun.experiment,
    training: { ...articleRun.experiment.training, optimizer: { type: 'sgd', learningRate: 1 } },
  },
}

/** Tabs forward until something has the focus. */
async function tabTo(
  page: Page,
  role: 'button' | 'slider' | 'textbox',
  name: string,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true })
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`The ${role} ${name} cannot be reached with Tab.`)
}

/** Into the network, to the first hidden neuron, and on to the first weight that leads there. */
async function goToFirstWeight(page: Page): Promise<void> {
  const network = page.getByRole('group', { name: 'Network' })
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab')
    if (await network.evaluate((element) => element.contains(document.activeElement))) break
  }
  for (const key of ['Home', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  await expect(page.getByRole('spinbutton', { name: 'Weight w1' })).toBeFocused()
}

describe('with keys alone, a person', () => {
  it('types another w1, and prediction and loss follow', async () => {
    const page = await visit()
    const before = { output: await cell(page, 'Alice', 'ŷ'), loss: await reading(page, 'loss') }

    await goToFirstWeight(page)
    await page.keyboard.type('-2.5')
    await page.keyboard.press('Enter')

    await expect.poll(() => spokenValue(page, 'Weight w1')).toBe(-2.5)
    const now = await parameters(page)
    expect(now[0]).toBe(-2.5)
    expect(await cell(page, 'Alice', 'ŷ')).toBeCloseTo(predict(now, samples[0].input), 2)
    expect(await reading(page, 'loss')).toBeCloseTo(lossOf(now, samples), 2)
    expect(await cell(page, 'Alice', 'ŷ')).not.toBe(before.output)
    expect(await reading(page, 'loss')).not.toBe(before.loss)
  })

  it('moves w1 by arrow keys while editing, and Escape restores it; or without opening it', async () => {
    const page = await visit()
    await goToFirstWeight(page)
    const [before] = await parameters(page)

    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(async () => (await parameters(page))[0]).toBeCloseTo(before + 0.19, 6)

    await page.keyboard.press('Escape')
    await expect.poll(async () => (await parameters(page))[0]).toBe(before)
    // By plus, minus and page keys.
    await expect(page.getByRole('spinbutton', { name: 'Weight w1' })).toBeFocused()
    for (const key of ['+', '+', '-', 'PageUp']) await page.keyboard.press(key)
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await parameters(page))[0]).toBeCloseTo(before + 1.1, 6)
  })

  it('changes the learning rate by slider and by typing', async () => {
    const page = await visit()
    await tabTo(page, 'textbox', 'Learning rate')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('0.5')
    await page.keyboard.press('Enter')
    await expect.poll(() => learningRate(page)).toBe(0.5)

    await tabTo(page, 'slider', 'Learning rate')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => learningRate(page)).toBeGreaterThan(0.5)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => learningRate(page)).toBe(0.5)
  })

  it('presses Step four times and finds the parameters that PyTorch computes', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), articleRun)
    // Twice by the page's own key, twice on the button.
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await tabTo(page, 'button', 'Step')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await expect.poll(() => position(page)).toBe(4)
    const now = await parameters(page)
    parametersAfter(4).forEach((value, p) => expect(now[p]).toBeCloseTo(value, 9))
  })

  it('trains until the loss is under 0.01, and Reset brings the first weights back', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), quickRun)
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await expect.poll(() => reading(page, 'loss'), { timeout: 30_000 }).toBeLessThan(0.01)
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    expect(lossOf(await parameters(page), samples)).toBeLessThan(0.01)

    await tabTo(page, 'button', 'Reset')
    await page.keyboard.press('Enter')
    await expect.poll(() => position(page)).toBe(0)
    expect(await parameters(page)).toEqual(firstParameters)
  })

  it('sees with every Tab where the focus is, and skips to the stage with the first stop', async () => {
    const page = await visit()
    const names: string[] = []
    for (let stops = 0; stops < 100; stops++) {
      await page.keyboard.press('Tab')
      const focus = await page.evaluateHandle(() => document.activeElement!)
      const name = await focus.evaluate(
        (stop) => `${stop.tagName} ${stop.getAttribute('aria-label') ?? stop.textContent}`,
      )
      if (name.startsWith('BODY')) break
      const { x, y, width, height } = await focus.evaluate(
        (stop) => stop.getBoundingClientRect().toJSON() as DOMRect,
      )
      const clip = { x: x - 8, y: y - 8, width: width + 16, height: height + 16 }
      const withFocus = await page.screenshot({ clip })
      await focus.evaluate((stop) => (stop as HTMLElement).blur())
      const without = await page.screenshot({ clip })
      await focus.evaluate((stop) => (stop as HTMLElement).focus())
      expect({ name, isSeen: !withFocus.equals(without) }).toEqual({ name, isSeen: true })
      names.push(name)
    }
    expect(names.length).toBeGreaterThan(20)
    // Past the last stop comes the first.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('#stage')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => position(page)).toBe(1)
  }, 120_000)
})
