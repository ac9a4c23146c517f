/**
 * Changing a weight by dragging its pill. The pointer is captured, so that the drag goes on outside
 * the window and ends cleanly when the pointer is lost.
 */
import { useRef, type PointerEvent } from 'react'
import { useApp } from '../hooks/app.tsx'
import { useGesture } from '../hooks/useGesture.ts'
import { dragged, rounded } from './weight.ts'

/** Less than this is a click with an unsteady hand. */
const CLICK_PX = 4

type Drag = {
  readonly pointer: number
  readonly index: number
  readonly gesture: string
  readonly first: number
  /** Not rounded, so that slow drags add up. */
  value: number
  /** As last sent. */
  sent: number
  x: number
  y: number
  hasMoved: boolean
}

export function useWeightDrag() {
  const { frames, actions } = useApp()
  const gestures = useGesture('drag')
  const drag = useRef<Drag>(null)
  const wasDrag = useRef(false)

  const set = (one: Drag, value: number): void => {
    if (value === one.sent || one.index >= frames.latest().parameters.length) return
    one.sent = value
    void actions.setParameter(one.index, value, one.gesture)
  }

  return {
    /** Whether the click that comes now is the end of a drag. */
    wasDrag: (): boolean => wasDrag.current,
    start: (event: PointerEvent, index: number): void => {
      wasDrag.current = false
      if (event.button !== 0 || !event.isPrimary || !(event.target instanceof Element)) return
      event.target.setPointerCapture(event.pointerId)
      const value = frames.latest().parameters[index]
      drag.current = {
        pointer: event.pointerId,
        index,
        gesture: gestures.next(),
        first: value,
        value,
        sent: value,
        x: event.clientX,
        y: event.clientY,
        hasMoved: false,
      }
    },
    move: (event: PointerEvent): void => {
      const one = drag.current
      if (!one || one.pointer !== event.pointerId) return
      const right = event.clientX - one.x
      // A finger that goes up or down scrolls the page
      const up = event.pointerType === 'touch' ? 0 : one.y - event.clientY
      if (!one.hasMoved && Math.hypot(right, up) < CLICK_PX) return
      one.hasMoved = true
      wasDrag.current = true
      one.x = event.clientX
      one.y = event.clientY
      one.value = dragged(one.value, right, up, event.shiftKey)
      set(one, rounded(one.value, event.shiftKey))
    },
    end: (): void => {
      drag.current = null
    },
    /** The page has taken the pointer, to scroll: as if nothing had been touched. */
    cancel: (): void => {
      const one = drag.current
      drag.current = null
      if (one?.hasMoved) set(one, one.first)
    },
  }
}
