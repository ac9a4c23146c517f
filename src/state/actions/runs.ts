/** Other runs in place of this one: anew, opened, from the history, from branches. */
import { sampleChangesIn } from '../../experiment/dataAfter.ts'
import { preparingOf, type Run } from '../../experiment/experiment.ts'
import type { Actions } from '../actions.ts'
import { quiet, refuse } from '../answers.ts'
import type { Commands } from '../commands.ts'
import { loadFit } from '../fitting.ts'
import { redone, undone, type History } from '../history.ts'
import type { Parts } from '../parts.ts'
import { inSlices } from '../slices.ts'

type Runs = Pick<
  Actions,
  | 'reset'
  | 'newWeights'
  | 'setSeed'
  | 'open'
  | 'returnTo'
  | 'pin'
  | 'showBranch'
  | 'removeBranch'
  | 'undo'
  | 'redo'
>

export function runActions(
  { surroundings, store, document, way, loading }: Parts,
  { openRun, openAnother, startOver, wish, stillness }: Commands,
  train: Actions['train'],
): Runs {
  const { getState, setState } = store

  /** Whether the run that was last returned to will train when it is there. */
  let willTrain = (): boolean => false

  /** As edits do, it leaves training going; a command on the way there takes its place. */
  const travel = async (history: (History & { run: Run }) | null): Promise<void> => {
    if (!history) return
    const isTraining = getState().status === 'training' || willTrain()
    setState({ past: history.past, future: history.future })
    const answer = openRun(history.run)
    const isStill = stillness()
    const goesOn = (): boolean => isTraining && isStill()
    willTrain = goesOn
    await answer
    if (goesOn()) await train()
  }

  return {
    reset: () => startOver({}),
    newWeights: () => {
      const { seed } = document.present().experiment
      const other = surroundings.randomSeed() >>> 0
      return startOver({ seed: other === seed ? (seed + 1) >>> 0 : other, parameters: null })
    },
    setSeed: (seed) =>
      seed === seed >>> 0
        ? startOver({ seed, parameters: null })
        : refuse(`${seed} is no seed; a whole number from 0 to 4294967295 fits.`),
    open: async (next) => {
      const isWanted = wish()
      if (!loading.isReady(next)) await loading.load(next)
      const preparing = inSlices(preparingOf(next.experiment), surroundings)
      if (preparing) await preparing
      // Changes of data that come in files could not be looked at before.
      const changes = sampleChangesIn(next.edits).length
      const [problem] = changes > 0 ? (await loadFit()).problemsOf(next) : []
      if (problem) return refuse(problem.sentence)
      // Whatever was opened meanwhile was wanted later.
      if (isWanted()) await openAnother(next)
    },
    returnTo: (id) => {
      const branch = getState().branches.find((one) => one.id === id)
      return branch ? openAnother(branch.run) : Promise.resolve()
    },
    pin: () => setState(way.pin()),
    showBranch: (id, isShown) =>
      setState(({ branches }) => ({
        branches: branches.map((one) => (one.id === id ? { ...one, isShown } : one)),
      })),
    removeBranch: (id) =>
      setState(({ branches }) => ({ branches: branches.filter((one) => one.id !== id) })),
    undo: () => quiet(travel(undone(getState(), document.present()))),
    redo: () => quiet(travel(redone(getState(), document.present()))),
  }
}
