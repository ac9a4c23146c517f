/** Changing the parameter on the picture: by dragging its point, or by keys on it. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { limits } from '../../../experiment/limits.ts'
import { useApp } from '../../hooks/app.tsx'
import { useGesture } from '../../hooks/useGesture.ts'
import { nudge, onGrid } from './nudge.ts'
import type { Range } from './range.ts'

type Drag = {
  readonly pointer: number
  readonly gesture: string
  readonly first: number
  /** Not rounded, so that slow drags add up. */
  value: number
  /** As last sent. */
  sent: number
  x: number
}

type Handle = {
  readonly parameter: number
  readonly range: Range
  /** How much of the parameter one pixel is. */
  readonly pixel: number
  /** The point is held, or let go. */
  readonly hold: (isHeld: boolean) => void
}

export function usePointDrag({ parameter, range, pixel, hold }: Handle) {
  const { frames, actions } = useApp()
  const dragging = useGesture('drag along')
  const pressing = useGesture('keys along')
  const drag = useRef<Drag>(null)

  const present = (): number => frames.latest().parameters[parameter] ?? Number.NaN

  const send = (one: Drag, value: number): void => {
    if (value === one.sent || !Number.isFinite(present())) return
    one.sent = value
    void actions.setParameter(parameter, value, one.gesture)
  }

  const end = (): void => {
    drag.current = null
    hold(false)
  }

  return {
    onPointerDown: (event: PointerEvent<SVGElement>): void => {
      if (event.button !== 0 || !event.isPrimary) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const value = present()
      drag.current = {
        pointer: event.pointerId,
        gesture: dragging.next(),
        first: value,
        value,
        sent: value,
        x: event.clientX,
      }
      hold(true)
    },
    onPointerMove: (event: PointerEvent): void => {
      const one = drag.current
      if (!one || one.pointer !== event.pointerId || event.clientX === one.x) return
      const fine = event.shiftKey ? 0.1 : 1
      const to = one.value + (event.clientX - one.x) * pixel * fine
      one.x = event.clientX
      one.value = Math.min(range.to, Math.max(range.from, to))
      send(one, onGrid(one.value, pixel * fine))
    },
    onPointerUp: end,
    /** The page has taken the pointer, to scroll: as if nothing had been touched. */
    onPointerCancel: (): void => {
      const one = drag.current
      if (one) send(one, one.first)
      end()
    },
    onLostPointerCapture: end,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const to = nudge(present(), range, event)
      if (to === null) return
      event.preventDefault()
      if (!Number.isFinite(to) || Math.abs(to) > limits.parameter || to === present()) return
      void actions.setParameter(parameter, to, pressing.at(event.timeStamp))
    },
  }
}
