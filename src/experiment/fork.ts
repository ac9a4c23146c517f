/** Where two runs part. */
import type { Edit } from '../engine/network.ts'
import type { Run } from './experiment.ts'
import { isSame } from './same.ts'

type Way = Pick<Run, 'experiment' | 'edits'>

/** The first position from which on two runs differ: 0 for different experiments, Infinity where both go the same way. */
export function forkOf(one: Way, other: Way): number {
  if (!isSame(one.experiment, other.experiment)) return 0
  const [edits, others] = [one.edits, other.edits]
  const place = edits.findIndex((edit, k) => !others[k] || !isSameEdit(edit, others[k]))
  const differing = place < 0 ? [others[edits.length]] : [edits[place], others[place]]
  return Math.min(Infinity, ...differing.flatMap((edit) => (edit ? [edit.at] : [])))
}

function isSameEdit(one: Edit, other: Edit): boolean {
  return one === other || (one.at === other.at && isSame(one.change, other.change))
}
