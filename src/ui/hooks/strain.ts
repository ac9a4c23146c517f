/**
 * How much slower than wished numbers, maps and charts are drawn in training, so that frames come as
 * fast as the screen shows them: on a machine that has no trouble, not at all. The page's first
 * training begins at the slowest, for what draws has not been compiled yet, and gets faster with
 * every half second in which no frame comes late.
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
/** As long as too many have never been left out: a machine without trouble draws at full pace after a second and a half. */
const FASTER_YET = 1.5
/** So many frames in a row further apart than this come seldom because little is trained, not because drawing takes long. */
const SELDOM = 4
const SELDOM_MS = 60
/** A longer pause was no frame that came late: training rested, or the tab was hidden. */
const REST_MS = 500

export function createStrain(): Strain {
  let factor = MOST
  let hasStrained = false
  let last: number | null = null
  let intervals: number[] = []
  /** How many frames in a row have come seldom. */
  let seldom = SELDOM
  const adapt = (): void => {
    const sorted = intervals.toSorted((one, other) => one - other)
    // A quarter of the way up is how often this screen is drawn, whatever came late or by chance early.
    const own = Math.max(SHORTEST_MS, sorted[Math.floor(sorted.length / 4)])
    const leftOut = sorted.reduce((sum, one) => sum + Math.max(0, Math.round(one / own) - 1), 0)
    hasStrained ||= leftOut >= TOO_MANY
    if (leftOut >= TOO_MANY) factor = Math.min(MOST, factor * SLOWER)
    else if (!hasStrained) factor = Math.max(1, factor / FASTER_YET)
    else if (leftOut === 0) factor = Math.max(1, factor / FASTER)
    intervals = []
  }
  return {
    tick: (now) => {
      const interval = last === null ? Infinity : now - last
      last = now
      if (interval > REST_MS) return
      intervals.push(interval)
      seldom = interval > SELDOM_MS ? seldom + 1 : 0
      if (intervals.length >= WINDOW) adapt()
    },
    factor: () => (seldom >= SELDOM ? 1 : factor),
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
