/** A hundred thousand rows: read, taken into use, changed and undone, while the page goes on answering. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import type { Page } from 'playwright'
import { afterAll, it } from 'vitest'
import { createVisits } from '../support/page.ts'
import { tasksDuring } from '../support/tasks.ts'

const visit = createVisits()

const ROWS = 100_000
/** Of processor time, which tells more than a busy machine's clock; four times what a quiet one takes. */
const LONGEST_MS = 200

const folder = mkdtempSync(join(tmpdir(), 'backstep-'))
const file = join(folder, 'many.csv')
const lines = Array.from({ length: ROWS }, (_, row) => {
  const [a, b] = [(row * 7919) % 1000, (row * 104_729) % 997]
  return `${a / 100},${b / 100},${(a - b) / 100},${a > b ? 'over' : 'under'}`
})
writeFileSync(file, ['a,b,c,kind', ...lines].join('\n'))
afterAll(() => rmSync(folder, { recursive: true }))

it('of 100,000 rows load, are used, changed and undone with no long task', async () => {
  const page = await visit()
  const table = page.getByRole('table', { name: 'Data' })
  const first = table.locator('[data-part=samples][data-column="0"]').first()
  const tasks = await tasksDuring(page, () =>
    pressing(page, async () => {
      await load(page)
      await expect(table).toContainText('over')
      const before = await first.innerText()
      await first.dblclick()
      await first.getByRole('textbox').fill('5.125')
      await first.getByRole('textbox').press('Enter')
      await expect(first).toHaveText('5.125')
      await page.keyboard.press('Control+z')
      await expect(first).toHaveText(before)
    }),
  )
  await page.evaluate(() => backstep.step('sample', 100))
  expect(await page.evaluate(() => backstep.frame.position)).toBe(100)
  const long = tasks.filter(({ ms }) => ms > LONGEST_MS)
  expect(long.map(({ ms, causes }) => `${Math.round(ms)} ms: ${causes.join(', ')}`)).toEqual([])
})

async function load(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Use other data' })
  await page.getByRole('button', { name: 'Use other data' }).click()
  await dialog.getByRole('tab', { name: 'Your own' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await dialog.getByRole('button', { name: 'Use these data' }).click({ timeout: 40_000 })
  await expect(dialog).toBeHidden({ timeout: 40_000 })
}

/** Somebody presses a key that does nothing, again and again, while something else is done. No modifier: undo would become redo. */
async function pressing(page: Page, work: () => Promise<void>): Promise<void> {
  const state = { isDone: false }
  const press = async (): Promise<void> => {
    while (!state.isDone) {
      // oxlint-disable no-await-in-loop -- One after the other.
      await page.keyboard.press('F9')
      await page.waitForTimeout(100)
      // oxlint-enable no-await-in-loop
    }
  }
  const pressed = press()
  try {
    await work()
  } finally {
    state.isDone = true
    await pressed
  }
}
