/**
 * Measures the built page while it trains flat out on the default network: frames, long tasks, how
 * soon it answers, samples a second beside the bare engine, heap and size; then scrubs through the
 * history of a million samples. Prints a table. The
 * times are this machine's: to compare with each other, never a gate. SECONDS and HEAP_SECONDS say
 * how long it watches frames and heap; an hour is 3600.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright'
import { createTimeline } from '../../src/engine/timeline.ts'
import { datasetOf } from '../../src/experiment/experiment.ts'
import { presets } from '../../src/experiment/presets.ts'
import { print, round, said, spread, watchFrames, withPage, type Row } from './watch.ts'

const SECONDS = Number(process.env['SECONDS'] ?? 10)
const HEAP_SECONDS = Number(process.env['HEAP_SECONDS'] ?? 30)

const rows: Row[] = []

/** Real input, timed by the browser from the event until the next paint. */
async function measureAnswers(page: Page): Promise<void> {
  await page.evaluate(() => seen.inputs.splice(0))
  const box = await page.getByRole('slider', { name: 'Learning rate' }).boundingBox()
  if (!box) throw new Error('There is no slider for the learning rate.')
  const moveTo = (part: number): Promise<void> =>
    page.mouse.move(box.x + box.width * part, box.y + box.height / 2)
  await moveTo(0.4)
  await page.mouse.down()
  for (let move = 0; move < 40; move++) {
    await moveTo(0.4 + 0.01 * (move % 20))
    await page.waitForTimeout(30)
  }
  await page.mouse.up()
  const slider = await page.evaluate(() => seen.inputs.splice(0))

  await page.getByRole('combobox', { name: 'Speed' }).focus()
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(100)
  }
  const selects = await page.evaluate(() => seen.inputs.splice(0))

  for (let round = 0; round < 3; round++)
    for (const phase of ['Backward', 'Update', 'Loss', 'Forward']) {
      await page.getByRole('tab', { name: phase }).click()
      await page.waitForTimeout(60)
    }
  const clicks = await page.evaluate(() => seen.inputs.splice(0))
  rows.push(
    ['slider until painted: 95 %, most', spread(slider)],
    ['select until painted: 95 %, most', spread(selects)],
    ['click until painted: 95 %, most', spread(clicks)],
  )
}

async function measurePauses(page: Page): Promise<void> {
  const times = await page.evaluate(async () => {
    const all: number[] = []
    for (let turn = 0; turn < 20; turn++) {
      await backstep.train()
      await new Promise((resolve) => setTimeout(resolve, 50))
      const start = performance.now()
      await backstep.pause()
      all.push(performance.now() - start)
    }
    await backstep.train()
    return all
  })
  rows.push(['Pause until drawn: 95 %, most', spread(times)])
}

/** So long a run is scrubbed through, back and forth, with the mouse. */
const SCRUBBED = 1_000_000

async function measureScrubbing(page: Page): Promise<void> {
  const start = performance.now()
  await page.evaluate((end) => backstep.seek(end), SCRUBBED)
  const way = performance.now() - start
  const box = await page.getByRole('slider', { name: 'History' }).boundingBox()
  if (!box) throw new Error('There is no slider of the history.')
  const moveTo = (part: number): Promise<void> =>
    page.mouse.move(box.x + box.width * part, box.y + box.height / 2)
  await moveTo(0.3)
  await page.mouse.down()
  await page.evaluate(() => {
    seen.tasks.length = 0
    scrubbed.times.length = 0
    scrubbed.positions.clear()
    const note = (time: number): void => {
      scrubbed.times.push(time)
      scrubbed.positions.add(backstep.frame.position)
      if (scrubbed.times.length < 100_000) scrubbed.next = requestAnimationFrame(note)
    }
    scrubbed.next = requestAnimationFrame(note)
  })
  const end = performance.now() + SECONDS * 1000
  for (let move = 0; performance.now() < end; move++) {
    // The whole way and back in some four seconds, by steps of uneven size.
    await moveTo(0.5 + 0.45 * Math.sin(move / 20) + 0.02 * Math.sin(move * 1.7))
    await page.waitForTimeout(8)
  }
  await page.mouse.up()
  const { gaps, positions, tasks } = await page.evaluate(() => {
    cancelAnimationFrame(scrubbed.next)
    const { times } = scrubbed
    const gaps = times.slice(1).map((time, k) => time - times[k])
    return { gaps, positions: scrubbed.positions.size, tasks: seen.tasks }
  })
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  rows.push(
    [`seek to sample ${round(SCRUBBED)}`, `${round(way)} ms`],
    ['frames a second while scrubbing through it', round(1000 / mean, 1)],
    ['from frame to frame: 95 %, most', spread(gaps, 1)],
    ['positions shown a second', round(positions / SECONDS, 1)],
    ['tasks over 50 ms', String(tasks.length)],
  )
}

async function measureHeap(page: Page): Promise<void> {
  const heap = async (): Promise<number> => {
    await page.evaluate(() => gc?.())
    const session = await page.context().newCDPSession(page)
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    await session.detach()
    return usedSize / 1e6
  }
  const before = await heap()
  await page.waitForTimeout(HEAP_SECONDS * 1000)
  const after = await heap()
  rows.push([
    `heap, before and after ${HEAP_SECONDS} s`,
    `${round(before, 1)} MB, ${round(after, 1)} MB`,
  ])
}

/** The engine alone, in this Node, bundled as it is for the worker. */
function measureEngine(): void {
  const { network, training, seed, parameters } = presets.heightAndWeight
  const { samples } = datasetOf(presets.heightAndWeight)
  const timeline = createTimeline({ network, training, seed, parameters, samples }, [])
  timeline.advance(400_000)
  const from = timeline.position
  const start = performance.now()
  while (performance.now() - start < 2000) timeline.advance(20_000)
  const rate = ((timeline.position - from) / (performance.now() - start)) * 1000
  rows.push(['samples a second, bare engine in Node', round(rate)])
}

/** What the page loads before anybody does anything, and everything with chart and worker. */
function measureSize(): void {
  const page = readFileSync('dist/index.html', 'utf8')
  const scripts = readdirSync('dist/assets').filter((name) => name.endsWith('.js'))
  const size = (names: readonly string[]): string => {
    const bytes = names.map((name) => gzipSync(readFileSync(join('dist/assets', name))).length)
    return `${round(bytes.reduce((sum, length) => sum + length, 0) / 1000, 1)} kB`
  }
  rows.push([
    'scripts before interaction, gzip',
    size(scripts.filter((name) => page.includes(`src="./assets/${name}`))),
  ])
  rows.push([
    'the same with the network beside them',
    size(scripts.filter((name) => page.includes(name))),
  ])
  rows.push(['all scripts, gzip', size(scripts)])
}

const complaints = await withPage(async (page) => {
  const loading = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime),
    tasks: seen.tasks.splice(0),
  }))
  rows.push(['first contentful paint', `${round(Math.max(...loading.paint))} ms`])
  rows.push(['longest task while loading', `${round(Math.max(0, ...loading.tasks))} ms`])

  await page.getByRole('combobox', { name: 'Speed' }).selectOption('flat out')
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.waitForTimeout(1000)
  rows.push(...(await watchFrames(page, SECONDS)))
  await measureAnswers(page)
  await measurePauses(page)
  await measureHeap(page)
  await measureScrubbing(page)
})
rows.push(said(complaints))
measureEngine()
measureSize()

print(rows)
