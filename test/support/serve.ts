/** Serves the built page and starts the browser that the page tests share, once for all of them. */
import { chromium } from 'playwright'
import { preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { browserArguments, findBrowser } from './browser.mjs'

declare module 'vitest' {
  // An interface, because it adds to Vitest's own.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface ProvidedContext {
    /** Where the page is served: "http://127.0.0.1:1234/". */
    readonly origin: string
    /** Where the browser listens. */
    readonly browser: string
  }
}

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const server = await preview({
    logLevel: 'error',
    preview: { port: 0, strictPort: true, host: '127.0.0.1', open: false },
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The page is not served.')
  const path = findBrowser()
  const browser = await chromium.launchServer({
    ...(path === null ? {} : { executablePath: path }),
    args: [...browserArguments],
  })
  project.provide('origin', `http://127.0.0.1:${address.port}/`)
  project.provide('browser', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await server.close()
  }
}
