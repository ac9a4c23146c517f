/** Starts a reader of files in a real worker. */
import type { ReaderReport } from '../worker/reading.ts'
// oxlint-disable-next-line import/default -- Vite makes it from the query.
import address from '../worker/reader.ts?worker&url'
import { trusted } from './ownAddress.ts'
import type { SpawnReader } from './reader.ts'

export const spawnReader: SpawnReader = (receive, died) => {
  const worker = new Worker(trusted(address), { type: 'module', name: 'reader' })
  worker.addEventListener('message', (event: MessageEvent<ReaderReport>) => receive(event.data))
  worker.addEventListener('messageerror', () => died('A message of it could not be read.'))
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    died(event.message || `It could not be loaded from ${address}.`)
  })
  return {
    post: (command) => worker.postMessage(command, []),
    close: () => worker.terminate(),
  }
}
