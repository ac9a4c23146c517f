/** Starts a session in a real worker. */
import type { Port, Spawn } from '../worker/lives.ts'
import type { Report } from '../worker/protocol.ts'
// oxlint-disable-next-line import/default -- Vite makes it from the query.
import address from '../worker/worker.ts?worker&url'
import { trusted } from './ownAddress.ts'

export const spawnWorker: Spawn = (receive, died): Port => {
  const worker = new Worker(trusted(address), { type: 'module', name: 'trainer' })
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
