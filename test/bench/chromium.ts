/** Contenders in workers of a page in Chromium. The page is built first, with the peers in it. */
import { chromium } from 'playwright'
import { build, preview, type InlineConfig } from 'vite'
import { browserArguments, findBrowser } from '../support/browser.mjs'
import { startIn } from './asking.ts'
import type { ContenderName } from './contenders/contenders.ts'
import type { Place } from './place.ts'

const config: InlineConfig = {
  configFile: false,
  root: 'test/bench',
  logLevel: 'error',
  // TensorFlow.js fetches its WebAssembly.
  publicDir: 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out',
  // What Node loads of neataptic starts processes; this is the file for browsers.
  resolve: { alias: { neataptic: 'neataptic/dist/neataptic.js' } },
  build: { outDir: 'node_modules/.bench/page', target: 'chrome123', chunkSizeWarningLimit: 5000 },
  // As in the page's own build.
  worker: { format: 'es', rolldownOptions: { output: { topLevelVar: false } } },
  preview: { port: 0, strictPort: true, host: '127.0.0.1', open: false },
}

/** Null where there is no browser. */
export async function createChromium(): Promise<Place<ContenderName> | null> {
  const executablePath = findBrowser()
  if (executablePath === null) return null
  await build(config)
  const server = await preview(config)
  const browser = await chromium.launch({ executablePath, args: [...browserArguments] })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The page is not served.')
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${address.port}/`)
  await page.waitForFunction(() => 'bench' in globalThis)
  return {
    name: `a worker of Chromium ${browser.version()}`,
    start: async (contender, workload) => {
      const worker = await page.evaluate(() => bench.begin())
      return startIn(
        {
          ask: (question) =>
            page.evaluate(([of, what]) => bench.ask(of, what), [worker, question] as const),
          end: () => page.evaluate((of) => bench.end(of), worker),
        },
        contender,
        workload,
      )
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}
