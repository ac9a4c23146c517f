/**
 * Cells of one colour each, painted in one go: a picture of one pixel a cell is stretched over them, and
 * the gaps are cut out. Hundreds of filled rectangles, each in a colour to be parsed, cost many times that.
 */
import { colourOf, type Palette, type Ramp } from '../../controls/palette.ts'
import type { Rect } from './place.ts'

/** How far up the ramp cells go that carry no number. */
export const REACH = 0.85
/** Shares are told apart in so many steps; a colour is put together once. */
const SHADES = 96

type Colours = Readonly<Record<'plain' | 'numbered', Uint32Array>>

const known = new Map<string, Colours>()

/** Colours of shares from −1 to 1, packed as a picture keeps them. */
function coloursOf(palette: Palette, ramp: Ramp): Colours {
  const key = `${palette.theme} ${ramp}`
  const before = known.get(key)
  if (before) return before
  const bytes = new Uint8ClampedArray(4)
  const [packed] = [new Uint32Array(bytes.buffer)]
  const all = (hasNumber: boolean): Uint32Array =>
    Uint32Array.from({ length: 2 * SHADES + 1 }, (_, step) => {
      const share = (step - SHADES) / SHADES
      const reach = hasNumber ? 1 : ramp === 'signed' ? REACH : 1
      bytes.set([...colourOf(palette, ramp, share * reach, hasNumber), 255])
      return packed[0]
    })
  const made = { plain: all(false), numbered: all(true) }
  known.set(key, made)
  return made
}

export type Grid = {
  readonly palette: Palette
  readonly ramp: Ramp
  readonly at: Rect
  readonly columns: number
  readonly rows: number
  readonly gap: number
  /** From −1 to 1; null: the cell is not there. */
  readonly shareAt: (row: number, column: number) => number | null
  readonly isNumbered?: (row: number, column: number) => boolean
}

let scratch: CanvasRenderingContext2D | null = null

export function paintGrid(context: CanvasRenderingContext2D, grid: Grid): void {
  const { palette, ramp, at, columns, rows, gap, shareAt, isNumbered } = grid
  scratch ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!scratch || columns === 0 || rows === 0) return
  const { canvas } = scratch
  if (canvas.width < columns || canvas.height < rows) {
    canvas.width = Math.max(canvas.width, columns)
    canvas.height = Math.max(canvas.height, rows)
  }
  const image = scratch.createImageData(columns, rows)
  const pixels = new Uint32Array(image.data.buffer)
  const { plain, numbered } = coloursOf(palette, ramp)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const share = shareAt(row, column)
      if (share === null) continue
      const within = Number.isNaN(share) ? 0 : Math.max(-1, Math.min(1, share))
      const colours = isNumbered?.(row, column) ? numbered : plain
      pixels[row * columns + column] = colours[Math.round(within * SHADES) + SHADES]
    }
  }
  scratch.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  const { x, y, width, height } = at
  context.drawImage(canvas, 0, 0, columns, rows, x, y, width, height)
  if (gap === 0) return
  const [across, down] = [width / columns, height / rows]
  for (let column = 1; column <= columns; column++) {
    context.clearRect(x + column * across - gap, y, gap, height)
  }
  for (let row = 1; row <= rows; row++) context.clearRect(x, y + row * down - gap, width, gap)
}
