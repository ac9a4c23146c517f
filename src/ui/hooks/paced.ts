/**
 * Drawing at a slower pace than frames come, for what is dear to draw or hard to read when it
 * flickers. The last news is always drawn in the end.
 */
import { useLayoutEffect, useRef } from 'react'
import type { Frame } from '../../worker/frame.ts'
import { useApp, useGuard } from './app.tsx'

/** Ten times a second: the brief's pace for numbers, maps and charts in training. */
export const PACE_MS = 100

type Pace = {
  /** Runs the work now if it has rested long enough, else as soon as it has. */
  soon(): void
  now(): void
  stop(): void
}

type Timers = {
  now(): number
  /** Calls back after so many milliseconds; returns how to cancel. */
  later(callback: () => void, delayMs: number): () => void
}

const pageTimers: Timers = {
  now: () => performance.now(),
  later: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Runs `work` at most once in `intervalMs` when asked by `soon`; several wishes become one. */
export function paced(work: () => void, intervalMs: number, timers: Timers = pageTimers): Pace {
  let last = -Infinity
  let cancel: (() => void) | null = null
  const stop = (): void => {
    cancel?.()
    cancel = null
  }
  const now = (): void => {
    stop()
    last = timers.now()
    work()
  }
  const soon = (): void => {
    if (cancel) return
    const rest = last + intervalMs - timers.now()
    if (rest > 0) cancel = timers.later(now, rest)
    else now()
  }
  return { soon, now, stop }
}

/** As `useFrame`, but in training at most ten times a second. */
export function usePacedFrame(draw: (frame: Frame) => void): void {
  const { frames } = useApp()
  const newest = useRef(draw)
  const guard = useGuard()
  useLayoutEffect(() => {
    newest.current = draw
    draw(frames.latest())
  })
  useLayoutEffect(() => {
    const pace = paced(() => guard(() => newest.current(frames.latest())), PACE_MS)
    const unsubscribe = frames.subscribe(({ status }) => {
      if (status === 'training') pace.soon()
      else pace.now()
    })
    return () => {
      unsubscribe()
      pace.stop()
    }
  }, [frames, guard])
}
