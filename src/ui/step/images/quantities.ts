/** The quantities of a convolutional network's formulas, by the letters of `letters.ts`. */
import type { Selection } from '../../../state/store.ts'
import type { Quantity } from '../expression.ts'
import {
  activationOf,
  deltaOf,
  outputOf,
  slopeOf,
  weightedSumOf,
  type Moment,
  type Neuron,
} from '../moment.ts'
import { letter, quantity } from '../quantities.ts'
import { ownerOf } from '../../hooks/imageCells.ts'
import { letterOf, ownLetterOf, type ImageSetting } from './letters.ts'

/** What a value belongs to: a flattened one to the cell that it comes from. */
function selectionOf({ network }: ImageSetting, neuron: Neuron): NonNullable<Selection> {
  return { type: 'neuron', ...ownerOf(network, neuron) }
}

/** h₃(2, 5) */
export function value(setting: ImageSetting, neuron: Neuron): Quantity {
  const own = ownerOf(setting.network, neuron)
  const at = (moment: Moment): number => outputOf(moment, own)
  return quantity(letterOf(setting, own), at, selectionOf(setting, own))
}

/** z₃(2, 5) */
export function sumOf(setting: ImageSetting, neuron: Neuron): Quantity {
  const at = (moment: Moment): number => weightedSumOf(moment, neuron)
  return quantity(ownLetterOf(setting, 'z', neuron), at, selectionOf(setting, neuron))
}

/** δ₃(2, 5) = ∂L/∂z₃(2, 5) */
export function delta(setting: ImageSetting, neuron: Neuron): Quantity {
  const at = (moment: Moment): number => deltaOf(moment, neuron)
  return quantity(ownLetterOf(setting, 'δ', neuron), at, selectionOf(setting, neuron), 'learn')
}

/** ∂L/∂h₃(2, 5): how the loss changes with a value, whichever ways lead on from it. */
export function blame(setting: ImageSetting, neuron: Neuron): Quantity {
  const { layer, unit } = ownerOf(setting.network, neuron)
  const sign = { type: 'slope', of: letter('L'), by: letterOf(setting, neuron) } as const
  const at = ({ frame }: Moment): number => frame.layers[layer].outputGradients[unit]
  return quantity(sign, at, selectionOf(setting, neuron), 'learn')
}

/** ReLU′(z₃(2, 5)) */
export function prime(setting: ImageSetting, neuron: Neuron): Quantity {
  const { symbol } = activationOf(setting.network, neuron)
  const [of, at] = [letterOf(setting, neuron), ownLetterOf(setting, 'z', neuron)]
  const sign = { type: 'prime', symbol, at, of } as const
  return quantity(sign, (moment) => slopeOf(moment, neuron), selectionOf(setting, neuron))
}

/** 1 where `from` is the largest under the window of `pooled`, else 0. */
export function won(setting: ImageSetting, pooled: Neuron, from: Neuron): Quantity {
  const sign = ownLetterOf(setting, 'm', pooled)
  const at = (moment: Moment): number => (winnerOf(moment, pooled) === from.unit ? 1 : 0)
  return quantity(sign, at, selectionOf(setting, pooled))
}

/** The unit of the layer before that a pooled cell has its value from. */
export function winnerOf({ frame }: Pick<Moment, 'frame'>, { layer, unit }: Neuron): number {
  return frame.layers[layer].kept['winners'][unit]
}
