/**
 * The data of a run after changes on the way. How a change of a sample is made is left to
 * `withPoints.ts`, which makes itself known here when it is loaded: the first paint needs none of it.
 */
import type { DataSpec } from '../data/source.ts'
import type { Edit, SampleChange } from '../engine/network.ts'
import { isSame } from './same.ts'

type Change = (data: DataSpec, changes: readonly SampleChange[]) => DataSpec

let change: Change | null = null

/** Makes itself known. */
export function changeBy(made: Change): void {
  change = made
}

/** Whether the data of runs that change them can be told yet. */
export function isChangeKnown(): boolean {
  return change !== null
}

/** All changes of the data among edits, in their order. */
export function sampleChangesIn(edits: readonly Edit[]): readonly SampleChange[] {
  return edits.flatMap((edit) => (edit.change.type === 'data' ? edit.change.data : []))
}

type Known = {
  readonly data: DataSpec
  readonly changes: readonly SampleChange[]
  readonly after: DataSpec
}

/** The newest are kept, so that who asks again gets the same object, and memory stays bounded. */
const MOST_KNOWN = 8
let known: readonly Known[] = []

/** The same object for the same data and changes, as long as not many others have been asked for since. Throws where a change does not fit. */
export function dataAfter(data: DataSpec, edits: readonly Edit[]): DataSpec {
  const changes = sampleChangesIn(edits)
  if (changes.length === 0) return data
  const before = known.find((one) => one.data === data && isSame(one.changes, changes))
  if (before) {
    known = [before, ...known.filter((one) => one !== before)]
    return before.after
  }
  if (!change) throw new Error('What changes data has not been loaded yet.')
  // Most often one more than last time.
  const start = known.find(
    (one) =>
      one.data === data &&
      one.changes.length < changes.length &&
      isSame(one.changes, changes.slice(0, one.changes.length)),
  )
  const after = start
    ? change(start.after, changes.slice(start.changes.length))
    : change(data, changes)
  known = [{ data, changes, after }, ...known].slice(0, MOST_KNOWN)
  return after
}
