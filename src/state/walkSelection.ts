/**
 * What is selected as a walk goes on: the present selection while the operation is about it, else the
 * thing in the operation's layer that is nearest to it. On images it keeps its map and its place, so
 * that one cell is followed through the network.
 */
import { placeOf, type Layout } from '../engine/layout.ts'
import { sizeOf, type Shape } from '../engine/network.ts'
import type { Selection } from './store.ts'
import type { StepOperation } from './walk.ts'

/** `wanted`: the output that is right for the present sample. */
export function selectionFor(
  operation: StepOperation,
  selection: Selection,
  layout: Layout,
  wanted: number,
): Selection {
  if (operation.type === 'loss' || operation.type === 'update') return selection
  const { layer, time } = operation
  const selected = layerOf(selection, layout)
  const block = layout.blocks.find((one) => one.layer === layer)
  if (block?.name === 'weightsInput') {
    // A weight that every step uses is followed through all of them.
    if (selection?.type === 'parameter' && selected === layer) return selection
    const unit = selection?.type === 'neuron' && selected === layer ? selection.unit : 0
    return { type: 'neuron', layer, unit, time }
  }
  if (selected === layer) return selection
  if (layout.shapes[0].length === 3) return onImages(operation, selection, layout, wanted)
  return operation.type === 'forward' || !block
    ? { type: 'neuron', layer, unit: 0 }
    : { type: 'parameter', index: block.start }
}

function layerOf(selection: Selection, layout: Layout): number | undefined {
  return selection?.type === 'parameter'
    ? placeOf(layout, selection.index).block.layer
    : selection?.layer
}

/** Shares of channels, rows and columns: a place that maps of all sizes have. */
type Place = { readonly channel: number; readonly row: number; readonly column: number }

const middle: Place = { channel: 0, row: 0.5, column: 0.5 }

function onImages(
  { type, layer }: StepOperation & { layer: number },
  selection: Selection,
  layout: Layout,
  wanted: number,
): Selection {
  const shape = layout.shapes[layer + 1]
  const block = layout.blocks.find((one) => one.layer === layer)
  if (layer === layout.shapes.length - 2) return { type: 'neuron', layer, unit: wanted }
  const image = imageOf(layout, layer)
  if (!image) return { type: 'neuron', layer, unit: 0 }
  const place = placeIn(layout, selection)
  if (type === 'backward' && block && shape.length === 3) {
    // The weight in the middle of the map's kernel
    const [filters, , height, width] = block.shape
    const filter = Math.min(filters - 1, Math.floor(place.channel * filters))
    const within = Math.floor((height - 1) / 2) * width + Math.floor((width - 1) / 2)
    return {
      type: 'parameter',
      index: block.start + filter * sizeOf(block.shape.slice(1)) + within,
    }
  }
  return { type: 'neuron', layer, unit: unitAt(image, place) }
}

/** The image that a layer's values are, flattened ones those of the layer before; null where they are none. */
function imageOf({ shapes, blocks }: Layout, layer: number): Shape | null {
  const shape = shapes[layer + 1]
  if (shape.length === 3) return shape
  const hasOwn = blocks.some((block) => block.layer === layer)
  if (layer < 0 || hasOwn) return null
  const before = imageOf({ shapes, blocks, count: 0 }, layer - 1)
  return before && sizeOf(before) === sizeOf(shape) ? before : null
}

/** Where a selection lies; what leads to no place lies in the middle of the first map. */
function placeIn(layout: Layout, selection: Selection): Place {
  if (selection?.type === 'neuron') {
    const image = imageOf(layout, selection.layer)
    return image ? placeOfUnit(image, selection.unit) : middle
  }
  if (selection?.type !== 'parameter') return middle
  const { block, output, input } = placeOf(layout, selection.index)
  if (layout.shapes[block.layer + 1].length === 3) {
    return { ...middle, channel: (output + 0.5) / block.shape[0] }
  }
  // A dense weight leads back to the cell that it comes from.
  const image = imageOf(layout, block.layer - 1)
  return image && input !== null ? placeOfUnit(image, input) : middle
}

function placeOfUnit([channels, height, width]: Shape, unit: number): Place {
  return {
    channel: (Math.floor(unit / (height * width)) + 0.5) / channels,
    row: ((Math.floor(unit / width) % height) + 0.5) / height,
    column: ((unit % width) + 0.5) / width,
  }
}

function unitAt([channels, height, width]: Shape, { channel, row, column }: Place): number {
  const [c, y, x] = [
    Math.floor(channel * channels),
    Math.floor(row * height),
    Math.floor(column * width),
  ]
  return (c * height + y) * width + x
}
