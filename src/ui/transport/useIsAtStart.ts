/** Whether nothing lies before the present; renders only when that changes. */
import { useCallback, useSyncExternalStore } from 'react'
import { useApp, useAppState } from '../hooks/app.tsx'
import { useCalmFrames } from '../hooks/calm.ts'

export function useIsAtStart(): boolean {
  const { frames } = useApp()
  const subscribe = useCalmFrames()
  // Within a walk by operations there is the operation before.
  const isWalking = useAppState(
    ({ walk, view }) => walk !== null && !walk.isPlaying && view.stepUnit === 'operation',
  )
  const isFirst = useSyncExternalStore(
    subscribe,
    useCallback(() => frames.latest().position === 0, [frames]),
  )
  return isFirst && !isWalking
}
