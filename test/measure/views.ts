/**
 * Measures the built page while it trains flat out with its views open: the spiral's network of
 * 2-8-8-1 with map, small maps, chart and each of the views that look closer, then the row of a
 * convolutional network and an unrolled recurrent one. Prints a table; times are this machine's.
 * SECONDS: how long it watches each.
 */
import type { Page } from 'playwright'
import { viewNames, views } from '../../src/ui/views/table.ts'
import { print, said, watchFrames, withPage, type Row } from './watch.ts'

const SECONDS = Number(process.env['SECONDS'] ?? 5)

const rows: Row[] = []

async function openExample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Use other data' }).click()
  const chooser = page.getByRole('dialog', { name: 'Use other data' })
  await chooser.getByRole('button', { name: new RegExp(`^${title} ?[A-Z]`) }).click()
  await chooser.waitFor({ state: 'hidden' })
  await page.getByRole('combobox', { name: 'Speed', exact: true }).selectOption('flat out')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
}

async function watch(page: Page, what: string): Promise<void> {
  await page.waitForTimeout(1000)
  const watched = await watchFrames(page, SECONDS)
  rows.push(...watched.map(([name, value]): Row => [`${what}: ${name}`, value]))
}

const complaints = await withPage(async (page) => {
  await openExample(page, 'Spiral')
  await watch(page, 'Spiral')
  for (const name of viewNames) {
    const { label } = views[name]
    await page.getByRole('combobox', { name: 'Show', exact: true }).selectOption({ label })
    await watch(page, `Spiral, ${label}`)
  }
  await page.getByRole('combobox', { name: 'Show', exact: true }).selectOption({ label: 'Nothing' })
  for (const title of ['Digits: convolution', 'El Niño']) {
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await openExample(page, title)
    await watch(page, title)
  }
})
rows.push(said(complaints))
print(rows)
