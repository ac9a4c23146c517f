/** What stands in the cells of each tile of the row: values, how they are coloured and written, and which are there yet. */
import { kernelIndexAt } from '../../hooks/imageCells.ts'
import type { Layout } from '../../../engine/layout.ts'
import type { Ramp } from '../../controls/palette.ts'
import type { Open, Tile } from './geometry.ts'
import type { Picture } from './values.ts'
import { inCell, SMALL_ROOM, smallInCell } from './write.ts'

/** A kernel on its way over an image: so many cells of this channel are there. */
export type Sweep = { readonly group: number; readonly channel: number; readonly done: number }

export type CellScene = {
  readonly layout: Layout
  readonly picture: Picture
  readonly open: Open | null
  readonly sweep: Sweep | null
}

/** What is painted of one tile: rows × columns. */
export type Cells = {
  readonly rows: number
  readonly columns: number
  readonly at: (place: number) => number | null
  readonly ramp: Ramp
  readonly reach: number
  readonly write: ((value: number, width: number) => string) | null
}

export function cellsOf(scene: CellScene, tile: Tile): Cells {
  const { picture } = scene
  if (tile.part === 'input') return inputCells(picture, tile)
  if (tile.part === 'kernel') return kernelCells(scene, tile)
  const { part, channel } = tile
  const group = tile.group!
  const [, rows, columns] = part.image
  const numbers = picture.mapOf(part)
  const from = channel * rows * columns
  const isBlame = picture.shows === 'gradients'
  const done = doneOf(scene, tile)
  return {
    rows,
    columns,
    at: (place) => (numbers && done(place) ? numbers[from + place] : null),
    ramp: isBlame ? 'blame' : 'signed',
    reach: picture.mapScales[group.place].reach,
    write: tile.isLarge && !isBlame ? inCell : null,
  }
}

function inputCells(picture: Picture, { channel, image, isLarge }: Tile): Cells {
  const { input, inputScale, hasSignedInput } = picture
  const [, rows, columns] = image
  const from = channel * rows * columns
  return {
    rows,
    columns,
    at: (place) => input[from + place],
    ramp: hasSignedInput ? 'signed' : 'ink',
    reach: hasSignedInput ? inputScale.reach : Math.max(inputScale.largest, 1e-12),
    write: isLarge ? inCell : null,
  }
}

function kernelCells({ layout, picture, open }: Omit<CellScene, 'sweep'>, tile: Tile): Cells {
  const group = tile.group!
  const { layer, height, width, slices } = group.kernel!
  const slice = open?.group === group.place ? Math.min(open.slice, slices - 1) : 0
  const first = kernelIndexAt(layout, {
    layer,
    filter: tile.channel,
    channel: slice,
    row: 0,
    column: 0,
  })
  const isSmall = picture.shows !== 'values'
  return {
    rows: height,
    columns: width,
    at: (place) => picture.parameterOf(first + place),
    ramp: isSmall ? 'blame' : 'signed',
    reach: picture.kernelScales[group.place].reach,
    write:
      !tile.isLarge || (isSmall && tile.rect.width / width < SMALL_ROOM)
        ? null
        : isSmall
          ? smallInCell
          : inCell,
  }
}

/** Which cells a sweep has come to: those of its map, and pooled ones whose windows are full. */
function doneOf({ sweep }: Pick<CellScene, 'sweep'>, tile: Tile): (place: number) => boolean {
  const group = tile.group!
  if (!sweep || sweep.group !== group.place || sweep.channel !== tile.channel) return () => true
  const { part } = tile
  if (part === 'kernel' || part === 'input') return () => true
  const map = group.maps[0]
  if (part.layer === map.layer) return (place) => place < sweep.done
  const [, rows, columns] = map.image
  const [, pooledRows, pooledColumns] = part.image
  const [down, across] = [Math.floor(rows / pooledRows), Math.floor(columns / pooledColumns)]
  return (place) => {
    const row = Math.floor(place / pooledColumns) * down + down - 1
    const column = (place % pooledColumns) * across + across - 1
    return row * columns + column < sweep.done
  }
}
