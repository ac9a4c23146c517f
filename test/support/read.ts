/** What a page shows and what its handle tells, as numbers to compare. */
import type { Page } from 'playwright'

/** The number that a text of the page shows: "−1.61", "3.20×10⁻⁵", "1/4" (its first number). */
function numberIn(text: string | null): number {
  const plain = (text ?? '')
    .replaceAll('−', '-')
    .replace(/×10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, raised: string) => {
      const digits = [...raised].map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)))
      return `e${digits.join('')}`
    })
  const found = /-?\d+(\.\d+)?(e-?\d+)?/.exec(plain)
  if (!found) throw new Error(`There is no number in "${text}".`)
  return Number(found[0])
}

/** All numbers that a text of the page shows. */
export function numbersIn(text: string): number[] {
  const plain = text
    .replaceAll('−', '-')
    .replaceAll(/×10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, raised: string) => `e${lowered(raised)}`)
  return [...plain.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([found]) => Number(found))
}

function lowered(raised: string): string {
  return [...raised].map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join('')
}

/** Whether a text shows a number: to half a unit of the last digit that it has. */
export function shows(text: string, value: number): boolean {
  const [shown] = numbersIn(text.replace('minus ', '−'))
  const [, decimals = '', raised = ''] = /\d(?:\.(\d+))?(?:×10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/.exec(text) ?? []
  const half = 0.5 * 10 ** (Number(lowered(raised)) - decimals.length)
  return Math.abs(shown - value) <= half * (1 + 1e-9)
}

/** How far the nearest number of a text is from a value. */
export function distanceTo(text: string, value: number): number {
  return Math.min(...numbersIn(text).map((one) => Math.abs(one - value)))
}

/** A reading of the transport: `epoch`, `sample` or `loss`. */
export async function reading(page: Page, name: string): Promise<number> {
  return numberIn(await page.getByRole('status', { name, exact: true }).textContent())
}

/** The cell of the table Data in somebody's row under a heading. */
export async function cell(page: Page, name: string, heading: string): Promise<number> {
  const table = page.getByRole('table', { name: 'Data' })
  // The views around the stage come one after the other.
  await table.getByRole('row').filter({ hasText: name }).waitFor()
  const headings = await table.getByRole('columnheader').allTextContents()
  const column = headings.findIndex((text) => text.normalize('NFC').trim() === heading)
  const cells = await table
    .getByRole('row')
    .filter({ hasText: name })
    .locator('th, td')
    .allTextContents()
  return numberIn(cells[column] ?? null)
}

export async function parameters(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => backstep.frame.parameters)
}

export async function position(page: Page): Promise<number> {
  return page.evaluate(() => backstep.frame.position)
}

export async function learningRate(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { experiment, edits } = backstep.run
    return edits.reduce((rate, { change }) => {
      return change.type === 'training' ? (change.training.optimizer?.learningRate ?? rate) : rate
    }, experiment.training.optimizer.learningRate)
  })
}

/** The page's value of a weight or bias, as it tells assistive technology. */
export async function spokenValue(page: Page, name: string): Promise<number> {
  const text = await page
    .getByRole('spinbutton', { name, exact: true })
    .getAttribute('aria-valuetext')
  return numberIn((text ?? '').replaceAll('minus ', '-'))
}
