/** Changes of parameters, training and layers: edits of the run where its shapes stay, else a new run. */
import { activationOf } from '../../engine/network.ts'
import { specsAt } from '../../experiment/experiment.ts'
import { trainingFor } from '../../experiment/kinds.ts'
import type { Actions } from '../actions.ts'
import type { Commands } from '../commands.ts'
import type { Parts } from '../parts.ts'
import type { DataActions } from './data.ts'

type Editing = Pick<
  Actions,
  | 'setParameter'
  | 'setParameters'
  | 'setTraining'
  | 'setLoss'
  | 'setActivation'
  | 'changeLayer'
  | 'setNetwork'
>

export function editingActions(
  { store, document }: Parts,
  { edit, startOver }: Commands,
  announce: Actions['announce'],
  recode: DataActions['recode'],
): Editing {
  const { getState, setState } = store

  const setParameters: Actions['setParameters'] = (values, gesture) =>
    edit(
      values.map(({ index, value }) => {
        // As JSON has it: a run is the same before and after it was text.
        const plain = value === 0 ? 0 : value
        return { type: 'parameter', index, value: plain }
      }),
      gesture,
    )

  return {
    setParameter: (index, value, gesture) => setParameters([{ index, value }], gesture),
    setParameters,
    setTraining: (training, gesture) => {
      const inForce = getState().training
      const isNew = JSON.stringify({ ...inForce, ...training }) !== JSON.stringify(inForce)
      return isNew ? edit([{ type: 'training', training }], gesture) : Promise.resolve()
    },
    setLoss: async (loss, output) => {
      const recoded = loss === 'hinge' || getState().data.coding ? await recode(loss, output) : null
      if (recoded) {
        const { data, sentence } = recoded
        setState(({ view }) => ({ view: { ...view, dataNote: { data, sentence } } }))
        return announce(sentence)
      }
      const { network } = getState()
      const layer = network.layers.length - 1
      const isSame = output === undefined || activationOf(network.layers[layer]) === output
      await edit([
        { type: 'training', training: { loss } },
        ...(isSame ? [] : [{ type: 'layer', layer, change: { activation: output } } as const]),
      ])
    },
    setActivation: (layers, activation) =>
      edit(layers.map((layer) => ({ type: 'layer', layer, change: { activation } }))),
    changeLayer: async (layer, change, gesture) => {
      const { heldNews, isHeld } = await import('../../experiment/held.ts')
      const before = getState().network.layers[layer]
      if (before && isHeld(before, change)) return
      await edit([{ type: 'layer', layer, change }], gesture)
      const news = heldNews(layer, before, getState().network.layers[layer])
      // What is dragged speaks for itself.
      if (news !== '' && gesture === undefined) announce(news)
    },
    setNetwork: async (wanted) => {
      const isHolding = wanted.layers.some((spec) => 'frozen' in spec || 'off' in spec)
      const network = isHolding
        ? (await import('../../experiment/held.ts')).withoutStrangers(wanted)
        : wanted
      const training = trainingFor(network, specsAt(document.present()).training)
      // Rosenblatt's rule is for one layer of step neurons alone.
      const [layer, ...others] = network.layers
      const isForRule = layer !== undefined && activationOf(layer) === 'step' && others.length === 0
      const isRule = training.loss === 'perceptron'
      const loss = isRule && !isForRule ? 'meanSquaredError' : training.loss
      return startOver({ network, training: { ...training, loss }, parameters: null })
    },
  }
}
