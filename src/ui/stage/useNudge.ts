/** Changing a weight by keys: steps up and down, or to a value. */
import { useRef } from 'react'
import { useApp } from '../hooks/app.tsx'
import { useGesture } from '../hooks/useGesture.ts'
import { nudged } from './weight.ts'

/** After "-", a digit that comes so soon belongs to it. */
const MINUS_MS = 1000

/** Key presses that come so soon go on from each other, not from a frame that is still on its way. */
const BURST_MS = 300

/** Changing a weight by keys; presses that follow each other are one undo. */
export function useNudge() {
  const { frames, actions } = useApp()
  const gesture = useGesture('keys')
  const last = useRef({ index: -1, value: 0, at: -Infinity })
  const minus = useRef({ index: -1, before: 0, at: -Infinity })

  const to = (index: number, value: number, time: number): void => {
    last.current = { index, value, at: time }
    void actions.setParameter(index, value, `${gesture.at(time)}, parameter ${index}`)
  }

  return {
    to,
    by: (index: number, step: number, time: number): void => {
      const { index: lastIndex, value, at } = last.current
      const isBurst = lastIndex === index && time - at < BURST_MS
      const before = isBurst ? value : frames.latest().parameters[index]
      minus.current = { index: step < 0 ? index : -1, before, at: time }
      to(index, nudged(before, step), time)
    },
    /** Undoes a "-" that has just been pressed; whether there was one. */
    takeBackMinus: (index: number, time: number): boolean => {
      const { index: minusIndex, before, at } = minus.current
      if (minusIndex !== index || time - at > MINUS_MS) return false
      minus.current.index = -1
      to(index, before, time)
      return true
    },
  }
}
