/**
 * What is marked in the row for the cell or weight in hand: what it saw, back to the pixels, what it
 * feeds, and the lines between. Pure; painting is left to `paintMarks.ts`.
 */
import type { Layout } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import type { Selection } from '../../../state/store.ts'
import {
  fedBy,
  imageOf,
  isConv,
  kernelCellAt,
  seenBy,
  selectedCell,
  usesOf,
  within,
  type Area,
  type Cell,
  type KernelCell,
} from '../../hooks/imageCells.ts'
import type { Geometry, Open, Rect, Tile } from './geometry.ts'
import { drawnLayer, type MapPart, type Parts } from './parts.ts'

/** An area of one tile. */
export type Mark = { readonly tile: Tile; readonly area: Area }

export type Marks = {
  /** The thing itself, on every picture of it. */
  readonly itself: readonly Mark[]
  /** What it saw. */
  readonly seen: readonly Mark[]
  /** What it feeds. */
  readonly fed: readonly Mark[]
  /** The way through the open channel: source area, kernel, then its cells from left to right. */
  readonly way: {
    readonly source: Mark | null
    readonly kernel: Tile | null
    readonly cells: readonly Mark[]
  }
  /** Where the weight in hand was used, shifted. */
  readonly used: Mark | null
  readonly kernelCell: KernelCell | null
  /** The flat unit that the dense layer behind takes, from the last of the cells. */
  readonly leaves: { readonly layer: number; readonly unit: number; readonly from: Rect } | null
}

export const noMarks: Marks = {
  itself: [],
  seen: [],
  fed: [],
  way: { source: null, kernel: null, cells: [] },
  used: null,
  kernelCell: null,
  leaves: null,
}

type Scene = {
  readonly network: NetworkSpec
  readonly layout: Layout
  readonly parts: Parts
  readonly geometry: Geometry
  readonly open: Open | null
  /** The cell whose value a pooled one is, by layer and flat place, where that is known. */
  readonly winnerOf: (layer: number, unit: number) => number | null
}

export function marksOf(scene: Scene, selection: Selection): Marks {
  const { network, layout } = scene
  if (selection?.type === 'parameter') {
    const kernelCell = kernelCellAt(network, layout, selection.index)
    return kernelCell ? ofWeight(scene, kernelCell) : noMarks
  }
  const cell = selectedCell(network, layout, selection)
  return cell ? ofCell(scene, cell) : noMarks
}

function ofWeight(scene: Scene, kernelCell: KernelCell): Marks {
  const { layer, filter, row, column, channel } = kernelCell
  const { network, layout, geometry } = scene
  const kernel = geometry.tiles.find(
    (tile) =>
      tile.part === 'kernel' && tile.group!.kernel!.layer === layer && tile.channel === filter,
  )
  const source = sourceOf(scene, layer, channel)
  const uses = usesOf(network, layout, kernelCell)
  const maps = tilesOf(scene, layer, filter).filter(({ isLarge }) => isLarge)
  return {
    ...noMarks,
    itself: kernel ? [{ tile: kernel, area: { top: row, left: column, height: 1, width: 1 } }] : [],
    used: source && { tile: source, area: uses },
    way: {
      source: source && { tile: source, area: uses },
      kernel: kernel?.isLarge ? kernel : null,
      cells: maps.slice(0, 1).map((tile) => ({ tile, area: whole(tile) })),
    },
    kernelCell,
  }
}

function whole({ image: [, height, width] }: Tile): Area {
  return { top: 0, left: 0, height, width }
}

function ofCell(scene: Scene, cell: Cell): Marks {
  const { network, layout, parts, open } = scene
  const drawn = { ...cell, layer: drawnLayer(parts, cell.layer) }
  let kernels = 0
  const seen = seenBy(network, drawn).flatMap((field) => {
    if (isConv(network.layers[field.layer + 1])) kernels += 1
    // Further back, what lies beside the image is no padding of it
    const area = kernels > 1 ? within(field, layout.shapes[field.layer + 1]) : field
    return marked(scene, field.layer, field.channel, area)
  })
  const fed = fedBy(network, layout, drawn).flatMap((field) =>
    field.height > 0 && field.width > 0 ? marked(scene, field.layer, field.channel, field) : [],
  )
  const itself = marked(scene, drawn.layer, drawn.channel, one(drawn))
  const isOpen = itself.some(
    ({ tile }) => tile.isLarge && tile.group !== null && tile.group.place === open?.group,
  )
  if (!isOpen || !open) return { ...noMarks, itself, seen, fed }
  const way = wayOf(scene, drawn)
  return { ...noMarks, itself, seen, fed, ...way }
}

function one({ row, column }: Cell): Area {
  return { top: row, left: column, height: 1, width: 1 }
}

/** From what the kernel saw, through the cells of the open channel that hand the value on, to the dense layer. */
function wayOf(scene: Scene, cell: Cell): Pick<Marks, 'way' | 'leaves'> {
  const { network, layout, parts, geometry, open, winnerOf } = scene
  const group = parts.groups[open!.group]
  const cells: { part: MapPart; cell: Cell }[] = []
  // Back to the map that the kernel made, by way of what was the largest
  let back: Cell | null = cell
  const layers = [...new Set(group.maps.map(({ layer }) => layer))].toReversed()
  const places = new Map<number, Cell>()
  for (const layer of layers) {
    if (layer > cell.layer || !back) continue
    if (layer === cell.layer) places.set(layer, back)
    else {
      const image = imageOf(network, layout, back.layer)!
      const unit = (back.channel * image[1] + back.row) * image[2] + back.column
      const winner = winnerOf(back.layer, unit)
      const found: Cell | null =
        winner === null
          ? null
          : selectedCell(network, layout, { type: 'neuron', layer, unit: winner })
      back = found
      if (found) places.set(layer, found)
    }
  }
  // Forward to the first of the cells behind it
  let ahead = cell
  for (const field of fedBy(network, layout, cell)) {
    if (!layers.includes(field.layer) || field.height === 0 || field.width === 0) continue
    ahead = { layer: field.layer, channel: cell.channel, row: field.top, column: field.left }
    places.set(field.layer, ahead)
  }
  for (const part of group.maps) {
    const at = places.get(part.layer)
    if (at) cells.push({ part, cell: at })
  }
  const marks = cells.flatMap(({ part, cell: at }) => {
    const tile = tilesOf(scene, part.layer, at.channel).find(
      (found) => found.isLarge && found.part === part,
    )
    return tile ? [{ tile, area: one(at) }] : []
  })
  const kernel = geometry.tiles.find(({ part, isLarge }) => part === 'kernel' && isLarge) ?? null
  const slice = Math.min(open!.slice, (group.kernel?.slices ?? 1) - 1)
  const { kernel: made } = group
  const first = made && places.get(made.layer)
  const source = first && sourceOf(scene, made.layer, slice)
  const [seen] = first ? seenBy(network, first) : []
  const isLast = group.place === parts.groups.length - 1
  const last = cells.at(-1)
  const end = marks.at(-1)
  const isEnd = last && last.part === group.maps.at(-1)
  return {
    way: {
      source: source ? { tile: source, area: seen } : null,
      kernel: source ? kernel : null,
      cells: marks,
    },
    leaves:
      isLast && isEnd && end
        ? {
            layer: last.cell.layer,
            unit:
              (last.cell.channel * end.tile.image[1] + last.cell.row) * end.tile.image[2] +
              last.cell.column,
            from: end.tile.rect,
          }
        : null,
  }
}

/** The tile of one channel of the image that a convolution reads. */
function sourceOf(scene: Scene, layer: number, channel: number): Tile | null {
  const before = drawnLayer(scene.parts, layer - 1)
  const tiles = tilesOf(scene, before, channel)
  return tiles.find(({ isLarge }) => isLarge) ?? tiles.at(-1) ?? null
}

/** The pictures of a layer's channel, from left to right. */
function tilesOf({ geometry }: Pick<Scene, 'geometry'>, layer: number, channel: number): Tile[] {
  return geometry.tiles.filter(
    (tile) =>
      tile.channel === channel &&
      (layer < 0
        ? tile.part === 'input'
        : tile.part !== 'input' && tile.part !== 'kernel' && tile.part.layer === layer),
  )
}

function marked({ geometry }: Scene, layer: number, channel: number | null, area: Area): Mark[] {
  return geometry.tiles
    .filter(
      (tile) =>
        (channel === null || tile.channel === channel) &&
        (layer < 0
          ? tile.part === 'input'
          : tile.part !== 'input' && tile.part !== 'kernel' && tile.part.layer === layer),
    )
    .map((tile) => ({ tile, area }))
}

/** Where an area of a tile lies in the content. */
export function rectOf({ tile, area }: Mark): Rect {
  const [, rows, columns] = tile.image
  const [width, height] = [tile.rect.width / columns, tile.rect.height / rows]
  return {
    x: tile.rect.x + area.left * width,
    y: tile.rect.y + area.top * height,
    width: area.width * width,
    height: area.height * height,
  }
}

/** What lies under a point: a cell, a weight, a neuron of a strip; null beside everything. */
export function hitAt(
  { geometry, layout, network, open }: Pick<Scene, 'geometry' | 'layout' | 'network' | 'open'>,
  x: number,
  y: number,
): Selection {
  for (const tile of geometry.tiles) {
    const { rect, image, part, channel } = tile
    if (x < rect.x || x >= rect.x + rect.width || y < rect.y || y >= rect.y + rect.height) continue
    const [, rows, columns] = image
    const row = Math.min(rows - 1, Math.floor(((y - rect.y) / rect.height) * rows))
    const column = Math.min(columns - 1, Math.floor(((x - rect.x) / rect.width) * columns))
    if (part === 'kernel') {
      const { layer, slices } = tile.group!.kernel!
      const slice = open?.group === tile.group!.place ? Math.min(open.slice, slices - 1) : 0
      const block = layout.blocks.find(
        (found) => found.layer === layer && found.name === 'weights',
      )!
      const index = block.start + ((channel * slices + slice) * rows + row) * columns + column
      return { type: 'parameter', index }
    }
    const layer = part === 'input' ? -1 : part.layer
    if (!imageOf(network, layout, layer)) return null
    return { type: 'neuron', layer, unit: (channel * rows + row) * columns + column }
  }
  for (const { strip, rect } of geometry.strips) {
    if (x < rect.x || x >= rect.x + rect.width || y < rect.y || y >= rect.y + rect.height) continue
    const unit = Math.min(strip.units - 1, Math.floor(((y - rect.y) / rect.height) * strip.units))
    return { type: 'neuron', layer: strip.layer, unit }
  }
  return null
}
