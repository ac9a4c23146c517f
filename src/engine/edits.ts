/** The edits of a run, in order. What they do is left to `trainer.ts`, when to `timeline.ts`. */
import type { Change, Edit, SampleChange } from './network.ts'

/** With one more edit; one of the same target at the same position becomes one with it. */
export function withEdit(edits: readonly Edit[], { at, change }: Edit): readonly Edit[] {
  const same = edits.findIndex((edit) => edit.at === at && isSameTarget(edit.change, change))
  if (same < 0) return [...edits, { at, change }]
  return edits.with(same, { at, change: merged(edits[same].change, change) })
}

function isSameTarget(one: Change, other: Change): boolean {
  if (one.type === 'data') return other.type === 'data'
  if (one.type === 'parameter') return other.type === 'parameter' && one.index === other.index
  if (one.type === 'layer') return other.type === 'layer' && one.layer === other.layer
  return other.type === 'training'
}

/** Two changes of the same target as one. */
function merged(earlier: Change, later: Change): Change {
  if (earlier.type === 'training' && later.type === 'training') {
    return { type: 'training', training: { ...earlier.training, ...later.training } }
  }
  if (earlier.type === 'data' && later.type === 'data') {
    return { type: 'data', data: joined(earlier.data, later.data) }
  }
  if (earlier.type === 'layer' && later.type === 'layer') {
    return { ...later, change: { ...earlier.change, ...later.change } }
  }
  return later
}

/** A sample that is moved several times has been moved once. */
function joined(
  earlier: readonly SampleChange[],
  later: readonly SampleChange[],
): readonly SampleChange[] {
  const all = [...earlier]
  for (const change of later) {
    const last = all.at(-1)
    const isAgain =
      last?.type === 'set' &&
      change.type === 'set' &&
      last.place.part === change.place.part &&
      last.place.index === change.place.index
    if (isAgain) all[all.length - 1] = change
    else all.push(change)
  }
  return all
}
