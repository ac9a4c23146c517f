/**
 * The reader's side of its conversation with the page: a state machine that reads one file at a time
 * in slices, says how far it is, and can be told to leave it. Knows neither thread nor timers.
 */
import { fileLimits, readCsv, type Read } from '../data/csv.ts'
import type { Corrections } from '../data/reading.ts'
import type { Clock } from './protocol.ts'

/** A file as a thread gets it: `bytes` reads so many of them from its start. */
export type Source = { readonly size: number; bytes(count: number): Promise<Uint8Array> }

/** What the page asks for. Another file takes the place of the one that is being read. */
export type ReaderCommand<File = Source> =
  | {
      readonly type: 'read'
      readonly number: number
      readonly file: File
      readonly corrections: Corrections
      /** Unsigned 32 bit: which rows are taken where there are too many. */
      readonly seed: number
    }
  | { readonly type: 'cancel' }

/** Every report carries the number of the command that it answers. */
export type ReaderReport =
  /** From 0 to 1. */
  | { readonly type: 'progress'; readonly number: number; readonly done: number }
  | { readonly type: 'read'; readonly number: number; readonly read: Read }
  | { readonly type: 'failed'; readonly number: number; readonly message: string }

export type Reader = { receive(command: ReaderCommand): void }

/** Work between two looks at the messages, and time between two reports of progress. */
const SLICE_MS = 20
const PROGRESS_MS = 100

export function createReader(
  send: (report: ReaderReport, transfer: Transferable[]) => void,
  clock: Pick<Clock, 'now' | 'soon'>,
): Reader {
  /** What is being read; another one makes it stale. */
  let current: { readonly number: number } | null = null
  let told = 0

  const fail = (number: number, error: unknown): void => {
    current = null
    send(
      { type: 'failed', number, message: error instanceof Error ? error.message : String(error) },
      [],
    )
  }

  const slice = (job: { readonly number: number }, work: Generator<number, Read, void>): void => {
    if (job !== current) return
    const { number } = job
    try {
      const start = clock.now()
      let next = work.next()
      while (!next.done && clock.now() - start < SLICE_MS) next = work.next()
      if (next.done) {
        current = null
        send({ type: 'read', number, read: next.value }, buffersOf(next.value))
        return
      }
      if (clock.now() - told >= PROGRESS_MS) {
        told = clock.now()
        send({ type: 'progress', number, done: next.value }, [])
      }
      clock.soon(() => slice(job, work))
    } catch (error) {
      fail(number, error)
    }
  }

  const start = async ({ number, file, corrections, seed }: ReaderCommand & { type: 'read' }) => {
    const job = { number }
    current = job
    told = clock.now()
    try {
      const bytes = await file.bytes(Math.min(file.size, fileLimits.bytes))
      slice(job, readCsv({ bytes, size: file.size, corrections, seed }))
    } catch (error) {
      // The file may have gone, or may not be read.
      if (job === current) fail(number, error)
    }
  }

  return {
    receive: (command) => {
      current = null
      if (command.type === 'read') void start(command)
    },
  }
}

function buffersOf(read: Read): Transferable[] {
  if (!read.ok) return []
  return read.value.table.columns.map((column) =>
    column.type === 'number' ? column.values.buffer : column.codes.buffer,
  )
}
