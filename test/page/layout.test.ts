/** How the page fits its window, from a projector to a small phone, and what it shows at once. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect } from 'playwright/test'
import type { Page } from 'playwright'
import { describe, it } from 'vitest'
import { createVisits, smallTexts } from '../support/page.ts'
import { cell, position, reading } from '../support/read.ts'

const visit = createVisits()

type Size = { readonly width: number; readonly height: number }

async function expectFitting(page: Page, { width, height }: Size): Promise<void> {
  const tabs = page.getByRole('navigation', { name: 'Views' }).getByRole('button')
  // On a phone every view counts.
  for (const tab of [null, ...(await tabs.all())]) {
    await tab?.click()
    const sideways = (): Promise<number> =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        return scrollWidth - clientWidth
      })
    await expect.poll(sideways).toBeLessThanOrEqual(0)
    expect(await smallTexts(page, 12)).toEqual([])
    for (const name of ['Train', 'Step']) {
      const button = page.getByRole('button', { name, exact: true })
      const box = (await button.boundingBox())!
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
  }
  if ((await tabs.count()) > 0) await tabs.first().click()
  // Nothing lies over it.
  const before = await position(page)
  for (const name of ['Step', 'Train', 'Pause'])
    await page.getByRole('button', { name, exact: true }).click({ timeout: 5000 })
  await expect.poll(() => position(page)).toBeGreaterThan(before)
}

describe('in every window, from a projector to a small phone,', () => {
  it.each([
    [{ width: 1024, height: 768 }],
    [{ width: 844, height: 390 }],
    // Of one arrangement both; the second one is a window that is made smaller.
    [
      { width: 390, height: 844 },
      { width: 320, height: 568 },
    ],
  ])(
    'the page never scrolls sideways, no text is under 12 px, and all of the transport can be seen and clicked',
    async (...sizes) => {
      const page = await visit(sizes[0])
      for (const size of sizes) {
        await page.setViewportSize(size)
        await expectFitting(page, size)
      }
    },
  )

  it('also in a wide one that is made narrower, whose chart follows', async () => {
    const size = { width: 1440, height: 900 }
    const page = await visit(size)
    await expectFitting(page, size)
    await page.setViewportSize({ width: 1024, height: 768 })
    const right = async (): Promise<number> => {
      const box = (await page.getByText('Log scale').boundingBox())!
      return box.x + box.width
    }
    await expect.poll(right).toBeLessThanOrEqual(1024)
  })
})

/** Notes the names of the page's regions, in the order in which they come. */
function noteViews(): void {
  const came: string[] = []
  Object.assign(window, { came })
  const note = (): void => {
    for (const region of document.querySelectorAll('section')) {
      const { ariaLabel } = region
      const heading = document.getElementById(region.getAttribute('aria-labelledby') ?? '')
      const name = ariaLabel ?? heading?.textContent ?? ''
      if (!came.includes(name)) came.push(name)
    }
  }
  new MutationObserver(note).observe(document, { childList: true, subtree: true })
}

describe('the first script', () => {
  const page = readFileSync('dist/index.html', 'utf8')
  const size = (names: readonly (string | undefined)[]): number =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(`dist/${name}`)).length, 0)
  const own = /<script [^>]*src="\.\/([^"]+)"/.exec(page)?.[1]

  it('is at most 110 kB compressed', () => {
    expect(size([own])).toBeLessThanOrEqual(110_000)
  })

  it('is, with the network and its hands beside it, at most 130 kB', () => {
    const beside = [...page.matchAll(/"modulepreload" [^>]*href="\.\/([^"]+)"/g)]
    expect(beside).toHaveLength(2)
    expect(size([own, ...beside.map(([, name]) => name)])).toBeLessThanOrEqual(130_000)
  })
})

describe('the first paint', () => {
  it('is complete while worker and chart are still on their way', async () => {
    const page = await visit({
      before: async (opened) => {
        await opened.addInitScript(noteViews)
        await opened.route(/assets\/.*\.js$/, async (route) => {
          const answer = await route.fetch()
          const isLate =
            /worker/.test(route.request().url()) ||
            (await answer.text()).includes('recharts-surface')
          // Late requests are held until the page is closed.
          if (!isLate) await route.fulfill({ response: answer })
        })
      },
    })
    for (const name of ['w1', 'w2', 'w3', 'w4', 'w5', 'w6']) {
      const weight = page.getByRole('spinbutton', { name: `Weight ${name}` })
      await expect(weight).toHaveAttribute('aria-valuetext', /\d/)
    }
    for (const name of ['b1', 'b2', 'b3']) {
      const bias = page.getByRole('spinbutton', { name: `Bias ${name}` })
      await expect(bias).toHaveAttribute('aria-valuetext', /\d/)
    }
    for (const name of ['Alice', 'Bob', 'Charlie', 'Diana', 'Emily', 'Frank'])
      expect(await cell(page, name, 'ŷ')).toBeGreaterThan(0)
    expect(await reading(page, 'loss')).toBeGreaterThan(0.1)
    await expect(page.getByRole('region', { name: 'Loss' }).locator('svg').first()).toBeVisible()
    const painted = await page
      .locator('canvas')
      .first()
      .evaluate((canvas) => {
        const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null
        const data =
          context?.getImageData(0, 0, context.canvas.width, context.canvas.height).data ?? []
        return new Set(data).size
      })
    expect(painted).toBeGreaterThan(10)
    const views = ['Stage', 'Data', 'This step', 'Loss', 'What the network says', 'Settings']
    const came = await page.evaluate(() => Object.assign({ came: [] as string[] }, window).came)
    expect(came.filter((name) => views.includes(name))).toEqual(views)
  })

  it('shows every weight and every bias as a number on the picture', async () => {
    const page = await visit()
    const network = page.getByRole('group', { name: 'Network' })
    for (const name of ['w1', 'w6', 'b1', 'b2', 'b3']) {
      const kind = name.startsWith('w') ? 'Weight' : 'Bias'
      const box = await network.getByRole('spinbutton', { name: `${kind} ${name}` }).boundingBox()
      expect(box!.width).toBeGreaterThanOrEqual(24)
      expect(box!.height).toBeGreaterThanOrEqual(24)
    }
  })
})

describe('the way of looking', () => {
  it('follows the system, and a choice of one’s own is kept', async () => {
    const page = await visit({ scheme: 'dark' })
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const dark = await paper()
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await paper()
    expect(light).not.toBe(dark)
    for (let turn = 0; turn < 3 && (await paper()) !== dark; turn++)
      await page.getByRole('button', { name: /^Theme/ }).click()
    expect(await paper()).toBe(dark)
    await page.reload()
    await page.getByRole('button', { name: 'Train', exact: true }).waitFor()
    expect(await paper()).toBe(dark)
  })
})
