/**
 * The newest frame and who draws it. Numbers pass from here to SVG, canvas and text once per
 * animation frame, without React; "Transient updates" of zustand's README is the pattern.
 */
import { copyOfLayer, type Frame } from '../worker/frame.ts'

export type Frames = {
  /** The newest frame; valid until the next one is drawn. */
  latest(): Frame
  /** The frame whose sample's step is shown: the newest, or one that is held while its step is walked through. */
  shown(): Frame
  /** Shows a copy of the newest frame however many come, until told to show the newest again. */
  hold(isHeld: boolean): void
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
  let held: Frame | null = null
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
  const draw = (): void => {
    if (isScheduled) return
    isScheduled = true
    schedule(drawAll)
  }
  return {
    latest: () => latest,
    shown: () => held ?? latest,
    hold: (isHeld) => {
      if (!isHeld && !held) return
      held = isHeld ? copyOf(latest) : null
      draw()
    },
    subscribe: (draw) => {
      draws.add(draw)
      return () => draws.delete(draw)
    },
    publish: (frame) => {
      latest = frame
      draw()
    },
  }
}

/** The same frame in buffers of its own, which stay when the worker's go back. Without the map. */
function copyOf(frame: Frame): Frame {
  return {
    ...frame,
    map: null,
    numbers: new Float64Array(0),
    parameters: frame.parameters.slice(),
    gradients: frame.gradients.slice(),
    batchSums: frame.batchSums.slice(),
    layers: frame.layers.map(copyOfLayer),
    predictions: frame.predictions.slice(),
    losses: frame.losses.slice(),
    unseenPredictions: frame.unseenPredictions.slice(),
  }
}
