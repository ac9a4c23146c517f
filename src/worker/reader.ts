/** The second worker's entry: joins a reader of files to its thread's messages and timers. */
import { createReader, type ReaderCommand, type ReaderReport } from './reading.ts'

/** The part of a worker's global scope that is used; the page's types know only windows. */
type Scope = {
  postMessage(message: ReaderReport, transfer: Transferable[]): void
  addEventListener(
    type: 'message',
    listen: (event: MessageEvent<ReaderCommand<Blob>>) => void,
  ): void
}

declare const self: Scope

const reader = createReader((report, transfer) => self.postMessage(report, transfer), {
  now: () => performance.now(),
  soon: (callback) => {
    const timer = setTimeout(callback, 0)
    return () => clearTimeout(timer)
  },
})

self.addEventListener('message', ({ data: command }) => {
  if (command.type === 'cancel') {
    reader.receive(command)
    return
  }
  const { file } = command
  const bytes = async (from: number, to: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(from, to).arrayBuffer())
  reader.receive({ ...command, file: { size: file.size, bytes } })
})
