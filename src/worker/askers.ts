/** Who has asked the session something that changes nothing: the newest on each topic. */
import type { Answer } from './probes.ts'
import type { Report } from './protocol.ts'

type Asker = {
  /** Of the question. */
  readonly number: number
  readonly answer: (answer: Answer | null) => void
  readonly progress: ((share: number) => void) | undefined
}

export type Askers = {
  readonly isEmpty: boolean
  /** Whoever asked on this topic before has to be dropped. */
  add(topic: string, asker: Asker): void
  hear(report: Extract<Report, { type: 'answer' | 'refused' | 'probing' }>): void
  /** Answers whoever asked on this topic null; false when nobody did. */
  drop(topic: string): boolean
  /** The same for all topics. */
  dropAll(): void
}

export function createAskers(): Askers {
  const askers = new Map<string, Asker>()
  const drop = (topic: string): boolean => {
    askers.get(topic)?.answer(null)
    return askers.delete(topic)
  }
  return {
    get isEmpty() {
      return askers.size === 0
    },
    add: (topic, asker) => {
      askers.set(topic, asker)
    },
    hear: (report) => {
      for (const [topic, asker] of askers) {
        if (asker.number !== report.number) continue
        if (report.type === 'probing') asker.progress?.(report.progress)
        else {
          askers.delete(topic)
          asker.answer(report.type === 'answer' ? report.answer : null)
        }
      }
    },
    drop,
    dropAll: () => {
      for (const topic of askers.keys()) drop(topic)
    },
  }
}
