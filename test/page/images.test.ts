/** Convolutional networks on the page: every operation of an image's step beside plain loops, and what hands and keys can do. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { expect } from 'playwright/test'
import { describe, it } from 'vitest'
import { images } from '../../src/experiment/gallery/images.ts'
import { runOf } from '../../src/experiment/presets.ts'
import { documentOf, expectCase } from '../support/case.ts'
import { firstStep } from '../support/naive/adam.ts'
import { backward, forward, loss } from '../support/naive/convolution.ts'
import { createVisits, findings, looks, smallTexts } from '../support/page.ts'
import { distanceTo, numbersIn, parameters, position, shows } from '../support/read.ts'
import { referenceCase } from '../support/reference.ts'

const visit = createVisits()

const sizes = { side: 8, filters: 8, classes: 10 }
const { experiment } = images.digitsConvolution
/** An update after every image. */
const oneByOne = { ...experiment, training: { ...experiment.training, batchSize: 1 } }

/** An image of the file as the network reads it, by its number: ink from 0 to 1, and the digit it is. */
function digit(number: number) {
  const lines = readFileSync('public/data/digits-8x8.txt', 'utf8').split('\n')
  const [truth, ...signs] = lines[number - 1]
  return { image: signs.map((sign) => parseInt(sign, 17) / 16), truth: Number(truth) }
}

const panel = (page: Page) => page.getByRole('region', { name: 'This step' })
const network = (page: Page) => page.getByRole('group', { name: 'Network' })
const stepButton = (page: Page) => page.getByRole('button', { name: 'Step', exact: true })
const answers = (page: Page) => page.getByRole('group', { name: 'Answers' }).getByRole('button')

async function openDigits(page: Page, document: object = oneByOne): Promise<void> {
  await page.evaluate((opened) => backstep.open(opened), document)
  await expect(answers(page)).toHaveCount(10)
}

/** The image that goes through the row, by what its caption says. */
async function shownDigit(page: Page) {
  const caption = await network(page)
    .getByText(/^Digit \d+ is truly/)
    .innerText()
  return digit(numbersIn(caption)[0])
}

/** The cells of one of the tables behind the pictures. */
function numbers(page: Page, name: string): Promise<string[]> {
  return page
    .getByRole('region', { name: 'Numbers' })
    .getByRole('table', { name, exact: true })
    .getByRole('cell')
    .allInnerTexts()
}

async function expectTable(page: Page, name: string, values: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const shown = await numbers(page, name)
      return values.filter((value, place) => !shows(shown[place] ?? '', value))
    }, `${name} shows its numbers`)
    .toEqual([])
}

/** Presses Step, and waits for the phase that it leads to. */
async function step(page: Page, phase: string): Promise<void> {
  await stepButton(page).click()
  const phases = page.getByRole('tablist', { name: 'Phases of the step' })
  await expect(phases.getByRole('tab', { selected: true })).toContainText(phase)
}

/** In the panel stand these numbers with all their digits. */
async function expectTold(page: Page, values: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const text = await panel(page).innerText()
      return values.filter((value) => distanceTo(text, value) > 1e-12)
    }, 'the panel tells its numbers')
    .toEqual([])
}

describe('one image', () => {
  it('goes through every operation and back with the numbers of plain loops', async () => {
    const page = await visit()
    await openDigits(page, runOf(oneByOne))
    const start = await parameters(page)
    const { image, truth } = await shownDigit(page)
    const said = forward(sizes, start, image)
    const back = backward(sizes, start, image, truth)
    const own = (values: readonly number[]): number[] => values.slice(0, values.length / 8)

    await page.getByRole('button', { name: 'All digits', exact: true }).click()
    await page.getByRole('radio', { name: 'operation' }).click()
    await page.getByRole('button', { name: 'Numbers' }).click()

    // Forward through the kernels: the maps, and nothing behind them.
    await step(page, 'Forward')
    await expectTable(page, 'Input', image)
    await expectTable(page, 'Map 1', own(said.sums))
    await expectTable(page, 'Map 1, negatives to 0', own(said.maps))
    expect(new Set(await numbers(page, 'Map 1, best of four'))).toEqual(new Set(['–']))
    // What the panel opens with: the cell (5, 5) of the first map.
    await expect(panel(page).getByRole('heading', { level: 3 })).toContainText(
      'Cell (5, 5) of map 1',
    )
    await expectTold(page, [said.sums[4 * 8 + 4], said.maps[4 * 8 + 4]])

    // The best of four.
    await step(page, 'Forward')
    await expectTable(page, 'Map 1, best of four', own(said.pooled))
    // Flat: the same in a row.
    await step(page, 'Forward')

    // Answers.
    await step(page, 'Forward')
    await expectTold(page, [...said.logits, ...said.shares])

    await step(page, 'Loss')
    await expectTold(page, [loss(said, truth)])
    await page.getByRole('button', { name: 'Numbers' }).click()
    for (const [o, share] of said.shares.entries())
      expect(shows((await answers(page).nth(o).innerText()).replace(/^\d\s*/, ''), share)).toBe(
        true,
      )
    await page.getByRole('button', { name: 'Numbers' }).click()

    await step(page, 'Backward')
    await expectTold(page, back.logits)
    await step(page, 'Backward')
    await expectTable(page, 'Map 1, best of four', own(back.pooled))
    expect(new Set(await numbers(page, 'Map 1, negatives to 0'))).toEqual(new Set(['–']))
    await step(page, 'Backward')
    await expectTable(page, 'Map 1, negatives to 0', own(back.maps))
    await step(page, 'Backward')
    await expectTable(page, 'Map 1', own(back.sums))
    await expect(panel(page).getByRole('heading', { level: 3 })).toContainText('(2, 2) of kernel 1')
    await expectTold(page, [back.parameters[4]])
    await expect(page.getByRole('note', { name: 'Gradient check' })).toContainText(
      'relative difference',
    )
    const frame = await page.evaluate(() => backstep.frame)
    expect(
      Math.max(...frame.gradients.map((one, p) => Math.abs(one - back.parameters[p]))),
    ).toBeLessThan(1e-12)

    await step(page, 'Update')
    await expect.poll(() => position(page)).toBe(1)
    const wanted = firstStep(start, back.parameters, experiment.training.optimizer.learningRate)
    await expectTold(page, [start[4], wanted[4]])
    const after = await parameters(page)
    expect(Math.max(...after.map((value, p) => Math.abs(value - wanted[p])))).toBeLessThan(1e-9)
  })
})

/** In the row every answer is said as plain loops have it. */
async function expectAnswers(page: Page, image: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const { shares } = forward(sizes, await parameters(page), image)
      const texts = await answers(page).allInnerTexts()
      return shares.filter((share, o) => !shows(texts[o].replace(/^\d\s*/, ''), share))
    }, 'the row says its answers')
    .toEqual([])
}

const kernel = (page: Page) => page.getByRole('group', { name: /^Kernel \d/ })
const mapSlider = (page: Page, name: string) =>
  network(page).getByRole('slider', { name, exact: true })

describe('by keys', () => {
  it('a cell leads to what it sees, and a kernel is edited, made another, frozen and switched off', async () => {
    const page = await visit()
    await openDigits(page)
    const start = await parameters(page)
    const { image } = await shownDigit(page)

    // A cell of the first map, then the same of the second: nine pixels under nine weights.
    await mapSlider(page, 'Map 1').focus()
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'PageDown'])
      await page.keyboard.press(key)
    const heading = panel(page).getByRole('heading', { level: 3 })
    await expect(heading).toContainText('map 2')
    const [, row, column] = numbersIn(await heading.innerText().then((text) => `0 ${text}`))
    const pixels = await panel(page)
      .getByRole('grid', { name: 'nine pixels' })
      .getByRole('gridcell')
      .allInnerTexts()
    const seen = pixels.map((_, k) => {
      const [at, beside] = [row - 2 + Math.floor(k / 3), column - 2 + (k % 3)]
      return at < 0 || beside < 0 ? 0 : image[at * 8 + beside]
    })
    expect(seen.filter((value, k) => !shows(pixels[k].split(': ')[1], value))).toEqual([])
    await expect(mapSlider(page, 'Map 2')).toBeFocused()

    // One weight by its number.
    await network(page).getByRole('spinbutton', { name: 'Weight w11' }).focus()
    await page.keyboard.type('1.5')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await parameters(page))[10]).toBe(1.5)
    await expectAnswers(page, image)

    // A known kernel, and back with one Undo.
    await page.getByRole('button', { name: 'Kernel', exact: true }).click()
    await page.getByRole('combobox', { name: 'Make it' }).selectOption('Blur')
    await expect
      .poll(async () => new Set((await parameters(page)).slice(9, 18)))
      .toEqual(new Set([1 / 9]))
    await expectAnswers(page, image)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect
      .poll(async () => (await parameters(page)).slice(9, 12))
      .toEqual([start[9], 1.5, start[11]])

    // Frozen it stays as it is while the others learn; switched off its map is 0.
    await kernel(page).getByRole('checkbox', { name: 'Freeze' }).press('Space')
    await expect(kernel(page).getByRole('checkbox', { name: 'Freeze' })).toBeChecked()
    const before = await parameters(page)
    await page.evaluate(() => backstep.step('sample', 3))
    const after = await parameters(page)
    expect(after.slice(9, 18)).toEqual(before.slice(9, 18))
    expect(after.slice(0, 9)).not.toEqual(before.slice(0, 9))
    await kernel(page).getByRole('checkbox', { name: 'Switch off' }).press('Space')
    await page.getByRole('button', { name: 'Numbers' }).click()
    await expectTable(
      page,
      'Map 2, negatives to 0',
      image.map(() => 0),
    )
  })
})

describe('what goes through the row', () => {
  it('is any test image, shifted too, a drawing by hand or by keys, and an image of a mistake', async () => {
    const page = await visit()
    await openDigits(page)
    await page.getByRole('combobox', { name: 'Part of the data' }).selectOption('test')
    const list = page.getByRole('list', { name: 'Images: test images' }).getByRole('button')
    const [number] = numbersIn(await list.nth(2).innerText())
    await list.nth(2).click()
    const { image, truth } = digit(number)
    await expect(network(page).getByText(`truly ${truth}`)).toBeVisible()
    await expectAnswers(page, image)

    await page.getByRole('button', { name: 'Shift left' }).click()
    await expectAnswers(
      page,
      image.map((_, place) => (place % 8 === 7 ? 0 : image[place + 1])),
    )
    await page.getByRole('button', { name: 'Back to the current image' }).click()
    await expectAnswers(page, (await shownDigit(page)).image)

    await page.getByRole('button', { name: 'Draw your own' }).click()
    const paper = page.getByRole('application', { name: 'Paper' })
    const said = () => answers(page).allInnerTexts()
    const blank = await said()
    const { x, y, width, height } = (await paper.boundingBox())!
    await page.mouse.move(x + width / 2, y + height * 0.2)
    await page.mouse.down()
    await page.mouse.move(x + width / 2, y + height * 0.8, { steps: 8 })
    await page.mouse.up()
    await expect.poll(said).not.toEqual(blank)
    const byHand = await said()
    await page.getByRole('button', { name: 'Clear' }).click()
    await paper.focus()
    for (const key of [
      'ArrowUp',
      'ArrowUp',
      'ArrowUp',
      'Space',
      ...Array.from({ length: 6 }, () => 'ArrowDown'),
      'ArrowRight',
      'ArrowRight',
      'Space',
    ])
      await page.keyboard.press(key)
    await expect.poll(said).not.toEqual(blank)
    await expect.poll(said).not.toEqual(byHand)
    const shares = (await said()).map((text) => numbersIn(text)[1])
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 1)
    await page.getByRole('combobox', { name: 'It is meant as' }).selectOption('1')
    await page.getByRole('tab', { name: 'Loss' }).click()
    await page.getByRole('button', { name: 'All digits', exact: true }).click()
    await expect
      .poll(async () => {
        const text = await panel(page).innerText()
        return numbersIn(text).some(
          (one) => one > 0 && one < 1 && distanceTo(text, -Math.log(one)) < 1e-12,
        )
      })
      .toBe(true)
    await page.getByRole('button', { name: 'Put the paper away' }).click()

    const mistakes = page.getByRole('region', { name: 'Mistakes' })
    const cell = mistakes
      .getByRole('button', { name: /^[1-9]\d*: (\d), answered as (?!\1)/ })
      .first()
    const [count, is, says] = numbersIn((await cell.getAttribute('aria-label')) ?? '')
    await cell.click()
    const opened = mistakes.getByRole('region', { name: `${is}, taken for ${says}` })
    const wrong = opened.getByRole('list').getByRole('button')
    await expect(wrong).toHaveCount(Math.min(10, count))
    const name = await wrong.first().innerText()
    await wrong.first().click()
    const mistaken = digit(numbersIn(name)[0])
    expect(mistaken.truth).toBe(is)
    await expectAnswers(page, mistaken.image)
  })
})

describe('for everyone', () => {
  it('nothing is wrong in light and dark, on a desk and on a phone, and nothing scrolls sideways', async () => {
    // A theme's colours would come by and by.
    const page = await visit({ options: { reducedMotion: 'reduce' } })
    await openDigits(page)
    for (const { width, height, scheme } of looks) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme })
      await expect(answers(page).first()).toBeVisible()
      // The kernel slides by hand on a phone too.
      if (width < 600) {
        await page.getByRole('button', { name: 'Slide', exact: true }).click()
        await page.getByRole('button', { name: 'Next cell' }).click()
        await expect(page.getByRole('slider', { name: 'Place of the kernel' })).toHaveAttribute(
          'aria-valuetext',
          'row 1, column 2',
        )
      }
      await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
      expect(await findings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      )
      expect(await smallTexts(page, 12)).toEqual([])
    }
  }, 120_000)
})

describe('the example “Digits: convolution”', () => {
  it('trains to 94 % of the test images', async () => {
    const page = await visit()
    await page.getByRole('button', { name: 'Use other data' }).click()
    const dialog = page.getByRole('dialog', { name: 'Use other data' })
    await dialog.getByRole('button', { name: /^Digits: convolution/ }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('combobox', { name: 'Speed', exact: true }).selectOption('flat out')
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    await expect
      .poll(async () => numbersIn(await page.getByText(/^accuracy \d/).innerText())[1], {
        timeout: 50_000,
      })
      .toBeGreaterThanOrEqual(94)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
  })
})

describe('a reference case of PyTorch', () => {
  it('shows its answers, loss and gradients', async () => {
    const page = await visit()
    const one = referenceCase('cnn.json', 'small digits: 4 filters, max pooling, ten classes')
    await openDigits(page, documentOf(one))
    await expectCase(page, one, async () => {
      await network(page).getByRole('spinbutton', { name: 'Weight w1', exact: true }).focus()
      return 0
    })
  })
})
