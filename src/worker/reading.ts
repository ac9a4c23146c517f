/**
 * The reader's side of its conversation with the page: a state machine that reads one file at a time
 * in slices, says how far it is, and can be told to leave it. Knows neither thread nor timers.
 */
import { readCsv, type Read } from '../data/csv.ts'
import type { Corrections } from '../data/reading.ts'
import type { Work } from '../data/records.ts'
import type { Clock } from './protocol.ts'

/** A file as a thread gets it: `bytes` reads some of it, so that it is never in memory as a whole. */
export type Source = {
  readonly size: number
  bytes(from: number, to: number): Promise<Uint8Array>
}

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

/** What is read: another file makes it stale. */
type Job = { readonly number: number; readonly file: Source; readonly work: Work<Read> }

const nothing = new Uint8Array(0)

export function createReader(
  send: (report: ReaderReport, transfer: Transferable[]) => void,
  clock: Pick<Clock, 'now' | 'soon'>,
): Reader {
  let current: Job | null = null
  let told = 0

  const fail = (job: Job, error: unknown): void => {
    if (job !== current) return
    current = null
    const message = error instanceof Error ? error.message : String(error)
    send({ type: 'failed', number: job.number, message }, [])
  }

  const slice = (job: Job, given: Uint8Array): void => {
    if (job !== current) return
    const { number, work, file } = job
    try {
      const start = clock.now()
      let next = work.next(given)
      while (!next.done && next.value.wanted === null && clock.now() - start < SLICE_MS) {
        next = work.next(nothing)
      }
      if (next.done) {
        current = null
        send({ type: 'read', number, read: next.value }, buffersOf(next.value))
        return
      }
      const { done, wanted } = next.value
      if (clock.now() - told >= PROGRESS_MS) {
        told = clock.now()
        send({ type: 'progress', number, done }, [])
      }
      if (wanted === null) clock.soon(() => slice(job, nothing))
      // The file may have gone, or may not be read.
      else
        file.bytes(...wanted).then(
          (bytes) => slice(job, bytes),
          (error) => fail(job, error),
        )
    } catch (error) {
      fail(job, error)
    }
  }

  return {
    receive: (command) => {
      current = null
      if (command.type === 'cancel') return
      const { number, file, corrections, seed } = command
      current = { number, file, work: readCsv({ size: file.size, corrections, seed }) }
      told = clock.now()
      slice(current, nothing)
    },
  }
}

function buffersOf(read: Read): Transferable[] {
  if (!read.ok) return []
  return read.value.table.columns.map((column) =>
    column.type === 'number' ? column.values.buffer : column.codes.buffer,
  )
}
