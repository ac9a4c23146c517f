/** Which motion belongs to the operation that is shown, and its end at any key or press. */
import { useEffect, useState } from 'react'
import { durationOf, operationsOf, partsOf, type Parts } from '../../state/walk.ts'
import { useActions, useAppState } from '../hooks/app.tsx'
import { useIsStill } from '../hooks/useIsStill.ts'
import { isOnward, type Motion } from './motion.ts'

type Seen = { readonly operation: number | null; readonly motion: Motion | null }

let count = 0

/** Null where nothing moves: without a walk, on the way back, and for those who want no motion. */
export function useMotion(): { readonly motion: Motion | null; readonly end: () => void } {
  const actions = useActions()
  const walk = useAppState((state) => state.walk)
  const parts = useAppState((state) => partsOf(state.network))
  const speed = useAppState(({ view }) => view.walkSpeed)
  const isStill = useIsStill()
  const [walked, setWalked] = useState(walk)
  const [seen, setSeen] = useState<Seen>({ operation: null, motion: null })
  if (walked !== walk) {
    setWalked(walk)
    const moves =
      walk &&
      speed !== null &&
      !isStill &&
      isOnward(seen.operation, walk, operationsOf(parts).length - 1)
    const motion = moves ? motionOf(walk.operation, parts, speed) : null
    setSeen({ operation: walk?.operation ?? null, motion })
  }
  const end = (): void => setSeen((old) => ({ ...old, motion: null }))

  // Whatever is pressed keeps its own meaning.
  const isPlaying = walk?.isPlaying ?? false
  const isMoving = isPlaying || seen.motion !== null
  useEffect(() => {
    if (!isMoving) return undefined
    const skip = (): void => {
      if (isPlaying) actions.endWalk()
      else setSeen((old) => ({ ...old, motion: null }))
    }
    addEventListener('keydown', skip, true)
    addEventListener('pointerdown', skip, true)
    return () => {
      removeEventListener('keydown', skip, true)
      removeEventListener('pointerdown', skip, true)
    }
  }, [actions, isMoving, isPlaying])

  return { motion: seen.motion, end }
}

function motionOf(place: number, parts: Parts, speed: number): Motion {
  const operation = operationsOf(parts)[place]
  const duration = durationOf(operation, parts)
  count += 1
  return { id: count, operation, duration, time: duration / speed }
}
