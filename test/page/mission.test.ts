/** What the page is for, done with the mouse. The same with keys is in `keyboard.test.ts`. */
import { expect } from 'playwright/test'
import { describe, it } from 'vitest'
import { builtIn } from '../../src/data/builtIn.ts'
import {
  articleRun,
  firstParameters,
  lossOf,
  parametersAfter,
  predict,
  samples,
  stepped,
} from '../support/article.ts'
import { findings, createVisits } from '../support/page.ts'
import { disagreement, PARAMETERS, referenceCase } from '../support/reference.ts'
import { cell, learningRate, parameters, position, reading, spokenValue } from '../support/read.ts'

const visit = createVisits()
const [alice] = builtIn.heightAndWeight.samples

/** Parameters agree with PyTorch's to this many digits after the point. */
const DIGITS = 9

describe('with the mouse, a person', () => {
  it('types another w1, and prediction and loss follow', async () => {
    const page = await visit()
    const before = { output: await cell(page, 'Alice', 'ŷ'), loss: await reading(page, 'loss') }

    await page.getByRole('spinbutton', { name: 'Weight w1' }).click()
    await page.locator(':focus').fill('−2.5')
    await page.keyboard.press('Enter')

    await expect.poll(() => spokenValue(page, 'Weight w1')).toBe(-2.5)
    const now = await parameters(page)
    expect(now[0]).toBe(-2.5)
    expect(await cell(page, 'Alice', 'ŷ')).toBeCloseTo(predict(now, alice.input), 2)
    expect(await reading(page, 'loss')).toBeCloseTo(lossOf(now, builtIn.heightAndWeight.samples), 2)
    expect(await cell(page, 'Alice', 'ŷ')).not.toBe(before.output)
    expect(await reading(page, 'loss')).not.toBe(before.loss)
  })

  it('drags w1, and the network follows while the button is held; the learning rate by slider and by typing', async () => {
    const page = await visit()
    const weight = page.getByRole('spinbutton', { name: 'Weight w1' })
    const place = (await weight.boundingBox())!
    const before = await spokenValue(page, 'Weight w1')

    await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2)
    await page.mouse.down()
    await page.mouse.move(place.x + place.width / 2, place.y - 40, { steps: 8 })
    await expect.poll(() => spokenValue(page, 'Weight w1')).not.toBe(before)
    await page.mouse.up()

    const [w1] = await parameters(page)
    expect(await spokenValue(page, 'Weight w1')).toBeCloseTo(w1, 2)
    expect(await cell(page, 'Alice', 'ŷ')).toBeCloseTo(
      predict(await parameters(page), alice.input),
      2,
    )
    expect(await learningRate(page)).toBe(0.1)

    const slider = page.getByRole('slider', { name: 'Learning rate' })
    const box = (await slider.boundingBox())!
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2)
    await expect.poll(() => learningRate(page)).toBeGreaterThan(1)

    await page.getByRole('textbox', { name: 'Learning rate' }).fill('0.5')
    await page.keyboard.press('Enter')
    await expect.poll(() => learningRate(page)).toBe(0.5)
    await expect(slider).toHaveAttribute('aria-valuetext', '0.5')
  })

  it('presses Step four times and finds the parameters that PyTorch computes', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), articleRun)
    expect(await parameters(page)).toEqual(firstParameters)

    let expected = firstParameters
    for (const [s, sample] of samples.entries()) {
      await page.getByRole('button', { name: 'Step', exact: true }).click()
      await expect.poll(() => position(page)).toBe(s + 1)
      expected = stepped(expected, sample, 0.1)
      const now = await parameters(page)
      expected.forEach((value, p) => expect(now[p]).toBeCloseTo(value, DIGITS))
    }

    const now = await parameters(page)
    parametersAfter(4).forEach((value, p) => expect(now[p]).toBeCloseTo(value, DIGITS))
    expect(await reading(page, 'epoch')).toBe(1)
    expect(await reading(page, 'sample')).toBe(1)
  })

  it('trains until the loss is under 0.01, and Reset brings the first weights back', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), articleRun)

    await page.getByRole('combobox', { name: 'Speed', exact: true }).selectOption('10000')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect.poll(() => reading(page, 'loss'), { timeout: 30_000 }).toBeLessThan(0.01)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    const paused = await position(page)
    const trained = await parameters(page)
    expect(lossOf(trained, samples)).toBeLessThan(0.01)
    expect(await position(page)).toBe(paused)

    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect.poll(() => position(page)).toBe(0)
    expect(await parameters(page)).toEqual(firstParameters)
    expect(await spokenValue(page, 'Weight w1')).toBeCloseTo(firstParameters[0], 2)
    expect(await reading(page, 'epoch')).toBe(0)
  })

  it('trains for 1,000 epochs at any speed, with pauses, and finds the article’s network', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), articleRun)
    const speeds = page.getByRole('combobox', { name: 'Speed', exact: true })
    for (const speed of ['30', '1000', '300']) {
      await speeds.selectOption(speed)
      await page.getByRole('button', { name: 'Train', exact: true }).click()
      await page.waitForTimeout(400)
      await page.getByRole('button', { name: 'Pause', exact: true }).click()
      await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    }
    expect(await position(page)).toBeGreaterThan(100)
    await page.evaluate(() => backstep.step('sample', 4000 - backstep.frame.position))

    const { expected } = referenceCase('article.json', '2-2-1 trained for 1000 epochs')
    const { w1, w2, w3, w4, w5, w6, b1, b2, b3 } = expected.trained!
    const now = await parameters(page)
    const trained = [w1, w2, w3, w4, b1, b2, w5, w6, b3]
    expect(disagreement(now, trained, PARAMETERS)).toBeLessThanOrEqual(1)
    const loss = await page.evaluate(() => backstep.frame.loss)
    const last = expected.losses!.at(-1)!.loss
    expect(disagreement([loss], [last], PARAMETERS)).toBeLessThanOrEqual(1)
    // Emily and Frank, who were never trained on
    for (const { input, output } of expected.predictions!) {
      expect(predict(now, input)).toBeCloseTo(output[0], DIGITS)
    }
  })

  it('sees the first visit’s training come to its end by itself', async () => {
    const page = await visit()
    const before = await reading(page, 'loss')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor({ timeout: 30_000 })
    const loss = await reading(page, 'loss')
    expect(loss).toBeLessThan(before / 4)
  })
})

describe('axe finds nothing to complain about', () => {
  const schemes = ['light', 'dark'] as const
  const looks = [
    { width: 1440, height: 900, scheme: 'light' },
    { width: 1024, height: 768, scheme: 'dark' },
    { width: 390, height: 844, scheme: 'light' },
    { width: 390, height: 844, scheme: 'dark' },
  ] as const

  it.each(looks)('at $width × $height, $scheme, untouched and with a weight open', async (look) => {
    const page = await visit(look)
    expect(await findings(page)).toEqual([])
    await page.getByRole('spinbutton', { name: 'Weight w1' }).click()
    await expect(page.getByRole('textbox', { name: 'Weight w1' })).toHaveValue(/\d/)
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    for (const name of look.width < 600 ? ['Output', 'Data', 'Settings'] : []) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click()
      expect(await findings(page)).toEqual([])
    }
    if (look.width !== 1024) return
    await page.getByRole('button', { name: 'Data and settings' }).click()
    const drawer = page.getByRole('dialog', { name: 'Data and settings' })
    await drawer.getByRole('button', { name: 'More settings' }).click()
    await drawer.getByRole('combobox', { name: 'Optimizer' }).waitFor()
    expect(await findings(page)).toEqual([])
    // What was open is so when the drawer comes back.
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    await page.getByRole('button', { name: 'Data and settings' }).click()
    await expect(drawer.getByRole('button', { name: 'Fewer settings' })).toBeVisible()
  })

  it.each(schemes)('while it trains and after a step, %s', async (scheme) => {
    const page = await visit({ scheme })
    await page.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => position(page)).toBe(1)
    const phases = scheme === 'dark' ? ['Backward'] : ['Forward', 'Loss', 'Backward', 'Update']
    for (const phase of phases) {
      await page.getByRole('tab', { name: phase }).click()
      expect(await findings(page)).toEqual([])
    }
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect.poll(() => position(page)).toBeGreaterThan(100)
    expect(await findings(page)).toEqual([])
  })
})
