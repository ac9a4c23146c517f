/** Time under one's finger: back and forth, along other ways, and through what blew up. */
import { expect } from 'playwright/test'
import type { Page } from 'playwright'
import { describe, it } from 'vitest'
import { articleRun } from '../support/article.ts'
import { createVisits, findings } from '../support/page.ts'
import { learningRate, parameters, position, reading } from '../support/read.ts'

const visit = createVisits()

const history = (page: Page) => page.getByRole('slider', { name: 'History', exact: true })
const free = (page: Page) =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })

async function trained(page: Page, epochs = 100): Promise<void> {
  await page.evaluate((run) => backstep.open(run), articleRun)
  await page.evaluate((count) => backstep.step('epoch', count), epochs)
}

describe('the history', () => {
  it('shows any position at once while it is dragged: numbers, network and all', async () => {
    const page = await visit()
    await trained(page)
    const end = await parameters(page)
    const box = (await history(page).boundingBox())!
    const at = async (part: number): Promise<void> =>
      page.mouse.move(box.x + box.width * part, box.y + box.height / 2)
    await at(0.6)
    await page.mouse.down()
    await at(0.1)
    await expect.poll(() => position(page)).toBeLessThan(150)
    const there = await position(page)
    expect(Number(await history(page).getAttribute('aria-valuenow'))).toBe(there)
    expect(await reading(page, 'epoch')).toBe(Math.floor(there / 4))
    const early = await parameters(page)
    await at(0.99)
    await page.mouse.up()
    await expect.poll(() => position(page)).toBe(400)
    expect(await parameters(page)).toEqual(end)
    await page.evaluate((place) => backstep.seek(place), there)
    expect(await parameters(page)).toEqual(early)
  })

  it('is gone through by keys, on the slider and anywhere', async () => {
    const page = await visit()
    await trained(page, 10)
    await history(page).focus()
    for (const [key, place] of [
      ['ArrowLeft', 39],
      ['Shift+ArrowLeft', 36],
      ['Home', 0],
      ['ArrowRight', 1],
      ['PageUp', 4],
      ['End', 40],
      ['ArrowRight', 40],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(() => position(page)).toBe(place)
    }
    await free(page)
    for (const [key, place] of [
      ['ArrowLeft', 39],
      ['Shift+ArrowLeft', 36],
      ['Home', 0],
      ['End', 40],
      ['Shift+ArrowRight', 44],
      ['ArrowRight', 45],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(() => position(page)).toBe(place)
    }
    expect(await findings(page)).toEqual([])
  })

  it('goes back by sample, batch and epoch with the button', async () => {
    const page = await visit()
    await trained(page, 2)
    const back = page.getByRole('button', { name: 'Step back' })
    for (const [unit, place] of [
      ['sample', 7],
      ['epoch', 4],
      ['batch', 3],
      ['epoch', 0],
    ] as const) {
      await page.getByRole('radio', { name: unit, exact: true }).check({ force: true })
      await back.click()
      await expect.poll(() => position(page)).toBe(place)
    }
    await expect(back).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('an edit in the past', () => {
  it('makes a branch of what came after, which can be compared and returned to', async () => {
    const page = await visit()
    await trained(page)
    const end = await parameters(page)
    await page.evaluate(() => backstep.seek(40))
    await page.getByRole('textbox', { name: 'Learning rate' }).fill('0.7')
    await page.keyboard.press('Enter')
    await expect.poll(() => learningRate(page)).toBe(0.7)
    await page.evaluate(() => backstep.step('epoch', 50))

    const list = page.getByRole('list', { name: 'Branches' })
    await expect(list.getByRole('listitem')).toHaveCount(1)
    const show = page.getByRole('button', { name: 'Show branch A' })
    await expect(show).toHaveAttribute('aria-pressed', 'true')
    await show.click()
    await expect(show).toHaveAttribute('aria-pressed', 'false')
    await show.click()
    await page.getByRole('button', { name: 'Return to branch A' }).click()
    await expect.poll(() => position(page)).toBe(400)
    expect(await parameters(page)).toEqual(end)
    expect(await learningRate(page)).toBe(0.1)

    // The way that was left is the branch now; undo takes it up again.
    await expect(list.getByRole('listitem')).toHaveCount(1)
    await free(page)
    await page.keyboard.press('Control+z')
    await expect.poll(() => position(page)).toBe(240)
    await page.getByRole('button', { name: 'Remove branch A' }).click()
    await expect(list).toBeHidden()
    expect(await findings(page)).toEqual([])
  })

  it('is undone and redone with what was trained since', async () => {
    const page = await visit()
    await trained(page, 10)
    await page.evaluate(() => backstep.setParameter(0, 3))
    await page.evaluate(() => backstep.step('epoch', 10))
    const after = await parameters(page)
    await free(page)
    await page.keyboard.press('Control+z')
    await expect.poll(() => position(page)).toBe(40)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => position(page)).toBe(80)
    expect(await parameters(page)).toEqual(after)
  })
})

describe('when training blows up', () => {
  const exploding = {
    ...articleRun.experiment,
    network: {
      ...articleRun.experiment.network,
      layers: [{ type: 'dense', units: 1, activation: 'linear' }],
    },
    training: {
      ...articleRun.experiment.training,
      optimizer: { type: 'sgd', learningRate: 10 },
    },
    parameters: [1, 1, 0],
  }

  it('the page says which parameter would go where, keeps the last numbers, and offers a smaller rate', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), exploding)
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    const alert = page.getByRole('alert')
    await expect(alert).toContainText('Training blew up at step', { timeout: 20_000 })
    expect((await parameters(page)).every(Number.isFinite)).toBe(true)
    await page.getByRole('button', { name: /^Use learning rate/ }).click()
    await expect.poll(() => learningRate(page)).toBeLessThan(10)
    await expect(alert).toBeEmpty()
  })

  it('dead neurons are named, with a reason and a way out', async () => {
    const page = await visit()
    const dead = {
      ...articleRun.experiment,
      network: {
        ...articleRun.experiment.network,
        layers: [
          { type: 'dense', units: 2, activation: 'relu' },
          { type: 'dense', units: 1, activation: 'sigmoid' },
        ],
      },
      // For every person both sums are far below 0.
      parameters: [0, 0, 0, 0, -5, -5, 1, 1, 0],
    }
    await page.evaluate((run) => backstep.open(run), dead)
    await expect(page.getByText(/say 0 for every sample/)).toBeVisible()
  })
})
