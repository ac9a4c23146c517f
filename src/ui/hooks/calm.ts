/**
 * Frames at a reader's pace: ten times a second in training and on long moves, at once otherwise.
 * When the run rests or moves, all who watch draw the same frame at the same moment; in training
 * they take turns, since no number stays long enough to be compared.
 */
import { useCallback, useLayoutEffect, useRef } from 'react'
import type { Frames } from '../../state/frames.ts'
import type { Frame } from '../../worker/frame.ts'
import { useApp, useGuard } from './app.tsx'
import { paced, pageTimers, type Timers } from './paced.ts'
import { strainOf, type Strain } from './strain.ts'
import { turnsOf, type Turns } from './turns.ts'

/** Ten times a second: the brief's pace for numbers, maps and charts in training. */
const PACE_MS = 100

type CalmFrames = Pick<Frames, 'subscribe'>

/** The same frames, drawn at least `gapMs` apart in training; the last one always is. */
export function calm(
  frames: Frames,
  gapMs: number,
  timers: Timers,
  turns: Turns,
  strain?: Strain,
): CalmFrames {
  const draws = new Map<(frame: Frame) => void, () => void>()
  const pace = paced(
    () => {
      if (frames.latest().status === 'training') return turns.take(draws.values())
      turns.drop(draws.values())
      for (const draw of draws.values()) draw()
    },
    gapMs,
    timers,
    strain,
  )
  let stop: (() => void) | null = null
  return {
    subscribe: (draw) => {
      const job = (): void => draw(frames.latest())
      draws.set(draw, job)
      stop ??= frames.subscribe(({ status }) => {
        // The last frame of a move is a paused one.
        if (status === 'paused') pace.now()
        else pace.soon()
      })
      return () => {
        turns.drop([job])
        draws.delete(draw)
        if (draws.size > 0) return
        stop?.()
        stop = null
        pace.stop()
      }
    },
  }
}

const calmed = new WeakMap<Frames, CalmFrames>()

/** The page's one calm stream of these frames. */
export function calmFramesOf(frames: Frames): CalmFrames {
  const known = calmed.get(frames)
  if (known) return known
  const made = calm(frames, PACE_MS, pageTimers, turnsOf(frames), strainOf(frames))
  calmed.set(frames, made)
  return made
}

/** Tells of every calm frame from now on; returns how to stop. */
export function useCalmFrames(): CalmFrames['subscribe'] {
  const { frames } = useApp()
  return useCallback((draw) => calmFramesOf(frames).subscribe(draw), [frames])
}

/**
 * Calls `draw` with the newest frame before the first paint, after every render, and as calm frames
 * come. `draw` writes attributes and text through refs; it never sets React state.
 */
export function useCalmFrame(draw: (frame: Frame) => void): void {
  const { frames } = useApp()
  useDrawn(() => draw(frames.latest()))
}

/** The same with the frame whose sample's step is shown: one that is held while that is walked through, else the newest. */
export function useShownFrame(draw: (frame: Frame) => void): void {
  const { frames } = useApp()
  useDrawn(() => draw(frames.shown()))
}

function useDrawn(draw: () => void): void {
  const subscribe = useCalmFrames()
  const newest = useRef(draw)
  const guard = useGuard()
  useLayoutEffect(() => {
    newest.current = draw
    draw()
  })
  useLayoutEffect(() => subscribe(() => guard(() => newest.current())), [subscribe, guard])
}
