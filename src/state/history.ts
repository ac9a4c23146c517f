/** Runs to return to. Undo and redo need no more than the runs before and after, since a run is a value. */
import type { Run } from '../experiment/experiment.ts'
import type { State } from './store.ts'

export type History = Pick<State, 'past' | 'future'>

/** So many runs are kept to return to; the oldest go first. */
export const MAX_PAST = 200

/** Before a change to the present run: it can be returned to, and what undo left behind is gone. */
export function remember({ past }: History, present: Run): History {
  return { past: [...past, present].slice(-MAX_PAST), future: [] }
}

/** The run before the last change; null when there is none. */
export function undone({ past, future }: History, present: Run): (History & { run: Run }) | null {
  const run = past.at(-1)
  return run ? { run, past: past.slice(0, -1), future: [present, ...future] } : null
}

/** The run that the last undo left behind; null when there is none. */
export function redone({ past, future }: History, present: Run): (History & { run: Run }) | null {
  const run = future[0]
  return run ? { run, past: [...past, present], future: future.slice(1) } : null
}
