/** Tells which changes belong together: all of a drag, and what follows within a second, are one undo. */
import { useEffect, useRef } from 'react'

const BURST_MS = 1000

let count = 0

type Gesture = {
  /** Begins another gesture and names it. */
  next(): string
  /** The gesture that a change at this time (an event's `timeStamp`) belongs to. */
  at(time: number): string
  /** A drag is going on. */
  isHeld(): boolean
  /** For the element that is dragged. */
  readonly holds: { readonly onPointerDown: () => void }
}

export function useGesture(name: string): Gesture {
  const state = useRef({ id: `${name} ${count}`, isHeld: false, last: -Infinity })

  const next = (): string => {
    count += 1
    state.current.id = `${name} ${count}`
    return state.current.id
  }

  const at = (time: number): string => {
    const { isHeld, last, id } = state.current
    state.current.last = time
    return isHeld || time - last < BURST_MS ? id : next()
  }

  // The pointer may be lifted anywhere, or be lost.
  useEffect(() => {
    const release = (): void => {
      state.current.isHeld = false
      state.current.last = -Infinity
    }
    addEventListener('pointerup', release)
    addEventListener('pointercancel', release)
    return () => {
      removeEventListener('pointerup', release)
      removeEventListener('pointercancel', release)
    }
  }, [])

  return {
    next,
    at,
    isHeld: () => state.current.isHeld,
    holds: {
      onPointerDown: () => {
        next()
        state.current.isHeld = true
      },
    },
  }
}
