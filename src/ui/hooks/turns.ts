/**
 * Drawing that is shared out over the page's frames: what cannot be drawn in the time that one of
 * them has is drawn in the next. So a page of many views stays at sixty frames a second.
 */
import type { Frames } from '../../state/frames.ts'

export type Turns = {
  /** Draws as many as fit into the time there is, the others in the next frames. Who waits already waits once. */
  take(draws: Iterable<() => void>): void
  /** These have no turn any more. */
  drop(draws: Iterable<() => void>): void
}

export type Stopwatch = {
  now(): number
  /** Calls back at the next frame. */
  nextFrame(callback: () => void): void
}

/** Leaves most of a frame's 16 ms to what the browser does with what was drawn. */
const BUDGET_MS = 2

const pageStopwatch: Stopwatch = {
  now: () => performance.now(),
  nextFrame: (callback) => void requestAnimationFrame(callback),
}

export function createTurns({ now, nextFrame }: Stopwatch, budgetMs = BUDGET_MS): Turns {
  const waiting = new Set<() => void>()
  let isScheduled = false
  const work = (): void => {
    isScheduled = false
    const end = now() + budgetMs
    for (const draw of waiting) {
      waiting.delete(draw)
      draw()
      if (now() >= end) break
    }
    if (waiting.size === 0) return
    isScheduled = true
    nextFrame(work)
  }
  return {
    take: (draws) => {
      for (const draw of draws) waiting.add(draw)
      if (!isScheduled) work()
    },
    drop: (draws) => {
      for (const draw of draws) waiting.delete(draw)
    },
  }
}

const all = new WeakMap<Frames, Turns>()

/** The page's one queue. */
export function turnsOf(frames: Frames): Turns {
  const known = all.get(frames)
  if (known) return known
  const made = createTurns(pageStopwatch)
  all.set(frames, made)
  return made
}
