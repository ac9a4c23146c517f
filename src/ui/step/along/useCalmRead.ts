/** A plain value out of the frame whose step is shown, or the newest, at the calm pace. */
import { useSyncExternalStore } from 'react'
import type { Frames } from '../../../state/frames.ts'
import { useApp } from '../../hooks/app.tsx'
import { useCalmFrames } from '../../hooks/calm.ts'

export function useCalmRead<Value extends number | boolean>(
  read: (frames: Pick<Frames, 'shown' | 'latest'>) => Value,
): Value {
  const { frames } = useApp()
  return useSyncExternalStore(useCalmFrames(), () => read(frames))
}
