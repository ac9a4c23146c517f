/** Frames at a reader's pace: while training, numbers change at most so often; a paused frame is drawn at once. */
import type { Frames } from '../../state/frames.ts'
import type { Frame } from '../../worker/frame.ts'

export type Timer = {
  now(): number
  /** Calls back after so many milliseconds; returns how to cancel. */
  later(callback: () => void, delayMs: number): () => void
}

export const pageTimer: Timer = {
  now: () => performance.now(),
  later: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}

/** The same frames, drawn at least `gapMs` apart; the last one always is. */
export function calm(frames: Frames, gapMs: number, timer: Timer): Frames {
  const draws = new Set<(frame: Frame) => void>()
  let drawnAt = -Infinity
  let cancel: (() => void) | null = null
  let stop: (() => void) | null = null

  const drawLatest = (): void => {
    cancel?.()
    cancel = null
    drawnAt = timer.now()
    const frame = frames.latest()
    for (const draw of draws) draw(frame)
  }
  const take = (frame: Frame): void => {
    const wait = drawnAt + gapMs - timer.now()
    if (frame.status === 'paused' || wait <= 0) drawLatest()
    else cancel ??= timer.later(drawLatest, wait)
  }
  return {
    latest: () => frames.latest(),
    publish: (frame) => frames.publish(frame),
    subscribe: (draw) => {
      draws.add(draw)
      stop ??= frames.subscribe(take)
      return () => {
        draws.delete(draw)
        if (draws.size > 0) return
        stop?.()
        cancel?.()
        stop = null
        cancel = null
      }
    },
  }
}
