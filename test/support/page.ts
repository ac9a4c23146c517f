/**
 * The built page in a real browser. Opens pages and holds each of them to the promise that nothing
 * is wrong: no console message, no error, no refusal by the content security policy, no request to
 * another origin. Serving and the browser itself are left to `serve.ts`.
 */
import axe, { type AxeResults } from 'axe-core'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { Handle } from '../../src/state/handle.ts'

declare global {
  /** The page's own handle, as the README documents it. */
  var backstep: Handle
}

type Visit = {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  /** What is to happen before the page's first script: routes, wrapped globals. */
  readonly before?: (page: Page) => Promise<void>
  /** Complaints that the visit provokes; all others fail the test. */
  readonly provokes?: RegExp
  readonly options?: BrowserContextOptions
}

/** How the tests of a file open the page; call it once, at the top. Every visit starts afresh. */
export function createVisits(): (visit?: Visit) => Promise<Page> {
  const origin = inject('origin')
  let browser: Browser
  let closers: (() => Promise<void>)[] = []

  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'))
  })

  afterEach(async () => {
    const all = closers
    closers = []
    for (const close of all) await close()
  })

  afterAll(() => browser.close())

  return async ({
    width = 1440,
    height = 900,
    scheme = 'light',
    before,
    provokes,
    options,
  } = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      ...options,
    })
    const page = await context.newPage()
    const complaints = listen(page, origin)
    closers.push(async () => {
      await context.close()
      expect(complaints.filter((complaint) => !provokes?.test(complaint))).toEqual([])
    })
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} refused ${blockedURI}`),
      )
    })
    await before?.(page)
    await page.goto(origin)
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    await page.waitForFunction(() => 'backstep' in globalThis)
    return page
  }
}

/** Everything that is wrong with the page, as it happens. */
function listen(page: Page, origin: string): string[] {
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    const isOurs = url.startsWith(origin) || url.startsWith('data:') || url.startsWith('blob:')
    if (!isOurs) complaints.push(`request to ${url}`)
  })
  return complaints
}

/** What axe finds on the page as it is now, one line each. */
export async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  // A string: inside a function the test runner would rename `axe`. What is right is not gathered,
  // which takes half of the time.
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  )
}

/** Visible texts whose letters are smaller on the screen than so many pixels. */
export function smallTexts(page: Page, least: number): Promise<string[]> {
  return page.evaluate((limit) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const small: string[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode
      const element = text.parentElement
      if (
        !element ||
        text.textContent?.trim() === '' ||
        !element.checkVisibility({ visibilityProperty: true })
      )
        continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const { width, height } = range.getBoundingClientRect()
      const isOnlyForReaders = element.closest('.visually-hidden') !== null
      if (width <= 1 || height <= 1 || isOnlyForReaders) continue
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
      const size = parseFloat(getComputedStyle(element).fontSize) * scale
      if (size < limit - 0.01) small.push(`${size.toFixed(1)} px: ${text.textContent}`)
    }
    return small
  }, least)
}

/** Windows and schemes in which a page is to be without fault; each takes axe seconds. */
export const looks = [
  { width: 1440, height: 900, scheme: 'light' },
  { width: 1024, height: 768, scheme: 'dark' },
  { width: 390, height: 844, scheme: 'light' },
] as const
