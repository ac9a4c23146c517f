/**
 * What many actions do in the same way: a command of the person, an edit that can be undone, and
 * another run in place of this one.
 */
import type { Change } from '../engine/network.ts'
import { specsAt, type Experiment, type Run } from '../experiment/experiment.ts'
import { runOf } from '../experiment/presets.ts'
import type { Watch } from '../worker/protocol.ts'
import type { Gesture } from './actions.ts'
import { quiet, refuse } from './answers.ts'
import { withFit } from './fitting.ts'
import { remember } from './history.ts'
import type { Parts } from './parts.ts'

export const watch: Watch = { map: true }

export type Commands = {
  /** A command of the person: what happened by itself has been read, and the first visit is over. */
  readonly touch: (keepsWalk?: boolean) => void
  /** Tells from now on whether the person has commanded nothing more. */
  readonly stillness: () => () => boolean
  /** The next edit is undone by itself. */
  readonly endGesture: () => void
  readonly edit: (changes: readonly Change[], gesture?: Gesture) => Promise<void>
  /** Without a place in the history. */
  readonly openRun: (next: Run) => Promise<void>
  readonly openAnother: (next: Run) => Promise<void>
  /** A run from the start with the settings in force, changed in some way. */
  readonly startOver: (changes: Partial<Experiment>) => Promise<void>
  /** Wishes for another run, and tells whether that is still the last wish. */
  readonly wish: () => () => boolean
}

export function createCommands(parts: Parts): Commands {
  const { frames, document, way, announcer, client, walker } = parts
  const { getState, setState } = parts.store

  /** The gesture of the last edit: edits of the same one are undone together. */
  let gestureInHand: Gesture | null = null

  /** How many commands there have been. */
  let touches = 0

  /** The last wish to open another run. */
  let opening: object | null = null

  const touch = (keepsWalk = false): void => {
    touches++
    if (!keepsWalk) walker.end()
    const { notice, isUntouched } = getState()
    // That training is off, or that nobody answers, stays true.
    const kept = notice?.type === 'off' || notice?.type === 'silent' ? notice : null
    if (notice !== kept || isUntouched) setState({ notice: kept, isUntouched: false })
  }

  const makeEdit = (changes: readonly Change[], gesture?: Gesture): Promise<void> => {
    const present = document.present()
    // A step that is walked through shows what the edit makes of it, unless it has been made already.
    touch(frames.shown() === frames.latest())
    const leave = way.leaving()
    for (const change of changes) if (change.type === 'parameter') announcer.edited(change.index)
    if (gesture === undefined || gesture !== gestureInHand) setState(remember(getState(), present))
    gestureInHand = gesture ?? null
    const answer = client.edit(...changes)
    const settles = changes.map((change) => document.make(change, client.asked))
    const settled = (): void => {
      for (const settle of settles) settle()
      setState(document.refresh())
      if (document.isSettled()) setState(way.settle())
    }
    answer.then(settled, settled)
    setState(document.refresh())
    setState(leave(document.present()))
    return quiet(answer)
  }

  const openRun = (next: Run): Promise<void> => {
    opening = null
    touch()
    // Of other data there may be no such sample.
    if (getState().view.look) setState(({ view }) => ({ view: { ...view, look: null } }))
    gestureInHand = null
    announcer.forget()
    setState(way.leaveFor(next))
    document.open(next)
    return quiet(client.open(next, getState().view.speed, watch))
  }

  const openAnother = (next: Run): Promise<void> => {
    setState(remember(getState(), document.present()))
    return openRun(next)
  }

  return {
    touch,
    stillness: () => {
      const before = touches
      return () => touches === before
    },
    endGesture: () => {
      gestureInHand = null
    },
    edit: (changes, gesture) =>
      withFit(({ changeProblemOf }) => {
        const problem = changeProblemOf(changes, document.present())
        return problem ? refuse(problem.sentence) : makeEdit(changes, gesture)
      }),
    openRun,
    openAnother,
    startOver: (changes) =>
      withFit(({ problemsOf }) => {
        const present = document.present()
        const { experiment, edits, position } = present
        const next = runOf({ ...experiment, ...specsAt(present), ...changes })
        const [problem] = problemsOf(next)
        if (problem) return refuse(problem.sentence)
        const isThere = edits.length === 0 && position === 0 && Object.keys(changes).length === 0
        return isThere ? openRun(next) : openAnother(next)
      }),
    wish: () => {
      const wanted = {}
      opening = wanted
      return () => opening === wanted
    },
  }
}
