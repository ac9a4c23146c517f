/**
 * What a run has been and is no longer: the way ahead of a position that one went back to, and
 * branches, ways that another one has taken the place of. Both are values; nothing here is computed
 * but which way is which.
 */
import type { Edit } from '../engine/network.ts'
import type { Run } from '../experiment/experiment.ts'
import { isSame } from '../experiment/same.ts'
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

/** So many are kept; the oldest goes first. */
export const MAX_BRANCHES = 8

/** The first position from which on two runs differ: 0 for different experiments, Infinity where both go the same way. */
export function forkOf(one: Run, other: Run): number {
  if (!isSame(one.experiment, other.experiment)) return 0
  const [edits, others] = [one.edits, other.edits]
  const place = edits.findIndex((edit, k) => !others[k] || !isSameEdit(edit, others[k]))
  const differing = place < 0 ? [others[edits.length]] : [edits[place], others[place]]
  return Math.min(Infinity, ...differing.flatMap((edit) => (edit ? [edit.at] : [])))
}

/** The points of a way that goes on where another one's end, those of the first where both have some. */
export function joined(
  points: readonly LossPoint[],
  further: readonly LossPoint[],
): readonly LossPoint[] {
  const last = points.at(-1)?.epoch ?? -Infinity
  return [...points, ...further.filter(({ epoch }) => epoch > last)]
}

/** All branches after a run has left for another one, and what lies ahead of that. `left` is at its farthest position. */
export function afterLeaving(
  branches: readonly Branch[],
  left: Omit<Branch, 'isShown' | 'isPinned'>,
  next: Run,
): { readonly branches: readonly Branch[]; readonly ahead: Ahead } {
  const fork = forkOf(left.run, next)
  // One point makes no curve: such a run has not trained.
  const hasGone = left.run.position > fork && left.points.length > 1
  const leaving: Branch = { ...left, isShown: true, isPinned: false }
  const all = hasGone ? [...branches, leaving] : branches
  // Whoever comes back finds the way where it was left, and ahead of it what was seen then.
  const same = [...all, leaving].filter(({ run }) => forkOf(run, next) === Infinity)
  const far = same.toSorted((one, other) => other.run.position - one.run.position)[0]
  return {
    branches: all
      .filter((branch) => branch.isPinned || !same.includes(branch))
      .slice(-MAX_BRANCHES),
    ahead: far ? { head: far.run.position, points: far.points } : nothingAhead,
  }
}

/** All branches with the present run kept among them; the same ones when it stands there already as it is. */
export function withPinned(
  branches: readonly Branch[],
  { id, run, points }: Omit<Branch, 'isShown' | 'isPinned'>,
): readonly Branch[] {
  const isThere = branches.some(
    (other) =>
      other.isPinned && other.run.position === run.position && forkOf(other.run, run) === Infinity,
  )
  const pinned: Branch = { id, run, points, isShown: true, isPinned: true }
  return isThere ? branches : [...branches, pinned].slice(-MAX_BRANCHES)
}

function isSameEdit(one: Edit, other: Edit): boolean {
  return one === other || (one.at === other.at && isSame(one.change, other.change))
}
