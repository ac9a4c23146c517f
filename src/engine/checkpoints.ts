/**
 * Keeps moments of a run to go back to: dense near the present, ever sparser away from it in both
 * directions, within bounds of number and bytes. What a moment holds is left to `timeline.ts`.
 */

import { layoutOf, productsOf } from './layout.ts'
import type { NetworkSpec } from './network.ts'

export type Checkpoint = {
  readonly position: number
  /** What it takes in memory. */
  readonly bytes: number
}

export type Checkpoints<Moment extends Checkpoint> = {
  /** In the order of their positions. */
  readonly all: readonly Moment[]
  /** The nearest at or before a position. */
  before(position: number): Moment | undefined
  /** Adds the present moment, in place of one at the same position, and thins the others where they are too many. */
  add(moment: Moment): void
  /** Adds others, of positions that are not there yet. */
  addAll(others: readonly Moment[]): void
  dropAfter(position: number): void
}

/** So many at most, … */
const MAX_COUNT = 640
/** … of so many bytes together; the first and the present one stay in any case. */
const MAX_BYTES = 64_000_000
/** What is left of either by thinning, so that it is seldom needed. */
const LEFT = 0.75

/** Positions are multiples of `interval`. */
export function createCheckpoints<Moment extends Checkpoint>(
  interval: number,
): Checkpoints<Moment> {
  let all: readonly Moment[] = []
  return {
    get all() {
      return all
    },
    before: (position) => all.findLast((moment) => moment.position <= position),
    add: (moment) => {
      const place = all.findLastIndex(({ position }) => position <= moment.position)
      const isThere = all[place]?.position === moment.position
      all = all.toSpliced(isThere ? place : place + 1, isThere ? 1 : 0, moment)
      if (!isWithin(all, 1)) all = thinned(all, moment.position, interval)
    },
    addAll: (others) => {
      const places = new Set(all.map(({ position }) => position))
      const fresh = others.filter(({ position }) => !places.has(position))
      all = [...all, ...fresh].toSorted((one, other) => one.position - other.position)
      if (!isWithin(all, 1)) all = thinned(all, all.at(-1)!.position, interval)
    },
    dropAfter: (last) => {
      all = all.filter(({ position }) => position <= last)
    },
  }
}

function isWithin(all: readonly Checkpoint[], share: number): boolean {
  const bytes = all.reduce((sum, moment) => sum + moment.bytes, 0)
  return all.length <= MAX_COUNT * share && bytes <= MAX_BYTES * share
}

/**
 * Those at multiples of a spacing that doubles with the distance from the present: about as many at
 * each doubling, so that their number grows with the logarithm of the run, and a way from the
 * present to any position is shortened by nearly the same factor.
 */
function thinned<Moment extends Checkpoint>(
  all: readonly Moment[],
  present: number,
  interval: number,
): readonly Moment[] {
  const farthest = Math.max(...all.map(({ position }) => Math.abs(position - present)))
  let kept = all
  for (let near = 128 * interval, spacing = interval; spacing <= 2 * farthest;) {
    kept = all.filter(({ position }) => {
      const distance = Math.abs(position - present)
      let wanted = spacing
      for (let reach = near; reach < distance; reach *= 2) wanted *= 2
      return distance === 0 || position % wanted === 0
    })
    if (isWithin(kept, LEFT)) break
    // Fewer at each doubling; when there are but two, farther apart from the outset.
    if (near > 2 * spacing) near /= 2
    else {
      near *= 2
      spacing *= 2
    }
  }
  return kept
}

/** Samples between two checkpoints near the present, and the products that may lie between them: the fewer of both. */
const MAX_INTERVAL = 1024
const MAX_PRODUCTS = 128_000_000

/** Samples between two checkpoints. A power of two, so that dense checkpoints are among them, however sparse others are. */
export function intervalOf(network: NetworkSpec): number {
  const layout = layoutOf(network)
  // Not so often that copying the parameters would take longer than training.
  const wanted = Math.max(MAX_PRODUCTS, MAX_INTERVAL * layout.count) / productsOf(layout)
  let interval = MAX_INTERVAL
  while (interval > 1 && interval > wanted) interval /= 2
  return interval
}
