/**
 * The newest frame and who draws it. Numbers pass from here to SVG, canvas and text once per
 * animation frame, without React; "Transient updates" of zustand's README is the pattern.
 */
import type { Frame } from '../worker/frame.ts'

export type Frames = {
  /** The newest frame; valid until the next one is drawn. */
  latest(): Frame
  /** Calls `draw` with every drawn frame from now on; returns how to stop. */
  subscribe(draw: (frame: Frame) => void): () => void
  /** Takes a frame; everyone draws it at the next animation frame, then `drawn` is called. */
  publish(frame: Frame): void
}

/**
 * `schedule` is `requestAnimationFrame` on the page, and calls back at once in a hidden tab and in
 * tests. A newer frame replaces one that is not drawn yet.
 */
export function createFrames(
  first: Frame,
  schedule: (draw: () => void) => void,
  drawn: (frame: Frame) => void,
): Frames {
  const draws = new Set<(frame: Frame) => void>()
  let latest = first
  let isScheduled = false
  const drawAll = (): void => {
    isScheduled = false
    const frame = latest
    // Without `drawn` no further frame would come: a view that fails must not stop the others.
    try {
      for (const draw of draws) draw(frame)
    } finally {
      drawn(frame)
    }
  }
  return {
    latest: () => latest,
    subscribe: (draw) => {
      draws.add(draw)
      return () => draws.delete(draw)
    },
    publish: (frame) => {
      latest = frame
      if (isScheduled) return
      isScheduled = true
      schedule(drawAll)
    },
  }
}
