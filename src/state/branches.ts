/**
 * What a run has been and is no longer: the way ahead of a position that one went back to, and
 * branches, ways that another one has taken the place of. Both are values; nothing here is computed
 * but which way is which.
 */
import type { Run } from '../experiment/experiment.ts'
import { forkOf } from '../experiment/fork.ts'
import type { LossPoint } from '../worker/frame.ts'

/** Where the run has been beyond the present. Points up to the present may be among them. */
export type Ahead = {
  /** The farthest position; behind the present, or 0, when there is nothing ahead. */
  readonly head: number
  readonly points: readonly LossPoint[]
}

export const nothingAhead: Ahead = { head: 0, points: [] }

/** A way that was left. */
export type Branch = {
  readonly id: number
  /** The run as far as it went: at its farthest position. */
  readonly run: Run
  readonly points: readonly LossPoint[]
  /** Its curve is drawn in the loss chart. */
  readonly isShown: boolean
  /** Kept by the person: it stays in the list when its way is taken up again. */
  readonly isPinned: boolean
}

/** So many are kept; the oldest goes first, and what somebody pinned last. */
export const MAX_BRANCHES = 8

export function atMost(branches: readonly Branch[]): readonly Branch[] {
  if (branches.length <= MAX_BRANCHES) return branches
  const oldest = branches.findIndex(({ isPinned }) => !isPinned)
  return branches.toSpliced(Math.max(0, oldest), 1)
}

/** The points of a way that goes on where another one's end, those of the first where both have some. */
export function joined(
  points: readonly LossPoint[],
  further: readonly LossPoint[],
): readonly LossPoint[] {
  const last = points.at(-1)?.epoch ?? -Infinity
  return [...points, ...further.filter(({ epoch }) => epoch > last)]
}

/** A run at its farthest position, with its curve. */
export type Gone = Pick<Branch, 'run' | 'points'>

type Kept = { readonly branches: readonly Branch[]; readonly ahead: Ahead }

/**
 * All branches with one more, maybe one too many, if it has gone beyond the place where it parts from
 * what comes next, and none that is kept has gone as far on the same way.
 */
export function withLeft(
  branches: readonly Branch[],
  left: Gone & { readonly id: number },
  next: Run,
): readonly Branch[] {
  // One point makes no curve: such a run has not trained.
  if (left.run.position <= forkOf(left.run, next) || left.points.length <= 1) return branches
  const same = branches.filter((other) => isSameWay(other.run, left.run))
  const isKept = same.some(({ run, isPinned }) =>
    isPinned ? run.position >= left.run.position : run.position > left.run.position,
  )
  if (isKept) return branches
  const rivals = same.filter(({ isPinned }) => !isPinned)
  const others = branches.filter((branch) => !rivals.includes(branch))
  return [...others, { ...left, isShown: true, isPinned: false }]
}

/** All branches after a run has left for another one, and what lies ahead of that. */
export function afterLeaving(
  branches: readonly Branch[],
  left: Gone & { readonly id: number },
  next: Run,
): Kept {
  // Whoever comes back finds the way where it was left, and ahead of it what was seen then.
  const same = [...branches, left].filter(({ run }) => isSameWay(run, next))
  return {
    branches: atMost(
      withLeft(branches, left, next).filter(
        (branch) => branch.isPinned || !isSameWay(branch.run, next),
      ),
    ),
    ahead: farthestOf(same),
  }
}

/** All branches once an edit has led to this way: those of the same way are taken up again, and those that end on it are none. */
export function afterEdit(branches: readonly Branch[], present: Run): Kept {
  return {
    branches: branches.filter(
      ({ run, isPinned }) => isPinned || run.position > forkOf(run, present),
    ),
    ahead: farthestOf(branches.filter(({ run }) => isSameWay(run, present))),
  }
}

function isSameWay(one: Run, other: Run): boolean {
  return forkOf(one, other) === Infinity
}

/** The first of those that have gone farthest. */
function farthestOf(ways: readonly Gone[]): Ahead {
  const far = ways.toSorted((one, other) => other.run.position - one.run.position)[0]
  return far ? { head: far.run.position, points: far.points } : nothingAhead
}

/** All branches with the present run kept among them; the same ones when it stands there already as it is. */
export function withPinned(
  branches: readonly Branch[],
  { id, run, points }: Omit<Branch, 'isShown' | 'isPinned'>,
): readonly Branch[] {
  const isThere = branches.some(
    (other) => other.isPinned && other.run.position === run.position && isSameWay(other.run, run),
  )
  const pinned: Branch = { id, run, points, isShown: true, isPinned: true }
  return isThere ? branches : atMost([...branches, pinned])
}
