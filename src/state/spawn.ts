/** Starts a session in a real worker. Under Trusted Types its address goes through the page's one policy. */
import type { Port, Spawn } from '../worker/client.ts'
import type { Report } from '../worker/protocol.ts'
// oxlint-disable-next-line import/default -- Vite makes it from the query.
import address from '../worker/worker.ts?worker&url'

/** The part of Trusted Types that is used; not every browser has them. */
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

declare global {
  var trustedTypes: TrustedTypes | undefined
}

/** Only what comes from our own origin may run. */
function ownAddress(given: string): string {
  const { origin, href } = new URL(given, document.baseURI)
  if (origin !== location.origin) throw new TypeError(`${href} is not ours to run.`)
  return href
}

const rules = { createScriptURL: ownAddress }
// A policy can be made only once; without Trusted Types its rules hold all the same.
const policy = globalThis.trustedTypes?.createPolicy('nn-url', rules) ?? rules

export const spawnWorker: Spawn = (receive, died): Port => {
  const worker = new Worker(policy.createScriptURL(address), { type: 'module', name: 'trainer' })
  worker.addEventListener('message', (event: MessageEvent<Report>) => receive(event.data))
  worker.addEventListener('messageerror', () => died('A message of the trainer could not be read.'))
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    died(event.message || `The trainer could not be loaded from ${address}.`)
  })
  return {
    post: (command, transfer) => worker.postMessage(command, transfer),
    close: () => worker.terminate(),
  }
}
