/** Real data, any data: each example trains to its target on the page, and own data come in and stay safe. */
import { expect } from 'playwright/test'
import type { Page } from 'playwright'
import { describe, it } from 'vitest'
import { createVisits, findings } from '../support/page.ts'
import { position, reading } from '../support/read.ts'

const visit = createVisits()

const chooser = (page: Page) => page.getByRole('dialog', { name: 'Use other data' })

async function choose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use other data' }).click()
  await chooser(page).waitFor()
}

async function openExample(page: Page, title: string): Promise<void> {
  await choose(page)
  await chooser(page)
    .getByRole('button', { name: new RegExp(`^${title}(?!:)`) })
    .click()
  await expect(chooser(page)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
}

/** Training and test accuracy as the page tells them beside the loss, in hundredths. */
async function accuracies(page: Page): Promise<{ training: number; test: number }> {
  const text = await page.getByText(/^accuracy \d/).innerText()
  const [training, test = Number.NaN] = [...text.matchAll(/(\d+(?:\.\d+)?)\s%/g)].map(
    ([, number]) => Number(number),
  )
  return { training, test }
}

/** The counts add up to the accuracy beside the loss, and a cell opens as many samples as it counts. */
async function expectConfusion(page: Page): Promise<void> {
  const show = page.getByRole('combobox', { name: 'Show', exact: true })
  await show.selectOption({ label: 'Scores' })
  const view = page.getByRole('region', { name: 'Look closer' })
  const { test } = await accuracies(page)
  await expect
    .poll(async () => {
      const cells = await view.getByRole('grid').getByRole('button').allInnerTexts()
      const right = cells.filter((_, k) => k % 4 === 0).reduce((sum, text) => sum + Number(text), 0)
      return Math.round((100 * right) / cells.reduce((sum, text) => sum + Number(text), 0))
    })
    .toBe(test)
  const cell = view.getByRole('button', { name: /^[1-9]\d*: Adelie, answered as Adelie/ })
  const count = Number(await cell.innerText())
  await cell.click()
  const opened = view.getByRole('region', { name: 'Adelie, rightly answered', exact: true })
  await expect(opened.getByRole('row')).toHaveCount(1 + Math.min(10, count))
  await show.selectOption({ label: 'Nothing' })
}

/** On the map a point is drawn by keys and another one with the mouse; undo takes them back. */
async function expectPoints(page: Page): Promise<void> {
  const samples = () =>
    page.evaluate(() =>
      backstep.run.edits.flatMap(({ change }) => ('data' in change ? change.data : [])),
    )
  const map = page.getByRole('application', { name: 'Probe of the map' })
  await page.getByRole('button', { name: 'Draw Gentoo' }).click()
  const help = (await map.getAttribute('aria-describedby'))!
  const bounds = () => page.evaluate((id) => document.getElementById(id)?.textContent, help)
  const before = await bounds()
  await map.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect.poll(samples).toMatchObject([{ type: 'add', target: [0, 0, 1] }])
  await map.click({ position: { x: 20, y: 2 } })
  await expect.poll(samples).toHaveLength(2)
  expect(await bounds()).toBe(before)
  await page.getByRole('button', { name: 'Move points' }).click()
  await map.hover({ position: { x: 20, y: 8 } })
  await page.getByText(/Point \d+ is Gentoo\./).waitFor()
  for (const left of [1, 0]) {
    await page.keyboard.press('Control+z')
    await expect.poll(samples).toHaveLength(left)
  }
}

/** The table of weights has what the picture of large layers leaves out, to the last bias. */
async function expectWeights(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Weights as a table' }).click()
  const dialog = page.getByRole('dialog', { name: 'Weights and biases' })
  await dialog.getByRole('combobox', { name: 'Into' }).selectOption('Output')
  await dialog.getByRole('gridcell').first().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('0.25')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => backstep.frame.parameters.at(-1))).toBe(0.25)
  await expect(dialog.getByRole('gridcell', { selected: true })).toHaveText('0.250')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

describe('an example trains to its target', () => {
  const targets = [
    ['XOR', 'training', 100],
    ['Circle', 'training', 100],
    ['Spiral', 'test', 95],
    ['Penguins: three species', 'test', 94],
    ['Digits', 'test', 94],
  ] as const

  it('of accuracy, and a perceptron learns AND', { timeout: 120_000 }, async () => {
    const page = await visit()
    await page.getByRole('combobox', { name: 'Speed', exact: true }).selectOption('flat out')
    for (const [title, part, target] of targets) {
      await openExample(page, title)
      await page.getByRole('button', { name: 'Train', exact: true }).click()
      await expect
        .poll(async () => (await accuracies(page))[part], { timeout: 50_000, message: title })
        .toBeGreaterThanOrEqual(target)
      await page.getByRole('button', { name: 'Pause', exact: true }).click()
      if (title !== 'Penguins: three species') continue
      await expectConfusion(page)
      await expectPoints(page)
    }
    await expectWeights(page)
    await openExample(page, 'A perceptron learns AND')
    await page.evaluate(() => backstep.step('epoch', 50))
    expect(await reading(page, 'loss')).toBe(0)
  })

  it('a perceptron goes in circles at XOR, and the page says why', async () => {
    const page = await visit()
    await openExample(page, 'A perceptron fails at XOR')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await page.getByText(/It goes in circles/).waitFor()
    await page.getByRole('button', { name: 'Why?' }).click()
    await expect(page.getByText(/One neuron draws one straight line/)).toBeVisible()
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await page.getByRole('button', { name: 'Add a hidden layer' }).click()
    await expect(page.getByRole('button', { name: /^Hidden 2/ })).toBeVisible()
    expect(await findings(page)).toEqual([])
  })
})

describe('own data', () => {
  it('are pasted, shown as they were read, used, and undone', async () => {
    const page = await visit()
    await page.evaluate(() => backstep.step('epoch', 3))
    await choose(page)
    await chooser(page).getByRole('tab', { name: 'Your own' }).click()
    const rows = ['long;wide;kind', '1,5;2;a', '2,5;1;a', '7;8,25;b', '8;7;b', '9;9;b']
    await chooser(page).getByRole('textbox').first().fill(rows.join('\n'))
    await chooser(page).getByRole('button', { name: 'Read the rows' }).click()
    await expect(
      chooser(page)
        .getByText(/semicolon/)
        .first(),
    ).toBeVisible()
    await expect(
      chooser(page)
        .getByText(/decimal comma/)
        .first(),
    ).toBeVisible()
    await chooser(page).getByRole('button', { name: 'Use these data' }).click()
    await expect(chooser(page)).toBeHidden()
    const table = page.getByRole('table', { name: 'Data' })
    await expect(table).toContainText('8.25')
    expect(await position(page)).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => position(page)).toBe(12)
    await expect(table).toContainText('Alice')
  })

  it('that are no table give a sentence, and the run is as it was', async () => {
    const page = await visit()
    await choose(page)
    await chooser(page).getByRole('tab', { name: 'Your own' }).click()
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]
    await page.locator('input[type=file]').setInputFiles({
      name: 'cat.png',
      mimeType: 'image/png',
      buffer: Buffer.from(png),
    })
    await expect(chooser(page).getByText(/looks like an image/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('table', { name: 'Data' })).toContainText('Alice')
  })
})

describe('training', () => {
  it('stops after the epochs that were asked for', async () => {
    const page = await visit()
    await page.getByRole('button', { name: 'More settings' }).click()
    await page
      .getByRole('radiogroup', { name: 'Stop after epochs' })
      .getByRole('radio', { name: 'on' })
      .click()
    await page.getByRole('textbox', { name: 'Epochs' }).fill('25')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Speed', exact: true }).selectOption('flat out')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect.poll(() => position(page)).toBe(100)
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
  })
})
