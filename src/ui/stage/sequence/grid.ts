/**
 * Cells of one colour each, painted in one go: a picture of one pixel a cell is stretched over them, and
 * the gaps are cut out. Hundreds of filled rectangles, each in a colour to be parsed, cost many times that.
 */
import type { Palette, Ramp } from '../../controls/palette.ts'
import { shadeAt, shadesOf } from '../../controls/shades.ts'
import type { Rect } from './place.ts'

/** How far up the ramp cells go that carry no number. */
export const REACH = 0.85

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
  const plain = shadesOf(palette, ramp, false, ramp === 'signed' ? REACH : 1).pixels
  const numbered = shadesOf(palette, ramp, true).pixels
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const share = shareAt(row, column)
      if (share === null) continue
      const colours = isNumbered?.(row, column) ? numbered : plain
      pixels[row * columns + column] = colours[shadeAt(share)]
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
