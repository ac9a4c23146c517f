/**
 * The questions that a session has been asked and works on beside training: one for each topic, the
 * newest, in slices short enough that any command is answered soon.
 */
import type { Probe } from '../engine/evaluate.ts'
import type { Answer, Prober, Question } from './probes.ts'
import type { Clock, Report } from './protocol.ts'

export type Inquiry = {
  /** Whether anything is left to be answered. */
  readonly isBusy: boolean
  /** Takes a question, in place of an older one on the same topic. */
  ask(asked: { readonly number: number; readonly topic: string; readonly question: Question }): void
  drop(topic: string): void
  /** Works for about a slice, and sends what is answered, and of what does not fit the run that it does not. */
  slice(): void
}

/** Work in one slice, and the least time between two words on how far it is. */
const SLICE_MS = 4
const PROGRESS_MS = 100
/** Bounds a slice where the clock is coarse or stands still. */
const MAX_PIECES = 4096

type Pending = { readonly number: number; readonly probe: Probe<Answer>; told: number }

export function createInquiry(
  run: number,
  prober: Prober,
  send: (report: Report, transfer: Transferable[]) => void,
  clock: Pick<Clock, 'now'>,
): Inquiry {
  const pending = new Map<string, Pending>()

  /** The next piece of it; null where its question does not fit the run, which is then told. */
  const pieceOf = (
    topic: string,
    { number, probe }: Pending,
  ): IteratorResult<number, Answer> | null => {
    try {
      return probe.next()
    } catch (thrown) {
      pending.delete(topic)
      // A question changes nothing, so the run is as sound as before. Other errors are faults.
      if (!(thrown instanceof RangeError)) throw thrown
      send({ type: 'refused', run, number, sentence: thrown.message }, [])
      return null
    }
  }

  return {
    get isBusy() {
      return pending.size > 0
    },
    ask: ({ number, topic, question }) => {
      const told = clock.now()
      // To the end of the line, so that no topic keeps another waiting for ever.
      pending.delete(topic)
      pending.set(topic, { number, probe: prober(question), told })
    },
    drop: (topic) => {
      pending.delete(topic)
    },
    slice: () => {
      const start = clock.now()
      for (const [topic, asked] of pending) {
        for (let piece = 0; piece < MAX_PIECES; piece++) {
          const next = pieceOf(topic, asked)
          if (!next) break
          if (next.done) {
            pending.delete(topic)
            send({ type: 'answer', run, number: asked.number, answer: next.value }, [])
            break
          }
          const now = clock.now()
          if (now - asked.told >= PROGRESS_MS) {
            asked.told = now
            send({ type: 'probing', run, number: asked.number, progress: next.value }, [])
          }
          if (now - start >= SLICE_MS) return
        }
        if (clock.now() - start >= SLICE_MS) return
      }
    },
  }
}
