/** A plain value out of the newest frame, at the calm pace. */
import { useSyncExternalStore } from 'react'
import type { Frame } from '../../../worker/frame.ts'
import { useApp } from '../../hooks/app.tsx'
import { useCalmFrames } from '../../hooks/calm.ts'

export function useCalmRead<Value extends number | string>(read: (frame: Frame) => Value): Value {
  const { frames } = useApp()
  return useSyncExternalStore(useCalmFrames(), () => read(frames.latest()))
}
