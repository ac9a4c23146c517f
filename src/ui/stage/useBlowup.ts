/** What the step that blew up would have done: asked of the worker, since it was never made. */
import { useMemo } from 'react'
import type { Notice } from '../../state/store.ts'
import { useProbe } from '../hooks/useProbe.ts'
import { blowupOf, type Blowup } from './blowup.ts'

const none: Blowup = { exploded: [], told: null, isLoss: false }

export function useBlowup(notice: Notice | null): Blowup {
  const isDiverged = notice?.type === 'diverged'
  const parameter = isDiverged ? notice.parameter : null
  const { answer } = useProbe('stage blowup', isDiverged ? { type: 'update' } : null)
  return useMemo(() => {
    if (!isDiverged) return none
    return blowupOf(parameter, answer?.type === 'update' ? answer.value : null)
  }, [isDiverged, parameter, answer])
}
