/**
 * Measures what the built page's own thread does while a table of a hundred thousand rows is read,
 * looked at, taken into use, changed and undone: the longest tasks of each by processor time, with what
 * took them. ROWS and COLUMNS say how large the table is; PROFILE=1 names functions too, for which
 * the page is best built with --minify false.
 */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { tasksDuring } from '../support/tasks.ts'
import { print, round, said, withPage, type Row } from './watch.ts'

const ROWS = Number(process.env['ROWS'] ?? 100_000)
const COLUMNS = Number(process.env['COLUMNS'] ?? 3)
const isProfiled = process.env['PROFILE'] === '1'
const SHOWN = 3

const rows: Row[] = []
const file = join(tmpdir(), 'backstep-large.csv')

function writeTable(): void {
  const places = Array.from({ length: COLUMNS }, (_, column) => column)
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const cells = places.map((column) => ((row * 7919 * (column + 1) + 31 * column) % 1009) / 100)
    return `${cells.join(',')},${cells[0] > (cells[1] ?? 5) ? 'over' : 'under'}`
  })
  const head = [...places.map((column) => `c${column}`), 'kind'].join(',')
  writeFileSync(file, [head, ...lines].join('\n'))
}

async function stage(page: Page, what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  const tasks = await tasksDuring(page, work, { least: 20, isProfiled })
  rows.push([what, `${round(performance.now() - start)} ms, ${tasks.length} tasks over 20 ms`])
  for (const { ms, causes, functions } of tasks.slice(0, SHOWN)) {
    rows.push(['', `${round(ms)} ms: ${causes.join(', ')}`])
    if (isProfiled) rows.push(['', `  ${functions.join(' > ')}`])
  }
}

writeTable()
const complaints = await withPage(async (page) => {
  const dialog = page.getByRole('dialog', { name: 'Use other data' })
  const table = page.getByRole('table', { name: 'Data' })
  const first = table.locator('[data-part=samples][data-column="0"]').first()
  const use = dialog.getByRole('button', { name: 'Use these data' })
  await stage(page, 'read and preview', async () => {
    await page.getByRole('button', { name: 'Use other data' }).click()
    await dialog.getByRole('tab', { name: 'Your own' }).click()
    await page.locator('input[type=file]').setInputFiles(file)
    await use.waitFor({ timeout: 120_000 })
  })
  await stage(page, 'another target and back', async () => {
    const target = dialog.getByRole('combobox', { name: 'Target' })
    await target.selectOption({ label: 'c0' })
    await target.selectOption({ label: 'kind' })
    await page.waitForTimeout(200)
  })
  await stage(page, 'take into use', async () => {
    await use.click()
    await dialog.waitFor({ state: 'hidden', timeout: 120_000 })
    await page.waitForTimeout(2000)
  })
  for (const what of ['first change', 'second change']) {
    await stage(page, what, async () => {
      await first.dblclick()
      await first.getByRole('textbox').fill(what === 'first change' ? '1.5' : '2.5')
      await first.getByRole('textbox').press('Enter')
      await page.waitForTimeout(2000)
    })
  }
  await stage(page, 'undo', async () => {
    await page.keyboard.press('Control+z')
    await page.waitForTimeout(2000)
  })
})
rows.push(said(complaints))
print(rows)
