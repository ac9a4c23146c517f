/**
 * Frames at a person's pace: in training and on long moves ten times a second what is watched, at
 * once otherwise. What is read, line by line, changes four times a second in training: no more can
 * be read, and lines of text are dear to lay out. When the run rests or moves, all draw the same
 * frame at the same moment; in training they take turns, each panel that is read as one, so that its
 * lines agree.
 */
import { createContext, useCallback, useContext, useLayoutEffect, useRef } from 'react'
import type { Frames } from '../../state/frames.ts'
import type { Frame } from '../../worker/frame.ts'
import { useApp, useGuard } from './app.tsx'
import { paced, pageTimers, type Timers } from './paced.ts'
import { strainOf, type Strain } from './strain.ts'
import { turnsOf, type Turns } from './turns.ts'

/** Ten times a second: the brief's pace for numbers, maps and charts in training. */
const WATCHED_MS = 100
const READ_MS = 250

/** The panel inside which one reads rather than watches, by its name; null: what is watched. */
export const ReadPanel = createContext<string | null>(null)

type CalmFrames = {
  /** Draws every calm frame from now on; returns how to stop. */
  subscribe(draw: (frame: Frame) => void, panel?: string | null): () => void
}

/** In training frames are drawn at least so many milliseconds apart; the last one always is. */
type Gaps = { readonly watched: number; readonly read: number }

export function calm(
  frames: Frames,
  gaps: Gaps,
  timers: Timers,
  turns: Turns,
  strain?: Strain,
): CalmFrames {
  const draws = new Map<(frame: Frame) => void, { job: () => void; panel: string | null }>()
  /** All lines of a panel that is read, in one turn. */
  const panels = new Map<string, () => void>()
  const jobsOf = (panel: string | null): (() => void)[] =>
    [...draws.values()].filter((one) => one.panel === panel).map(({ job }) => job)
  const isTraining = (): boolean => frames.latest().status === 'training'
  const watched = paced(
    () => {
      if (isTraining()) return turns.take(jobsOf(null))
      const jobs = [...draws.values()].map(({ job }) => job)
      turns.drop([...jobs, ...panels.values()])
      for (const job of jobs) job()
    },
    gaps.watched,
    timers,
    strain,
  )
  const read = paced(
    () => {
      if (isTraining()) turns.take(panels.values())
    },
    gaps.read,
    timers,
    strain,
  )
  let stop: (() => void) | null = null
  return {
    subscribe: (draw, panel = null) => {
      const job = (): void => draw(frames.latest())
      draws.set(draw, { job, panel })
      if (panel !== null && !panels.has(panel)) {
        panels.set(panel, () => {
          for (const line of jobsOf(panel)) line()
        })
      }
      stop ??= frames.subscribe(({ status }) => {
        if (status === 'training') read.soon()
        // The last frame of a move is a paused one.
        if (status === 'paused') watched.now()
        else watched.soon()
      })
      return () => {
        turns.drop([job])
        draws.delete(draw)
        if (draws.size > 0) return
        stop?.()
        stop = null
        turns.drop(panels.values())
        watched.stop()
        read.stop()
      }
    },
  }
}

const calmed = new WeakMap<Frames, CalmFrames>()

/** The page's one calm stream of these frames. */
export function calmFramesOf(frames: Frames): CalmFrames {
  const known = calmed.get(frames)
  if (known) return known
  const gaps = { watched: WATCHED_MS, read: READ_MS }
  const made = calm(frames, gaps, pageTimers, turnsOf(frames), strainOf(frames))
  calmed.set(frames, made)
  return made
}

/** Tells of every calm frame from now on, at the pace of the panel this is in; returns how to stop. */
export function useCalmFrames(): (draw: (frame: Frame) => void) => () => void {
  const { frames } = useApp()
  const panel = useContext(ReadPanel)
  return useCallback((draw) => calmFramesOf(frames).subscribe(draw, panel), [frames, panel])
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
