/** Whether a move (a long step, a seek, an opening) has taken so long that a person should see it. */
import { useEffect, useState } from 'react'
import { useAppState } from './app.tsx'

const SLOW_MS = 300

export function useSlowMove(): boolean {
  const isMoving = useAppState((state) => state.status === 'moving')
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isMoving) return undefined
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isMoving])
  return isSlow
}
