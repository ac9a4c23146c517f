/** What a phase is about: the selected neuron or parameter, or the nearest one to what is selected. */
import { placeOf, sourceOf, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import type { Selection } from '../../state/store.ts'
import type { Neuron } from './moment.ts'

/** The neuron whose arithmetic is shown: a weight stands for the neuron that it leads to; by default the first output. */
export function neuronIn(layout: Layout, selection: Selection): Neuron {
  if (selection?.type === 'parameter' && selection.index < layout.count) {
    const { block, output } = placeOf(layout, selection.index)
    return { layer: block.layer, unit: output }
  }
  if (selection?.type === 'neuron' && isIn(layout, selection)) {
    // What dropout lets through is what a neuron says.
    const layer = sourceOf(layout, selection.layer)
    if (layer >= 0) return { layer, unit: selection.unit }
  }
  return { layer: layout.shapes.length - 2, unit: 0 }
}

/** The parameter whose derivative is shown: the first weight into a neuron, or out of an input, or of a map's kernel; by default w1. */
export function parameterIn(layout: Layout, selection: Selection): number {
  if (selection?.type === 'parameter' && selection.index < layout.count) return selection.index
  if (selection?.type !== 'neuron' || !isIn(layout, selection)) return 0
  const { unit } = selection
  const layer = sourceOf(layout, selection.layer)
  if (layer < 0) {
    const [block] = layout.blocks
    const inputs = block.length / block.shape[0]
    return block.shape.length === 2 ? block.start + Math.min(unit, inputs - 1) : 0
  }
  // Of a recurrent layer the first of those that come from its own last step.
  const hidden = layout.blocks.find((one) => one.layer === layer && one.name === 'weightsHidden')
  if (hidden) {
    const units = hidden.shape[1]
    return hidden.start + (unit % units) * units
  }
  // What has none of its own, as a pooled cell, stands for the layer before it that has some.
  const block = layout.blocks.findLast((one) => one.name === 'weights' && one.layer <= layer)
  if (!block) return layout.blocks.find((one) => one.layer === layer)?.start ?? 0
  const shape = layout.shapes[layer + 1]
  const [rows] = block.shape
  // Of a layer over time the same at every step; of a map the same for all of its cells.
  const row = shape.length === 2 ? unit % rows : Math.floor((unit * rows) / sizeOf(shape))
  return block.start + row * sizeOf(block.shape.slice(1))
}

function isIn(layout: Layout, { layer, unit }: Neuron): boolean {
  const shape = layout.shapes[layer + 1]
  return shape !== undefined && unit < sizeOf(shape)
}
