/** Where the next update takes every parameter, asked of the worker where only the optimizer can tell. */
import { useMemo } from 'react'
import { useAppState } from '../hooks/app.tsx'
import { isAllLearning, isPlain } from '../../experiment/plain.ts'
import { useProbe } from '../hooks/useProbe.ts'

export type After = {
  /** Where the run stood. */
  readonly position: number
  /** After the update; flat. */
  readonly parameters: Float64Array
}

/** Null while nobody looks, where it follows from the gradients, or where no update is due. */
export function useAfter(isLookedAt: boolean): After | null {
  const isNeeded = useAppState(
    ({ training, network }) => isLookedAt && !(isPlain(training) && isAllLearning(network)),
  )
  const { answer } = useProbe('stage update', isNeeded ? { type: 'update' } : null)
  return useMemo(
    () =>
      answer?.type === 'update' && answer.value
        ? { position: answer.position, parameters: answer.value.after.parameters }
        : null,
    [answer],
  )
}
