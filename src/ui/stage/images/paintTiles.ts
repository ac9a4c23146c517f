/** Paints the row's pictures on the canvas: cells by their colour, and numbers and dashes where there is room. */
import { kernelIndexAt } from '../../hooks/imageCells.ts'
import type { Geometry, Rect, Tile } from './geometry.ts'
import { cellsOf, type Cells, type CellScene } from './cells.ts'
import { colourOf, css, type Palette } from '../../controls/palette.ts'
import { packed, shadeAt, shadesOf } from '../../controls/shades.ts'
import { DASH_ROOM, NUMBER_ROOM } from './write.ts'

export type Context = CanvasRenderingContext2D

export type TileScene = CellScene & {
  readonly geometry: Geometry
  readonly palette: Palette
  /** Filters that are switched off, by layer. */
  readonly isOff: (layer: number, channel: number) => boolean
}

export function paintTiles(context: Context, scene: TileScene, top: number, bottom: number): void {
  const { geometry, palette } = scene
  const { card } = geometry
  if (card) {
    context.fillStyle = palette.card
    context.strokeStyle = palette.line
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(card.x + 0.5, card.y + 0.5, card.width - 1, card.height - 1, 8)
    context.fill()
    context.stroke()
  }
  const shown = geometry.tiles
    .filter(({ rect }) => rect.y <= bottom && rect.y + rect.height >= top)
    .map((tile) => ({ tile, cells: cellsOf(scene, tile) }))
  paintPixels(context, shown, palette)
  for (const { tile, cells } of shown) paintCells(context, scene, tile, cells)
  paintBorders(context, shown, palette)
  for (const { tile } of shown) {
    if (isCrossedOut(scene, tile)) crossOut(context, tile.rect, palette)
  }
  context.fillStyle = palette.quiet
  context.font = '400 13px Inter, sans-serif'
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const { text, x, y } of geometry.numbers) {
    if (y > top - 10 && y < bottom + 10) context.fillText(text, x, y)
  }
}

/** The size of a cell, and whether it carries its number. */
function roomIn({ width, height }: Rect, { rows, columns, write }: Cells) {
  const cell = { width: width / columns, height: height / rows }
  return { ...cell, hasNumbers: write !== null && cell.width >= NUMBER_ROOM && cell.height >= 15 }
}

/** What stands on the colours, where there is room: numbers, or dashes for what is negative. */
function paintCells(context: Context, scene: TileScene, tile: Tile, cells: Cells): void {
  const { palette } = scene
  const { rect } = tile
  const { width, height, hasNumbers } = roomIn(rect, cells)
  const hasDashes = cells.ramp !== 'ink' && Math.min(width, height) >= DASH_ROOM
  if (hasNumbers) {
    paintGrid(context, rect, cells, palette)
    context.font = `${tile.part === 'kernel' ? 500 : 400} 12px Inter, sans-serif`
    context.textAlign = 'center'
    context.textBaseline = 'middle'
  }
  if (!hasNumbers && !hasDashes) return
  const { texts } = shadesOf(palette, cells.ramp, hasNumbers)
  for (let place = 0; place < cells.rows * cells.columns; place++) {
    const value = cells.at(place)
    if (value === null || (!hasNumbers && !(value < 0))) continue
    const x = rect.x + (place % cells.columns) * width
    const y = rect.y + Math.floor(place / cells.columns) * height
    const isQuiet = value === 0 && cells.ramp === 'ink'
    context.fillStyle = isQuiet ? palette.quiet : texts[shadeAt(value / cells.reach)]
    if (hasNumbers)
      context.fillText(cells.write!(value, width), x + width / 2, y + height / 2 + 0.5)
    else context.fillRect(x + width * 0.25, y + height / 2 - 0.75, width * 0.5, 1.5)
  }
  if (tile.part === 'kernel' && tile.isLarge && scene.picture.shows === 'change') {
    paintPairs(context, scene, tile, rect, cells)
  }
}

function paintBorders(context: Context, shown: Shown, palette: Palette): void {
  context.strokeStyle = palette.strong
  context.lineWidth = 1
  context.beginPath()
  for (const { rect } of shown.map(({ tile }) => tile)) {
    context.rect(rect.x - 0.5, rect.y - 0.5, rect.width + 1, rect.height + 1)
  }
  context.stroke()
}

/** What a filter that is off would pass on, and its small kernel; numbers stay to be read. */
function isCrossedOut({ isOff }: TileScene, { part, group, channel, isLarge }: Tile): boolean {
  if (part === 'input') return false
  if (part === 'kernel') return !isLarge && isOff(group!.kernel!.layer, channel)
  return part.of === 'outputs' && isOff(part.layer, channel)
}

/** A line through what is switched off. */
function crossOut(context: Context, { x, y, width, height }: Rect, palette: Palette): void {
  context.strokeStyle = palette.ink
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(x, y + height)
  context.lineTo(x + width, y)
  context.stroke()
}

type Shown = readonly { readonly tile: Tile; readonly cells: Cells }[]

let sheet: HTMLCanvasElement | null = null
let image: ImageData | null = null

/**
 * One pixel a cell, drawn large without smoothing; what is not there yet stays empty. All tiles lie on
 * one sheet, one below the other: handing over pixels is dear, and so it happens once.
 */
function paintPixels(context: Context, shown: Shown, palette: Palette): void {
  const width = shown.reduce((most, { cells }) => Math.max(most, cells.columns), 1)
  const height = shown.reduce((sum, { cells }) => sum + cells.rows, 0)
  sheet ??= document.createElement('canvas')
  if (sheet.width < width || sheet.height < height) {
    sheet.width = Math.max(sheet.width, width)
    sheet.height = Math.max(sheet.height, height)
  }
  const pixels = sheet.getContext('2d', { willReadFrequently: true })
  if (!pixels || height === 0) return
  if (image?.width !== width || image.height !== height) {
    image = pixels.createImageData(width, height)
  }
  const colours = new Uint32Array(image.data.buffer)
  let top = 0
  for (const { tile, cells } of shown) {
    writePixels(colours.subarray(top * width), width, tile.rect, cells, palette)
    top += cells.rows
  }
  pixels.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  top = 0
  for (const { tile, cells } of shown) {
    const { x, y, width: across, height: down } = tile.rect
    context.drawImage(sheet, 0, top, cells.columns, cells.rows, x, y, across, down)
    top += cells.rows
  }
}

function writePixels(
  colours: Uint32Array, // lines of `across` pixels
  across: number,
  rect: Rect,
  cells: Cells,
  palette: Palette,
): void {
  const { rows, columns, at, ramp, reach } = cells
  const { pixels } = shadesOf(palette, ramp, roomIn(rect, cells).hasNumbers)
  const blank = packed(palette.blank)
  let place = 0
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = at(place++)
      colours[row * across + column] = value === null ? blank : pixels[shadeAt(value / reach)]
    }
  }
}

function paintGrid(context: Context, rect: Rect, { rows, columns }: Cells, palette: Palette): void {
  context.strokeStyle = css(palette.blank)
  context.lineWidth = 1
  context.beginPath()
  for (let column = 1; column < columns; column++) {
    const x = Math.round(rect.x + (column * rect.width) / columns) - 0.5
    context.moveTo(x, rect.y)
    context.lineTo(x, rect.y + rect.height)
  }
  for (let row = 1; row < rows; row++) {
    const y = Math.round(rect.y + (row * rect.height) / rows) - 0.5
    context.moveTo(rect.x, y)
    context.lineTo(rect.x + rect.width, y)
  }
  context.stroke()
}

/** Under each weight's move a thin pair: what it was, what it becomes. */
function paintPairs(
  context: Context,
  { picture, palette, layout, open }: TileScene,
  tile: Tile,
  rect: Rect,
  cells: Cells,
): void {
  const { layer, slices } = tile.group!.kernel!
  const channel = Math.min(open?.slice ?? 0, slices - 1)
  const first = kernelIndexAt(layout, { layer, filter: tile.channel, channel, row: 0, column: 0 })
  const [width, height] = [rect.width / cells.columns, rect.height / cells.rows]
  if (height < 15) return
  const values = Array.from(
    { length: cells.rows * cells.columns },
    (_, place) => picture.parameters[first + place],
  )
  const reach = Math.max(...values.map(Math.abs), 1e-12)
  values.forEach((before, place) => {
    const after = before + (cells.at(place) ?? 0)
    const x = rect.x + (place % cells.columns) * width
    const y = rect.y + Math.floor(place / cells.columns) * height + height - 4
    context.fillStyle = css(colourOf(palette, 'signed', before / reach))
    context.fillRect(x + 2, y, width / 2 - 2, 3)
    context.fillStyle = css(colourOf(palette, 'signed', after / reach))
    context.fillRect(x + width / 2, y, width / 2 - 2, 3)
  })
}
