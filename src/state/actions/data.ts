/**
 * Other data, and changes of their samples. Fetched when they are first asked for: the first picture
 * has its data.
 */
import { sampleChangesIn } from '../../experiment/dataAfter.ts'
import type { DataSpec } from '../../data/source.ts'
import { withChange } from '../../engine/network.ts'
import { preparingOf, specsAt, type Run } from '../../experiment/experiment.ts'
import { runOf } from '../../experiment/presets.ts'
import type { Actions } from '../actions.ts'
import { refuse } from '../answers.ts'
import type { Commands } from '../commands.ts'
import { loadFit } from '../fitting.ts'
import type { Parts } from '../parts.ts'
import { inSlices } from '../slices.ts'

export type DataActions = {
  readonly changeSamples: Actions['changeSamples']
  /** `isWanted`: whether this is still the last wish. */
  readonly setData: (
    isWanted: () => boolean,
    ...wish: Parameters<Actions['setData']>
  ) => ReturnType<Actions['setData']>
  /** Another loss, for which the classes are coded otherwise; null where they stay as they are. */
  readonly recode: (
    ...wish: Parameters<Actions['setLoss']>
  ) => Promise<{ readonly data: DataSpec; readonly sentence: string } | null>
}

export function dataActions(
  { surroundings, store, frames, document, loading }: Parts,
  { edit, wish }: Commands,
  { open, train }: Pick<Actions, 'open' | 'train'>,
): DataActions {
  const { getState } = store

  const setData: DataActions['setData'] = async (
    isWanted,
    data,
    { title, kind, keepsParameters = false } = {},
  ) => {
    const { withData } = await import('../../experiment/withData.ts')
    const present = document.present()
    const before = { ...present.experiment, ...specsAt(present) }
    const { experiment, sentence } = withData(
      { ...before, title: title ?? before.title },
      data,
      kind,
    )
    const hasSameShapes =
      JSON.stringify(experiment.network.input) === JSON.stringify(before.network.input) &&
      JSON.stringify(experiment.network.layers) === JSON.stringify(before.network.layers)
    const parameters = keepsParameters && hasSameShapes ? [...frames.latest().parameters] : null
    return (await take(isWanted, runOf({ ...experiment, parameters }))) ? sentence : null
  }

  /** Opens a run on other data, looked at in pieces; false when another one was wanted meanwhile. */
  const take = async (isWanted: () => boolean, next: Run): Promise<boolean> => {
    if (!loading.isReady(next)) await loading.load(next)
    // Before anything looks at all rows at once.
    const preparing = inSlices(preparingOf(next.experiment), surroundings)
    if (preparing) await preparing
    const { lookingAt, problemsOf } = await loadFit()
    const looking = preparing && inSlices(lookingAt(next), surroundings)
    if (looking) await looking
    const [problem] = problemsOf(next)
    if (problem) return refuse(problem.sentence)
    // To look at many rows and to send them to the worker are two tasks.
    if (preparing) await new Promise<void>((resolve) => void surroundings.later(resolve, 0))
    // Whatever was opened meanwhile was wanted later.
    if (!isWanted()) return false
    const isTraining = getState().status === 'training'
    await open(next)
    if (isTraining) await train()
    return true
  }

  const recode: DataActions['recode'] = async (loss, output) => {
    const isWanted = wish()
    const { codedFor, codingSentence } = await import('../../experiment/coding.ts')
    // It brings what makes such data.
    await import('../../experiment/withData.ts')
    const present = document.present()
    const { network, training, data } = specsAt(present)
    const coded = codedFor(data, loss)
    if (coded === data) return null
    const layer = network.layers.length - 1
    const ended = output
      ? withChange({ network, training }, { type: 'layer', layer, change: { activation: output } })
      : { network }
    const parameters = [...frames.latest().parameters]
    const next = { ...present.experiment, network: ended.network, data: coded, parameters }
    await take(isWanted, runOf({ ...next, training: { ...training, loss } }))
    return { data: coded, sentence: codingSentence(coded) }
  }

  return {
    setData,
    recode,
    changeSamples: async (changes, gesture) => {
      const { changesProblem } = await loadFit()
      const { experiment, edits, position } = document.present()
      const made = sampleChangesIn(edits.filter(({ at }) => at <= position))
      const { pinningFor } = await import('../../experiment/withPoints.ts')
      const pinned = inSlices(pinningFor(getState().data, changes), surroundings)
      if (pinned) await pinned
      if (changesProblem(experiment, made.length + changes.length) === null) {
        await edit([{ type: 'data', data: changes }], gesture)
        return null
      }
      const { editedData } = await import('../../experiment/editedData.ts')
      const edited = editedData(experiment.data, [...made, ...changes])
      // What the weights have learnt to look at stays as it is.
      const data = { ...edited, scale: getState().data.scale }
      await setData(wish(), data, { keepsParameters: true })
      return 'The run starts anew here with the weights as they are: it has no room for more changes of these data.'
    },
  }
}
