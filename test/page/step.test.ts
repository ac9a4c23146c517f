/** One sample's step, opened: its operations, the numbers of the chain rule, their check, and what can be taken along. */
import { expect } from 'playwright/test'
import type { Page } from 'playwright'
import { describe, it } from 'vitest'
import { articleRun, samples } from '../support/article.ts'
import { createVisits, findings } from '../support/page.ts'
import { numbersIn, parameters, position } from '../support/read.ts'

const visit = createVisits()

const [alice] = samples

/** All weights 1 and biases 0: the article's first worked example. */
const ones = {
  ...articleRun,
  experiment: {
    ...articleRun.experiment,
    data: { source: { type: 'builtIn', name: 'heightAndWeight' } },
    parameters: [1, 1, 1, 1, 0, 0, 1, 1, 0],
  },
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

/** The article's example for Alice, computed here: y, the factors of ∂L/∂w1, and their product. */
function worked() {
  const [x1, x2] = alice.input
  const h = sigmoid(x1 + x2)
  const y = sigmoid(h + h)
  const factors = [2 * (y - alice.target[0]), y * (1 - y), x1 * h * (1 - h)]
  return { y, factors, product: factors.reduce((product, factor) => product * factor, 1) }
}

async function lookBackAt(page: Page, name: string): Promise<string> {
  await page.getByRole('spinbutton', { name, exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Backward' }).click()
  const panel = page.getByRole('region', { name: 'This step' })
  await expect(gradientCheck(page)).toContainText('relative difference')
  return panel.innerText()
}

/** The phase whose tab is selected; the panel may have tabs of its own. */
const selectedPhase = (page: Page) =>
  page.getByRole('tablist', { name: 'Phases of the step' }).getByRole('tab', { selected: true })
const gradientCheck = (page: Page) => page.getByRole('note', { name: 'Gradient check' })
const stepButton = (page: Page) => page.getByRole('button', { name: 'Step', exact: true })

describe('the chain rule of ∂L/∂w1 for Alice, all weights 1 and biases 0', () => {
  it('stands on the page to the last digit, is checked beside, and follows an edit with its check', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), ones)
    await page.getByRole('button', { name: 'All digits' }).click()
    const shown = numbersIn(await lookBackAt(page, 'Weight w1'))
    const { factors, product } = worked()
    expect(product).toBeCloseTo(0.02146953526581111, 15)
    for (const number of [...factors, product]) {
      const nearest = Math.min(...shown.map((one) => Math.abs(one - number)))
      expect(nearest).toBeLessThanOrEqual(2e-16)
    }
    // By central differences, to less than a millionth.
    const check = gradientCheck(page)
    await expect(check).toContainText('relative difference')
    const [numeric, difference] = numbersIn(await check.innerText())
    expect(Math.abs(numeric / worked().product - 1)).toBeLessThan(1e-6)
    expect(difference).toBeLessThan(1e-6)

    await page.evaluate(() => backstep.setParameter(6, -2))
    const gradient = await page.evaluate(() => backstep.frame.gradients[0])
    await expect
      .poll(async () => Math.abs(numbersIn(await check.innerText())[0] / gradient - 1))
      .toBeLessThan(1e-6)
  })
})

describe('step by operation', () => {
  const phases = ['1 Forward', '1 Forward', '2 Loss', '3 Backward', '3 Backward', '4 Update']

  it('walks forward, to the loss, back and to the update, and back again, with the mouse', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), ones)
    const first = await parameters(page)
    await page.getByRole('radio', { name: 'operation' }).click()
    for (const [k, phase] of phases.entries()) {
      await stepButton(page).click()
      await expect(selectedPhase(page)).toContainText(phase)
      await expect.poll(() => position(page)).toBe(k < 5 ? 0 : 1)
    }
    expect(await parameters(page)).not.toEqual(first)
    for (const [k, phase] of phases.slice(0, -1).toReversed().entries()) {
      await page.getByRole('button', { name: 'Step back' }).click()
      await expect(selectedPhase(page)).toContainText(phase)
      await expect.poll(() => position(page)).toBe(0)
      if (k === 0) expect(await parameters(page)).toEqual(first)
    }
  })

  it('shows of the sample only what is computed so far, in the table and in the network', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), ones)
    await page.getByRole('radio', { name: 'operation' }).click()
    const row = page
      .getByRole('table', { name: 'Data' })
      .getByRole('row')
      .filter({ hasText: 'Alice' })
    await stepButton(page).click()
    await expect(row.locator('[data-output] > span').first()).toHaveText('·')
    await stepButton(page).click()
    await expect(row.locator('[data-output] > span').first()).toHaveText(worked().y.toFixed(2))
    await expect(row.locator('[data-loss]')).toHaveText('·')
    await stepButton(page).click()
    await expect(row.locator('[data-loss]')).not.toHaveText('·')
  })

  it('is done by keys alone', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), ones)
    await page.getByRole('radio', { name: 'sample' }).focus()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('radio', { name: 'operation' })).toBeChecked()
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    for (const phase of phases) {
      await page.keyboard.press('ArrowRight')
      await expect(selectedPhase(page)).toContainText(phase)
    }
    await expect.poll(() => position(page)).toBe(1)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => position(page)).toBe(0)
    await page.keyboard.press('Escape')
    expect(await findings(page)).toEqual([])
  })

  it('with mini-batches says when the update comes, and comes to it', async () => {
    const page = await visit()
    const { training } = articleRun.experiment
    const batches = { ...ones.experiment, training: { ...training, batchSize: 2 } }
    await page.evaluate((run) => backstep.open(run), { ...ones, experiment: batches })
    const first = await parameters(page)
    await page.evaluate(() => backstep.step('operation', 6))
    expect(await position(page)).toBe(1)
    expect(await parameters(page)).toEqual(first)
    await page.evaluate(() => backstep.step('operation', 6))
    expect(await position(page)).toBe(2)
    expect(await parameters(page)).not.toEqual(first)
  })
})

describe('a whole step', () => {
  it('is made at once and shown in motion, which any key skips; where motion is off it is made without', async () => {
    const page = await visit()
    await page.evaluate((run) => backstep.open(run), ones)
    await stepButton(page).click()
    await expect.poll(() => position(page)).toBe(1)
    // Whichever a busy machine comes to see.
    await expect(selectedPhase(page)).toContainText(/Loss|Backward/)
    await page.keyboard.press('Escape')
    await expect(selectedPhase(page)).toContainText('1 Forward')
    const table = page.getByRole('table', { name: 'Data' })
    await expect(table.locator('[aria-current]')).toContainText('Bob')

    await page.getByRole('combobox', { name: 'Motion' }).selectOption('instant')
    await stepButton(page).click()
    await expect.poll(() => position(page)).toBe(2)
    await expect(selectedPhase(page)).toContainText('1 Forward')
  })

  it('is made without a show where motion is to be reduced, or shown as still frames if wanted', async () => {
    const page = await visit({ options: { reducedMotion: 'reduce' } })
    await page.evaluate((run) => backstep.open(run), ones)
    await stepButton(page).click()
    await expect.poll(() => position(page)).toBe(1)
    await expect(selectedPhase(page)).toContainText('1 Forward')
    await page.getByRole('combobox', { name: 'Motion' }).selectOption('1×')
    await stepButton(page).click()
    await expect(selectedPhase(page)).toContainText('Backward')
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
})

describe('what is shown can be taken along', () => {
  it('as LaTeX in every phase, and as Python', async () => {
    const page = await visit({ options: { permissions: ['clipboard-read', 'clipboard-write'] } })
    await page.evaluate((run) => backstep.open(run), ones)
    const copy = async (form: 'LaTeX' | 'Python'): Promise<string> => {
      await page.getByRole('button', { name: `Copy as ${form}` }).click()
      await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
      return page.evaluate(() => navigator.clipboard.readText())
    }
    const copies: string[] = []
    for (const phase of ['Forward', 'Loss', 'Backward', 'Update']) {
      await page.getByRole('tab', { name: phase }).click()
      copies.push(await copy('LaTeX'))
      expect(copies.at(-1)).toContain('\\')
    }
    // Each phase has formulas of its own.
    expect(new Set(copies).size).toBe(4)
    await page.getByRole('tab', { name: 'Loss' }).click()
    expect(await copy('Python')).toContain('print(')
  })
})
