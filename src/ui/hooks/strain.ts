/**
 * How much slower than wished numbers, maps and charts are drawn in training, so that frames come as
 * fast as the screen shows them: on a machine that has no trouble, not at all.
 */
import type { Frames } from '../../state/frames.ts'

export type Strain = {
  /** A frame has been drawn in training, at this time in milliseconds. */
  tick(now: number): void
  /** Factor on every pause between drawings, from 1 to `MOST`. */
  factor(): number
}

/** Numbers still change three times a second. */
const MOST = 3
/** Frames after which the factor may change. */
const WINDOW = 30
/** No screen of this page is expected to be faster, in milliseconds. */
const SHORTEST_MS = 16
/** So many frames of a window left out slow drawing down; none lets it be faster again. */
const TOO_MANY = 2
const SLOWER = 1.4
const FASTER = 1.15
/** A longer pause was no frame that came late: training rested, or the tab was hidden. */
const REST_MS = 500

export function createStrain(): Strain {
  let factor = 1
  let last: number | null = null
  let intervals: number[] = []
  const adapt = (): void => {
    const sorted = intervals.toSorted((one, other) => one - other)
    // A quarter of the way up is how often this screen is drawn, whatever came late or by chance early.
    const own = Math.max(SHORTEST_MS, sorted[Math.floor(sorted.length / 4)])
    const leftOut = sorted.reduce((sum, one) => sum + Math.max(0, Math.round(one / own) - 1), 0)
    if (leftOut >= TOO_MANY) factor = Math.min(MOST, factor * SLOWER)
    else if (leftOut === 0) factor = Math.max(1, factor / FASTER)
    intervals = []
  }
  return {
    tick: (now) => {
      const interval = last === null ? Infinity : now - last
      last = now
      if (interval > REST_MS) return
      intervals.push(interval)
      if (intervals.length >= WINDOW) adapt()
    },
    factor: () => factor,
  }
}

const all = new WeakMap<Frames, Strain>()

/** The page's own, which follows its frames. */
export function strainOf(frames: Frames): Strain {
  const known = all.get(frames)
  if (known) return known
  const made = createStrain()
  frames.subscribe(({ status }) => {
    if (status === 'training') made.tick(performance.now())
  })
  all.set(frames, made)
  return made
}
