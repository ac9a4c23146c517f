/** What the panel is about: the cell or parameter that is selected, or the nearest one that the phase can tell of. */
import { placeOf, type Layout } from '../../../engine/layout.ts'
import { sizeOf } from '../../../engine/network.ts'
import type { Selection } from '../../../state/store.ts'
import type { Phase } from '../../../state/walk.ts'
import { isConv, kernelIndexAt, ownerOf, unitAt } from '../../hooks/imageCells.ts'
import type { Neuron } from '../moment.ts'
import { parameterIn } from '../selected.ts'
import { placeIn, type ImageSetting } from './letters.ts'

export type Focus =
  | { readonly type: 'neuron'; readonly neuron: Neuron }
  | { readonly type: 'parameter'; readonly index: number }

/** The convolved cell that was selected last in a network: a kernel's weight is shown at work there. */
const lastCells = new WeakMap<Layout, Neuron>()

export function keepCell(setting: ImageSetting, selection: Selection): void {
  const { network, layout } = setting
  if (selection?.type !== 'neuron' || !isIn(layout, selection)) return
  const own = ownerOf(network, selection)
  if (own.layer >= 0 && isConv(network.layers[own.layer])) lastCells.set(layout, own)
}

/** Forward tells of values, so of a cell for a weight; Backward of both; without a selection the first map is told of. */
export function focusOf(setting: ImageSetting, phase: Phase, selection: Selection): Focus {
  const { network, layout } = setting
  const known = knownIn(layout, selection)
  if (phase === 'update') return { type: 'parameter', index: parameterOf(setting, known) }
  if (known?.type === 'neuron') return { type: 'neuron', neuron: ownerOf(network, known) }
  if (phase === 'forward') return { type: 'neuron', neuron: neuronFor(setting, known) }
  return { type: 'parameter', index: parameterOf(setting, known) }
}

function knownIn(layout: Layout, selection: Selection): Selection {
  if (selection?.type === 'parameter') return selection.index < layout.count ? selection : null
  return selection && isIn(layout, selection) ? selection : null
}

function isIn(layout: Layout, { layer, unit }: Neuron): boolean {
  const shape = layout.shapes[layer + 1]
  return shape !== undefined && unit < sizeOf(shape)
}

/** The cell of a map where a kernel was last looked at, or else in its middle; of a dense layer the neuron. */
function neuronFor(setting: ImageSetting, selection: Selection): Neuron {
  const { network, layout } = setting
  const place = selection?.type === 'parameter' ? placeOf(layout, selection.index) : null
  const first = network.layers.findIndex(isConv)
  const layer = place?.block.layer ?? (first < 0 ? network.layers.length - 1 : first)
  if (!isConv(network.layers[layer])) return { layer, unit: place?.output ?? 0 }
  const shape = layout.shapes[layer + 1]
  const kept = lastCells.get(layout)
  const cell = kept?.layer === layer ? placeIn(setting, kept) : null
  const { row, column } = cell ?? {
    row: Math.floor((shape[1] - 1) / 2),
    column: Math.floor((shape[2] - 1) / 2),
  }
  return { layer, unit: unitAt(shape, { channel: place?.output ?? 0, row, column }) }
}

/** Of a map the middle weight of its kernel, else as the dense panel has it. */
function parameterOf(setting: ImageSetting, selection: Selection): number {
  const { network, layout } = setting
  if (selection?.type === 'parameter') return parameterIn(layout, selection)
  const index = parameterIn(layout, selection ?? { type: 'neuron', ...neuronFor(setting, null) })
  const { block, output } = placeOf(layout, index)
  const spec = network.layers[block.layer]
  if (!isConv(spec)) return index
  const [row, column] = spec.kernelSize.map((size) => Math.floor((size - 1) / 2))
  return kernelIndexAt(layout, { layer: block.layer, filter: output, channel: 0, row, column })
}
