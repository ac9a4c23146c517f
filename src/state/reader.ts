/**
 * The page's side of its conversation with the reader of files: one file at a time, in a thread that is
 * started when the first is read. What the reader cannot do becomes a sentence.
 */
import type { Read } from '../data/csv.ts'
import type { Corrections } from '../data/reading.ts'
import type { ReaderCommand, ReaderReport } from '../worker/reading.ts'

export type ReaderPort = {
  post(command: ReaderCommand<Blob>): void
  close(): void
}

/** Starts a reader. `died`: it says nothing more. */
export type SpawnReader = (
  receive: (report: ReaderReport) => void,
  died: (details: string) => void,
) => ReaderPort

export type Wish = {
  readonly file: Blob
  readonly corrections: Corrections
  /** Unsigned 32 bit: which rows are taken where there are too many. */
  readonly seed: number
  /** From 0 to 1. */
  readonly progress: (done: number) => void
}

export type ReaderClient = {
  /** Null when it was cancelled, or another file took its place. */
  read(wish: Wish): Promise<Read | null>
  cancel(): void
  /** The thread goes; the next file starts another. */
  close(): void
}

type Asker = {
  readonly number: number
  readonly progress: Wish['progress']
  readonly answer: (read: Read | null) => void
}

export function createReaderClient(spawn: SpawnReader): ReaderClient {
  let port: ReaderPort | null = null
  let asker: Asker | null = null
  let lastNumber = 0

  const answer = (read: Read | null): void => {
    const waiting = asker
    asker = null
    waiting?.answer(read)
  }

  const close = (): void => {
    port?.close()
    port = null
    answer(null)
  }

  const receive = (report: ReaderReport): void => {
    if (report.number !== asker?.number) return
    switch (report.type) {
      case 'progress':
        asker.progress(report.done)
        return
      case 'read':
        answer(report.read)
        return
      case 'failed':
        answer({ ok: false, sentence: `This file could not be read: ${report.message}` })
    }
  }

  const start = (): ReaderPort => {
    const mine = spawn(receive, (details) => {
      if (mine !== port) return
      port = null
      mine.close()
      answer({ ok: false, sentence: `The reader stopped: ${details} Try again.` })
    })
    return mine
  }

  return {
    read: ({ file, corrections, seed, progress }) =>
      new Promise((resolve) => {
        answer(null)
        const number = ++lastNumber
        asker = { number, progress, answer: resolve }
        port ??= start()
        port.post({ type: 'read', number, file, corrections, seed })
      }),
    cancel: () => {
      port?.post({ type: 'cancel' })
      answer(null)
    },
    close,
  }
}
