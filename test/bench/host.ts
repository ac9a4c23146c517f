/**
 * One contender on one workload, alone in its thread: in Node a worker thread (`thread.ts`), in a
 * browser a worker (`worker.ts`). It is asked to open, then to measure, again and again.
 */
import { contenders, type ContenderName } from './contenders/contenders.ts'
import type { Contender } from './contenders/contender.ts'
import { workloadOf, type Workload, type WorkloadName } from './workloads.ts'

export type Question =
  | { readonly type: 'open'; readonly contender: ContenderName; readonly workload: WorkloadName }
  | { readonly type: 'measure'; readonly milliseconds: number }

export type Answer =
  /** The loss after `CHECKED_EPOCHS`; null: the contender has not got what the workload needs. */
  | { readonly type: 'opened'; readonly loss: number | null }
  /** Samples trained in a second. */
  | { readonly type: 'measured'; readonly rate: number }
  | { readonly type: 'failed'; readonly reason: string }

/** After so many epochs all textbook contenders have the same loss. */
export const CHECKED_EPOCHS = 2

/** The clock is read about so often, as the page's session does. */
const STRETCH_MS = 4

/** Answers one question after the other. */
export function createHost(): (question: Question) => Promise<Answer> {
  let contender: Contender | null = null
  let workload: Workload
  /** Batches between two looks at the clock. */
  let stretch = 1

  const measure = (milliseconds: number): number => {
    const { train } = contender!
    const start = performance.now()
    let batches = 0
    let passed = 0
    while (passed < milliseconds) {
      train(stretch)
      batches += stretch
      passed = performance.now() - start
    }
    return (1000 * batches * workload.training.batchSize) / passed
  }

  return async (question) => {
    try {
      if (question.type === 'measure') {
        return { type: 'measured', rate: measure(question.milliseconds) }
      }
      workload = workloadOf(question.workload)
      contender = await contenders[question.contender].create(workload)
      if (contender === null) return { type: 'opened', loss: null }
      const { samples, training } = workload
      contender.train((CHECKED_EPOCHS * samples.length) / training.batchSize)
      const loss = contender.loss()
      // Warm, and find out how many batches fit between two looks at the clock.
      for (let turn = 0; turn < 3; turn++) {
        const batches = (measure(100) * STRETCH_MS) / 1000 / training.batchSize
        stretch = Math.max(1, Math.round(batches))
      }
      return { type: 'opened', loss }
    } catch (error) {
      return { type: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }
}
