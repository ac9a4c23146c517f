/**
 * The ways that runs have gone in this session. A run that is opened and has gone one of them up to some
 * position, as after undo and redo, starts from there and not from 0: it is the same run until then.
 */
import type { Edit } from '../engine/network.ts'
import type { Moment } from '../engine/timeline.ts'
import type { Experiment, Run } from '../experiment/experiment.ts'
import { forkOf } from '../experiment/fork.ts'
import { isSame } from '../experiment/same.ts'

/** What a run starts from; its table by number, where that was handed over by itself. */
type Origin = { readonly experiment: Experiment; readonly table: number | null }

export type Way = Origin & {
  readonly edits: readonly Edit[]
  readonly moments: readonly Moment[]
}

export type Ways = {
  /** The same origin as it is known here, so that what was made of it serves again. */
  known(origin: Origin): Origin
  /** A way is left, for another run or by an edit that drops what came after it. */
  leave(way: Way): void
  /** Moments of ways that were left, each on the way of this run too. */
  sharedWith(origin: Origin, edits: Run['edits']): readonly Moment[]
}

/** So many ways at most, … */
const MAX_WAYS = 8
/** … of moments of so many bytes together; the newest one is kept in any case. */
const MAX_BYTES = 64_000_000

export function createWays(): Ways {
  /** The newest first. */
  let ways: readonly Way[] = []
  return {
    known: (origin) => ways.find((way) => isSameOrigin(way, origin)) ?? origin,
    leave: (way) => {
      // Each run has the first moment by itself.
      if (way.moments.length > 1) ways = within([way, ...ways])
    },
    sharedWith: (origin, edits) => {
      const run = {
        experiment: origin.experiment,
        edits: edits.toSorted((one, two) => one.at - two.at),
      }
      const moments = new Map<number, Moment>()
      for (const way of ways.filter(({ table }) => table === origin.table)) {
        const fork = forkOf(run, way)
        if (fork === 0) continue
        for (const moment of way.moments) {
          if (moment.position <= fork) moments.set(moment.position, moment)
        }
      }
      return [...moments.values()]
    },
  }
}

function isSameOrigin(one: Origin, other: Origin): boolean {
  return one.table === other.table && isSame(one.experiment, other.experiment)
}

/** Moments that several ways share take memory once. */
function within(ways: readonly Way[]): readonly Way[] {
  const seen = new Set<Moment>()
  let bytes = 0
  const end = ways.findIndex(({ moments }, place) => {
    for (const moment of moments) {
      if (!seen.has(moment)) bytes += moment.bytes
      seen.add(moment)
    }
    return place > 0 && bytes > MAX_BYTES
  })
  return ways.slice(0, end < 0 ? MAX_WAYS : Math.min(end, MAX_WAYS))
}
