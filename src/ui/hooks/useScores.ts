/** How good the answers are at present, in one number for the training samples and one for those never trained on. */
import type { Answer } from '../../worker/probes.ts'
import { format } from '../format.ts'
import { useAppState } from './app.tsx'
import { useProbe } from './useProbe.ts'

export type ShownScores = {
  readonly name: 'accuracy' | 'R²'
  readonly training: string
  /** Null where no samples are kept for testing. */
  readonly test: string | null
}

/** Asked at a reader's pace. `asker` tells the views apart that ask. */
export function useScores(asker: string): ShownScores | null {
  const problem = useAppState((state) => state.dataset.problem)
  const hasTest = useAppState((state) => state.dataset.unseen.length > 0)
  const about = { type: 'scores', problem, worst: 0 } as const
  const training = useProbe(`${asker} scores`, { ...about, of: 'all' })
  const test = useProbe(`${asker} test scores`, hasTest ? { ...about, of: 'test' } : null)
  const text = scoreText(training.answer)
  if (text === null) return null
  return {
    name: problem === 'classes' ? 'accuracy' : 'R²',
    training: text,
    test: scoreText(test.answer),
  }
}

/** "96 %" of classes, R² of values. */
export function scoreText(answer: Answer | null): string | null {
  if (answer?.type !== 'scores' || !answer.value) return null
  const { scores } = answer.value
  if ('accuracy' in scores) return percent(scores.accuracy)
  return format(scores.rSquared, 2)
}

/** Never 100 % or 0 % before it is all or nothing. */
export function percent(share: number): string {
  const rounded = Math.round(100 * share)
  if (rounded === 100 && share < 1) return `${format(Math.min(99.99, 100 * share), 4)} %`
  return `${rounded === 0 && share > 0 ? '<1' : rounded} %`
}
