/**
 * Where the cells of a convolutional network lie, and which of them belong together: channel, row and
 * column of a unit; what a cell has seen, back to the pixels; what it feeds; where a kernel's weight
 * is used. Rows, columns and channels count from 0. Pure; drawing is left to the panels.
 */
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import { placeOf, type Layout } from '../../engine/layout.ts'
import type { NetworkSpec, Shape } from '../../engine/network.ts'
import type { Selection } from '../../state/store.ts'

/** `layer` −1: the input. */
export type Cell = {
  readonly layer: number
  readonly channel: number
  readonly row: number
  readonly column: number
}

/** Part of an image; of a padded one it may begin before it and end behind it. */
export type Area = {
  readonly top: number
  readonly left: number
  readonly height: number
  readonly width: number
}

/** Cells of one layer that belong to a cell of another: of one channel, or of all (`channel` null). */
export type Field = Area & { readonly layer: number; readonly channel: number | null }

/** A weight of a kernel; `filter` is the channel that leaves, `channel` the one that comes in. */
export type KernelCell = {
  readonly layer: number
  readonly filter: number
  readonly channel: number
  readonly row: number
  readonly column: number
}

type Sliding = Area & { readonly down: number; readonly across: number }

export function isConv(spec: LayerSpec): spec is Extract<LayerSpec, { type: 'conv2d' }> {
  return spec.type === 'conv2d'
}

export function isPooling(
  spec: LayerSpec,
): spec is Extract<LayerSpec, { type: 'maxPooling2d' | 'averagePooling2d' }> {
  return spec.type === 'maxPooling2d' || spec.type === 'averagePooling2d'
}

/** Whether a layer only hands on what the one before it says; so does dropout in the step that is shown. */
export function isPassage(type: LayerSpec['type']): boolean {
  return type === 'flatten' || type === 'dropout'
}

type Unit = { readonly layer: number; readonly unit: number }

/** Whose value it is. */
export function ownerOf({ layers }: Pick<NetworkSpec, 'layers'>, { layer, unit }: Unit): Unit {
  let own = layer
  while (own >= 0 && isPassage(layers[own].type)) own--
  return { layer: own, unit }
}

/** The layer that takes a layer's values, past those that only hand them on; behind the last one there is none. */
export function nextLayer({ layers }: Pick<NetworkSpec, 'layers'>, layer: number): number {
  let next = layer + 1
  while (layers[next] && isPassage(layers[next].type)) next++
  return next
}

/**
 * The image that a layer's values are, channels × height × width; flattened ones are those of the
 * layer before. Null where they are none. `layer` −1: the input.
 */
export function imageOf(network: NetworkSpec, layout: Layout, layer: number): Shape | null {
  const shape = layout.shapes[layer + 1]
  if (shape === undefined) return null
  if (shape.length === 3) return shape
  return layer >= 0 && network.layers[layer].type === 'flatten'
    ? imageOf(network, layout, layer - 1)
    : null
}

/** Channel, row and column of a unit; null where the layer's values are no image. */
export function cellAt(
  network: NetworkSpec,
  layout: Layout,
  layer: number,
  unit: number,
): Cell | null {
  const image = imageOf(network, layout, layer)
  if (!image) return null
  const [channels, height, width] = image
  if (unit < 0 || unit >= channels * height * width) return null
  return {
    layer,
    channel: Math.floor(unit / (height * width)),
    row: Math.floor(unit / width) % height,
    column: unit % width,
  }
}

/** A cell's flat place in an image. */
export function unitAt([, height, width]: Shape, { channel, row, column }: Omit<Cell, 'layer'>) {
  return (channel * height + row) * width + column
}

/** The place of a kernel's weight; null for any other parameter. */
export function kernelCellAt(
  network: NetworkSpec,
  layout: Layout,
  index: number,
): KernelCell | null {
  if (index < 0 || index >= layout.count) return null
  const { block, output, input } = placeOf(layout, index)
  const spec = network.layers[block.layer]
  if (!isConv(spec) || input === null) return null
  const [height, width] = spec.kernelSize
  return {
    layer: block.layer,
    filter: output,
    channel: Math.floor(input / (height * width)),
    row: Math.floor(input / width) % height,
    column: input % width,
  }
}

/** The filter that a bias is added to; null for any other parameter. */
export function filterOfBias(
  network: NetworkSpec,
  layout: Layout,
  index: number,
): { readonly layer: number; readonly filter: number } | null {
  if (index < 0 || index >= layout.count) return null
  const { block, output, input } = placeOf(layout, index)
  if (input !== null || !isConv(network.layers[block.layer])) return null
  return { layer: block.layer, filter: output }
}

/** The flat index of a kernel's weight. */
export function kernelIndexAt(layout: Layout, cell: KernelCell): number {
  const { layer, filter, channel, row, column } = cell
  const block = layout.blocks.find((one) => one.layer === layer && one.name === 'weights')!
  const [, channels, height, width] = block.shape
  return block.start + ((filter * channels + channel) * height + row) * width + column
}

/** The flat index of a filter's bias. */
export function biasIndexAt(layout: Layout, layer: number, filter: number): number {
  return layout.blocks.find((one) => one.layer === layer && one.name === 'bias')!.start + filter
}

/** What one cell of a layer sees of the image before it, and how far it goes on from cell to cell. */
export function windowAt(spec: LayerSpec, row: number, column: number): Sliding {
  if (isConv(spec)) {
    const [height, width] = spec.kernelSize
    const [down, across] = spec.stride
    const isPadded = spec.padding === 'same'
    const [above, before] = isPadded
      ? [Math.floor((height - 1) / 2), Math.floor((width - 1) / 2)]
      : [0, 0]
    return {
      top: row * down - above,
      left: column * across - before,
      height,
      width,
      down,
      across,
    }
  }
  if (isPooling(spec)) {
    const [height, width] = spec.poolSize
    const [down, across] = spec.stride
    return { top: row * down, left: column * across, height, width, down, across }
  }
  return { top: row, left: column, height: 1, width: 1, down: 1, across: 1 }
}

/** The values under a window, row by row; 0 where it lies beside the image. */
export function patchAt(
  values: ArrayLike<number>, // channels × height × width
  [, height, width]: Shape,
  channel: number,
  area: Area,
): number[] {
  const patch: number[] = []
  for (let row = area.top; row < area.top + area.height; row++) {
    for (let column = area.left; column < area.left + area.width; column++) {
      const isInside = row >= 0 && row < height && column >= 0 && column < width
      patch.push(isInside ? values[(channel * height + row) * width + column] : 0)
    }
  }
  return patch
}

/** The part of an area that lies on an image. */
export function within({ top, left, height, width }: Area, [, rows, columns]: Shape): Area {
  const [first, start] = [Math.max(0, top), Math.max(0, left)]
  return {
    top: first,
    left: start,
    height: Math.max(0, Math.min(rows, top + height) - first),
    width: Math.max(0, Math.min(columns, left + width) - start),
  }
}

/** What a cell has seen in every layer before it, from the nearest back to the input (layer −1). */
export function seenBy(network: NetworkSpec, cell: Cell): Field[] {
  const fields: Field[] = []
  let channel: number | null = cell.channel
  let area: Area = { top: cell.row, left: cell.column, height: 1, width: 1 }
  for (let layer = cell.layer; layer >= 0; layer--) {
    const spec = network.layers[layer]
    if (spec.type !== 'flatten') area = widened(spec, area)
    if (isConv(spec)) channel = null
    fields.push({ ...area, layer: layer - 1, channel })
  }
  return fields
}

function widened(spec: LayerSpec, { top, left, height, width }: Area): Area {
  const first = windowAt(spec, top, left)
  return {
    top: first.top,
    left: first.left,
    height: (height - 1) * first.down + first.height,
    width: (width - 1) * first.across + first.width,
  }
}

/** Which cells of every image behind it a cell reaches, from the nearest on; empty areas where it is left out. */
export function fedBy(network: NetworkSpec, layout: Layout, cell: Cell): Field[] {
  const fields: Field[] = []
  let channel: number | null = cell.channel
  let area: Area = { top: cell.row, left: cell.column, height: 1, width: 1 }
  for (let layer = cell.layer + 1; layer < network.layers.length; layer++) {
    const image = imageOf(network, layout, layer)
    if (!image) break
    const spec = network.layers[layer]
    if (spec.type !== 'flatten') area = within(reached(spec, area), image)
    if (isConv(spec)) channel = null
    fields.push({ ...area, layer, channel })
  }
  return fields
}

/** Cells whose windows meet an area. */
function reached(spec: LayerSpec, { top, left, height, width }: Area): Area {
  const origin = windowAt(spec, 0, 0)
  // A window from a·stride + origin on, so long, meets [from, from + count)
  const meeting = (from: number, count: number, start: number, size: number, stride: number) => {
    const first = Math.ceil((from - start - size + 1) / stride)
    const last = Math.floor((from + count - 1 - start) / stride)
    return [first, Math.max(0, last - first + 1)] as const
  }
  const [row, rows] = meeting(top, height, origin.top, origin.height, origin.down)
  const [column, columns] = meeting(left, width, origin.left, origin.width, origin.across)
  return { top: row, left: column, height: rows, width: columns }
}

/**
 * Where a kernel's weight is used: one value of the image before it for each cell of its map. From
 * cell to cell it goes on by the stride, so `down` and `across` tell the grid within the area.
 */
export function usesOf(network: NetworkSpec, layout: Layout, cell: KernelCell): Sliding {
  const { top, left, down, across } = windowAt(network.layers[cell.layer], 0, 0)
  const [, rows, columns] = layout.shapes[cell.layer + 1]
  return {
    top: top + cell.row,
    left: left + cell.column,
    height: (rows - 1) * down + 1,
    width: (columns - 1) * across + 1,
    down,
    across,
  }
}

/** The cell that a selection is of; null for parameters, for neurons of no image, and for what this network has not. */
export function selectedCell(
  network: NetworkSpec,
  layout: Layout,
  selection: Selection,
): Cell | null {
  if (selection?.type !== 'neuron') return null
  return cellAt(network, layout, selection.layer, selection.unit)
}
