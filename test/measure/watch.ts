/** How frames and tasks of a page are watched, and how times are said: for everything that measures. */
import { chromium, type Page } from 'playwright'
import { preview } from 'vite'
import { browserArguments, findBrowser } from '../support/browser.mjs'

declare global {
  /** What the page's observers have seen, in milliseconds each. */
  var seen: { tasks: number[]; frames: number[]; inputs: number[] }
  /** While the history is scrubbed through: the times of frames, and where the page stood in each. */
  var scrubbed: { times: number[]; positions: Set<number>; next: number }
}

export type Row = readonly [what: string, value: string]

export function round(value: number, digits = 0): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits })
}

/** The 95th hundredth and the largest of some times, in milliseconds. */
export function spread(times: readonly number[], digits = 0): string {
  if (times.length === 0) return 'none'
  const sorted = times.toSorted((one, other) => one - other)
  const p95 = sorted[Math.floor((sorted.length - 1) * 0.95)]
  return `${round(p95, digits)} ms, ${round(sorted.at(-1)!, digits)} ms`
}

/** Runs in the page, before its own scripts. */
function observe(): void {
  globalThis.seen = { tasks: [], frames: [], inputs: [] }
  globalThis.scrubbed = { times: [], positions: new Set(), next: 0 }
  const kinds = { longtask: seen.tasks, 'long-animation-frame': seen.frames, event: seen.inputs }
  for (const [type, into] of Object.entries(kinds)) {
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) into.push(duration)
    })
    // Events from 16 ms on, instead of from 104 ms
    const options: PerformanceObserverInit & { durationThreshold: number } = {
      type,
      buffered: true,
      durationThreshold: 16,
    }
    observer.observe(options)
  }
}

/** What a page does for so many seconds: frames, and what keeps it from answering. */
export async function watchFrames(page: Page, seconds: number): Promise<Row[]> {
  const { gaps, rate, tasks, frames } = await page.evaluate(async (ms) => {
    seen.tasks.length = 0
    seen.frames.length = 0
    const from = backstep.frame.position
    const start = performance.now()
    const times = [start]
    while (times.at(-1)! - start < ms)
      times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)))
    return {
      gaps: times.slice(2).map((time, k) => time - times[k + 1]),
      rate: ((backstep.frame.position - from) / (performance.now() - start)) * 1000,
      tasks: seen.tasks,
      frames: seen.frames,
    }
  }, seconds * 1000)
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  return [
    ['frames a second', round(1000 / mean, 1)],
    ['from frame to frame: 95 %, most', spread(gaps, 1)],
    [
      'tasks over 50 ms',
      `${tasks.length}${tasks.length > 0 ? `, up to ${round(Math.max(...tasks))} ms` : ''}`,
    ],
    [
      'frames over 50 ms',
      `${frames.length}${frames.length > 0 ? `, up to ${round(Math.max(...frames))} ms` : ''}`,
    ],
    ['samples a second, on the page', round(rate)],
  ]
}

export function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(([what]) => what.length))
  for (const [what, value] of rows) console.log(`${what.padEnd(width)}  ${value}`)
}

/** Opens the built page at a desk's size, watched from the beginning; returns what its console said. */
export async function withPage(work: (page: Page) => Promise<void>): Promise<readonly string[]> {
  const server = await preview({
    logLevel: 'error',
    preview: { port: 0, strictPort: true, host: '127.0.0.1', open: false },
  })
  const path = findBrowser()
  const browser = await chromium.launch({
    ...(path === null ? {} : { executablePath: path }),
    args: [...browserArguments, '--js-flags=--expose-gc'],
  })
  const complaints: string[] = []
  try {
    const address = server.httpServer.address()
    if (address === null || typeof address === 'string') throw new Error('The page is not served.')
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.addInitScript(observe)
    await page.goto(`http://127.0.0.1:${address.port}/`)
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    await page.waitForTimeout(1500)
    await work(page)
  } finally {
    await browser.close()
    await server.close()
  }
  return complaints
}

export function said(complaints: readonly string[]): Row {
  return ['console messages', complaints.length > 0 ? complaints.join('; ') : 'none']
}
