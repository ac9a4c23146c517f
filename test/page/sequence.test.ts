/** Networks with memory on the page: every operation of a window's step beside plain loops, and what their forecasts are worth. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { describe, it } from 'vitest'
import { series } from '../../src/experiment/gallery/series.ts'
import { runOf } from '../../src/experiment/presets.ts'
import { documentOf, expectCase } from '../support/case.ts'
import { firstStep } from '../support/naive/adam.ts'
import { backward, forward } from '../support/naive/recurrence.ts'
import { createVisits, findings, looks, smallTexts } from '../support/page.ts'
import { distanceTo, parameters, position, shows } from '../support/read.ts'
import { referenceCase } from '../support/reference.ts'

const visit = createVisits()

const UNITS = 8
const STEPS = 12
/** So many of the months are learnt from; the last ones are for testing. */
const LEARNT = 0.8

const elNino = readFileSync('public/data/elnino-sst-monthly.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const months = elNino.map(([month]) => month)
const degrees = elNino.map(([, value]) => Number(value))

/** Where the first value lies that is never trained on. */
const unseen = Math.floor(degrees.length * LEARNT)
const learnt = degrees.slice(0, unseen)
const mean = learnt.reduce((sum, value) => sum + value, 0) / learnt.length
const deviation = Math.sqrt(
  learnt.reduce((sum, value) => sum + (value - mean) ** 2, 0) / learnt.length,
)
const scaled = (value: number): number => (value - mean) / deviation

/** The window that leads to the value at a place, as the network reads it. */
function windowTo(place: number) {
  return {
    inputs: degrees.slice(place - STEPS, place).map(scaled),
    target: scaled(degrees[place]),
  }
}

const panel = (page: Page) => page.getByRole('region', { name: 'This step' })
const network = (page: Page) => page.getByRole('group', { name: 'Network' })
const output = (page: Page) => page.getByRole('region', { name: 'Output' })

type Name = keyof typeof series

/** Opens an example by its name in the gallery; an update after every window. */
async function openSeries(page: Page, name: Name): Promise<void> {
  const { experiment } = series[name]
  const document = runOf({ ...experiment, training: { ...experiment.training, batchSize: 1 } })
  await page.evaluate((opened) => backstep.open(opened), document)
  await expect(network(page).getByRole('slider', { name: 'Window' })).toBeVisible()
}

const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Date(2000, month).toLocaleString('en', { month: 'long' }),
)

/** The place of the current sample's target in the series, by what the panel says of its loss. */
async function currentPlace(page: Page): Promise<number> {
  await page.getByRole('tab', { name: 'Loss' }).click()
  const text = await panel(page)
    .getByText(/’s target is/)
    .innerText()
  await page.getByRole('tab', { name: 'Forward' }).click()
  const [, month = '', year = ''] = /([A-Z][a-z]+) (\d{4})’s target is/.exec(text) ?? []
  const number = monthNames.indexOf(month) + 1
  return months.indexOf(`${year}-${String(number).padStart(2, '0')}`)
}

async function step(page: Page, phase: string): Promise<void> {
  await page.getByRole('button', { name: 'Step', exact: true }).click()
  const phases = page.getByRole('tablist', { name: 'Phases of the step' })
  await expect(phases.getByRole('tab', { selected: true })).toContainText(phase)
}

async function expectTold(page: Page, values: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const text = await panel(page).innerText()
      return values.filter((value) => distanceTo(text, value) > 1e-12)
    }, 'the panel tells its numbers')
    .toEqual([])
}

/** A column of the table behind the picture, from its end: 1 the blame of all units, 2 the memory. */
async function fromEnd(page: Page, place: 1 | 2): Promise<readonly string[]> {
  const rows = page.getByRole('region', { name: 'Values over time' }).locator('tbody tr')
  return rows.evaluateAll(
    (all, back) => all.map((row) => [...row.children].at(-back)?.textContent ?? ''),
    place,
  )
}

/** The table behind the picture has these values at these time steps, and none at the others. */
async function expectTable(
  page: Page,
  values: readonly (readonly number[] | null)[],
): Promise<void> {
  const rows = page.getByRole('region', { name: 'Values over time' }).locator('tbody tr')
  await expect
    .poll(async () => {
      const texts = await rows.evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
      )
      return values.flatMap((wanted, time) => {
        const cells = texts[time].slice(1)
        const isRight = wanted
          ? wanted.every((value, unit) => shows(cells[unit], value))
          : cells.every((text) => text === 'not yet')
        return isRight
          ? []
          : [`step ${time + 1}: ${cells.join(' ')}, not ${wanted?.join(' ') ?? 'yet'}`]
      })
    })
    .toEqual([])
}

describe('one window of El Niño', () => {
  it('goes forward through time, to the loss, back through time and to the update with the numbers of plain loops', async () => {
    const page = await visit()
    await openSeries(page, 'elNino')
    const start = await parameters(page)
    const { inputs, target } = windowTo(await currentPlace(page))
    const said = forward('simpleRnn', UNITS, start, inputs)
    const back = backward(UNITS, start, inputs, target)
    await page.getByRole('button', { name: 'All digits' }).click()
    await page.getByRole('radio', { name: 'operation' }).click()
    await network(page).getByRole('button', { name: 'Show as table' }).click()

    for (let time = 0; time < STEPS; time++) {
      await step(page, 'Forward')
      await expectTable(
        page,
        said.hidden.map((values, at) => (at <= time ? values : null)),
      )
      await expectTold(page, [said.hidden[time][0]])
    }
    // What the chart says comes with the answer, not before.
    const says = network(page).locator('[data-text="says"]')
    await expect(says).toHaveText('')
    const narrator = page.getByRole('region', { name: 'Stage' })
    await step(page, 'Forward')
    await expect(says).toHaveText(/^says \d/)
    await expectTold(page, [said.output])
    await expect(narrator).toContainText('The network says ')
    await step(page, 'Loss')
    await expect(narrator).toContainText(/It was \d.* Loss \d/)
    await expectTold(page, [said.output, target, (said.output - target) ** 2])

    await step(page, 'Backward')
    const delta = 2 * (said.output - target)
    await expectTold(page, [delta * said.hidden[STEPS - 1][0]])
    // Each step adds its part to the gradient of u1, until it is whole.
    const parts = back.parts(0, 0)
    for (let time = STEPS - 1; time >= 0; time--) {
      await step(page, 'Backward')
      await expectTold(page, [back.hidden[time][0]])
      const sum = parts.slice(time).reduce((total, part) => total + part, 0)
      const lead = `so far, from ${STEPS - time} of ${STEPS} steps: `
      const told = async (): Promise<string> => (await panel(page).innerText()).split(lead)[1] ?? ''
      if (time > 0) await expect.poll(async () => shows(await told(), sum)).toBe(true)
      else await expectTold(page, [back.parameters[UNITS]])
    }
    const norms = back.hidden.map((gradients) => Math.hypot(...gradients))
    expect((await fromEnd(page, 1)).filter((text, time) => !shows(text, norms[time]))).toEqual([])
    const { gradients } = await page.evaluate(() => backstep.frame)
    expect(Math.max(...gradients.map((one, p) => Math.abs(one - back.parameters[p])))).toBeLessThan(
      1e-12,
    )

    await step(page, 'Update')
    await expect.poll(() => position(page)).toBe(1)
    // Clipped to a norm of 1.
    const norm = Math.hypot(...back.parameters)
    const clipped = back.parameters.map((one) => one * Math.min(1, 1 / norm))
    const wanted = firstStep(start, clipped, 0.01)
    const after = await parameters(page)
    expect(Math.max(...after.map((value, p) => Math.abs(value - wanted[p])))).toBeLessThan(1e-8)
  })
})

describe('a reference case of PyTorch', () => {
  it('shows its answers, loss and gradients', async () => {
    for (const name of ['simpleRnn, 1 feature, last output', 'lstm, three classes']) {
      const page = await visit()
      const one = referenceCase('rnn.json', name)
      await page.evaluate((opened) => backstep.open(opened), documentOf(one))
      const [recurrent] = one.parameters
      await expectCase(page, one, async () => {
        // Without a choice the panel tells of the first weight after the last step.
        const before = one.parameters
          .slice(0, 3)
          .reduce((sum, { values }) => sum + values.length, 0)
        return recurrent ? before : 0
      })
    }
  })
})

describe('what moves and what is kept', () => {
  it('are weights from step to step, edited and scaled; what each input counts is measured, Undo takes it back, and gates say the same as plain loops', async () => {
    const page = await visit()
    await openSeries(page, 'elNino')
    const start = await parameters(page)
    const { inputs } = windowTo(await currentPlace(page))

    // How the answer moves with each input, beside central differences of the plain loops.
    const outputFor = (all: readonly number[]): number =>
      forward('simpleRnn', UNITS, start, all).output
    const slopes = inputs.map((_, time) => {
      const moved = (by: number) => inputs.map((x, at) => (at === time ? x + by : x))
      return Math.abs(outputFor(moved(1e-5)) - outputFor(moved(-1e-5))) / 2e-5
    })
    await network(page).getByRole('button', { name: 'Show as table' }).click()
    await expect
      .poll(async () => (await fromEnd(page, 2)).map((text, time) => shows(text, slopes[time])))
      .toEqual(slopes.map(() => true))

    const weights = page.getByRole('region', { name: 'Weights from step to step' })
    await weights.getByRole('button', { name: /^Weight u1/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Weight u1', exact: true }).fill('0.9')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await parameters(page))[UNITS]).toBe(0.9)
    await network(page)
      .getByRole('button', { name: /^Unit|^Output|^Input/ })
      .focus()
    await page.keyboard.press('Escape')
    const before = await parameters(page)
    await weights.getByRole('slider', { name: /^Scale/ }).fill('1.5')
    await expect(weights.getByText(/^spectral radius/)).toContainText('1.50')
    const factor = (await parameters(page))[UNITS] / before[UNITS]
    const isScaled = (value: number, p: number): boolean =>
      Math.abs(value - before[p] * (p >= UNITS && p < UNITS + UNITS * UNITS ? factor : 1)) < 1e-12
    expect((await parameters(page)).every(isScaled)).toBe(true)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => parameters(page)).toEqual(before)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => parameters(page)).toEqual(start)

    // Networks with gates say what plain loops say.
    for (const [name, kind] of [
      ['elNinoLstm', 'lstm'],
      ['elNinoGru', 'gru'],
    ] as const) {
      await openSeries(page, name)
      const window = windowTo(await currentPlace(page))
      const said = forward(kind, UNITS, await parameters(page), window.inputs)
      await expectTable(page, said.hidden)
      await page.getByRole('button', { name: 'All digits' }).click()
      await expectTold(page, [said.output])
      await page.getByRole('button', { name: 'All digits' }).click()
    }
  })
})

describe('against the naive forecast', () => {
  it('El Niño comes below half of its error within seconds, as an independent count has it, and runs free', async () => {
    const page = await visit()
    await page.getByRole('button', { name: 'Use other data' }).click()
    const dialog = page.getByRole('dialog', { name: 'Use other data' })
    await dialog.getByRole('button', { name: /^El Niño(?!:)/ }).click()
    await expect(dialog).toBeHidden()
    await page.evaluate(() => backstep.step('epoch', 40))
    const values = await parameters(page)
    const places = degrees.map((_, place) => place).slice(unseen)
    const errorOf = (said: (place: number) => number): number =>
      Math.sqrt(
        places.reduce((sum, place) => sum + (said(place) - degrees[place]) ** 2, 0) / places.length,
      )
    const own = (place: number): number =>
      forward('simpleRnn', UNITS, values, windowTo(place).inputs).output * deviation + mean
    const [error, naive] = [errorOf(own), errorOf((place) => degrees[place - 1])]
    expect(error / naive).toBeLessThanOrEqual(0.5)
    const ratio = output(page).getByText('of the naive error').locator('xpath=..')
    await expect
      .poll(async () => shows(await ratio.innerText(), error / naive), { timeout: 10_000 })
      .toBe(true)
    await expect(ratio).toContainText('better')
    const cell = (name: RegExp) =>
      output(page)
        .getByRole('table', { name: 'Test error' })
        .getByRole('row', { name })
        .getByRole('cell')
    await expect.poll(async () => shows(await cell(/^this network/).innerText(), error)).toBe(true)
    await expect.poll(async () => shows(await cell(/^naive/).innerText(), naive)).toBe(true)

    // Free: what is said is what is read next.
    const free = page.getByRole('region', { name: 'Free run' })
    await free.getByRole('button', { name: 'Show as table' }).click()
    const known = degrees.slice(0, unseen).map(scaled)
    for (let k = 0; k < 24; k++)
      known.push(forward('simpleRnn', UNITS, values, known.slice(-STEPS)).output)
    const rows = free.getByRole('region', { name: 'Forecasts' }).locator('tbody tr')
    await expect
      .poll(async () => {
        const texts = await rows.evaluateAll((all) =>
          all.map((row) => row.lastElementChild?.textContent ?? ''),
        )
        const run = known.slice(unseen).map((one) => one * deviation + mean)
        return run.filter((value, k) => !shows(texts.slice(-run.length)[k], value))
      })
      .toEqual([])

    // Stocks are said to be no better, honestly.
    await page.evaluate((opened) => backstep.open(opened), runOf(series.stocks.experiment))
    await page.evaluate(() => backstep.step('epoch', 10))
    await expect(output(page).getByRole('note')).toHaveText(/no better|worse/)
    await expect(output(page).getByText('of the naive error')).toContainText(/no better|worse/)
  })
})

describe('for everyone', () => {
  it('nothing is wrong in light and dark, on a desk and on a phone, and nothing scrolls sideways', async () => {
    // A theme's colours would come by and by.
    const page = await visit({ options: { reducedMotion: 'reduce' } })
    await openSeries(page, 'elNinoLstm')
    for (const { width, height, scheme } of looks) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme })
      await expect(network(page)).toBeVisible()
      await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
      expect(await findings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      )
      expect(await smallTexts(page, 12)).toEqual([])
    }
  }, 120_000)
})
