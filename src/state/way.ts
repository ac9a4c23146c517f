/**
 * Keeps what a run has been: the way ahead of its position, and the branches that other ways have
 * taken the place of. Says what the store has to take over; makes nothing real.
 */
import type { Run } from '../experiment/experiment.ts'
import type { Frame } from '../worker/frame.ts'
import {
  afterEdit,
  afterLeaving,
  atMost,
  joined,
  nothingAhead,
  withLeft,
  withPinned,
  type Ahead,
  type Gone,
} from './branches.ts'
import { upToPresent } from './curve.ts'
import type { RunDocument } from './document.ts'
import type { State } from './store.ts'

type Kept = Pick<State, 'ahead' | 'branches'>

export type Way = {
  /** With each frame; `isOpened`: it is another run's first. */
  take(before: Frame, frame: Frame, isOpened: boolean): Partial<Kept>
  /** The present run gives way to another one, which will be opened. */
  leaveFor(next: Run): Partial<Kept>
  /**
   * Before an edit: returns what to call after it, when the run is another one as far as one can tell
   * before the session has answered.
   */
  leaving(): (next: Run) => Kept
  /** When the session has made all edits: only now is it known where, and so which way the run goes. */
  settle(): Partial<Kept>
  /** Keeps the present run, as far as it has been, among the branches. */
  pin(): Pick<Kept, 'branches'>
}

type Shown = Pick<State, 'series' | 'dataset' | 'ahead' | 'branches'>

export function createWay(shown: () => Shown, latest: () => Frame, document: RunDocument): Way {
  /** What lies ahead of a run that is being opened. */
  let opening: Ahead | null = null
  let lastId = 0

  /** The curve of the present run as far as it has ever been seen. */
  const curveTo = (frame: Frame): Ahead['points'] => {
    const { series, dataset, ahead } = shown()
    return joined(upToPresent(series.points, frame, dataset.samples.length), ahead.points)
  }

  const farthest = (): Gone => {
    const run = document.present()
    if (opening) {
      const position = Math.max(run.position, opening.head)
      return { run: { ...run, position }, points: opening.points }
    }
    const frame = latest()
    const position = Math.max(frame.position, shown().ahead.head)
    return { run: { ...run, position }, points: curveTo(frame) }
  }

  return {
    take: (before, frame, isOpened) => {
      if (isOpened) {
        const ahead = opening ?? nothingAhead
        opening = null
        return { ahead }
      }
      if (frame.stop?.reason === 'diverged') return { ahead: nothingAhead }
      if (before.run !== frame.run || frame.position >= before.position) return {}
      // Short of the farthest position, all of the curve has been kept already.
      if (before.position < shown().ahead.head) return {}
      return { ahead: { head: before.position, points: curveTo(before) } }
    },
    leaveFor: (next) => {
      const left = { id: ++lastId, ...farthest() }
      const { branches, ahead } = afterLeaving(shown().branches, left, next)
      opening = ahead
      return { branches }
    },
    leaving: () => {
      const left = { id: ++lastId, ...farthest() }
      return (next) => {
        if (opening) opening = nothingAhead
        const branches = atMost(withLeft(shown().branches, left, next))
        return { branches, ahead: nothingAhead }
      }
    },
    settle: () => {
      const { run } = farthest()
      const { branches, ahead } = afterEdit(shown().branches, run)
      return ahead.head > run.position ? { branches, ahead } : { branches }
    },
    pin: () => ({ branches: withPinned(shown().branches, { id: ++lastId, ...farthest() }) }),
  }
}
