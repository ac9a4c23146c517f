/**
 * From strokes on paper to the pixels of a data set: what is drawn is made like what the network has
 * seen, since a drawing that is only shrunk is nothing like it. Pure; the paper is the page's.
 */
import type { Shape } from '../engine/network.ts'

/** Points from 0 to 1, left to right and top to bottom, and how wide the pen is. */
export type Stroke = {
  readonly points: readonly (readonly [x: number, y: number])[]
  readonly width: number
}

/** A square of side × side, row by row from the top left; 1 where there is ink. */
export type Ink = { readonly side: number; readonly cells: Uint8Array }

/** Cells along each side of what strokes are laid on. */
const PAPER = 128

export function emptyInk(side = PAPER): Ink {
  return { side, cells: new Uint8Array(side * side) }
}

export function inkOf(strokes: readonly Stroke[], side = PAPER): Ink {
  const ink = emptyInk(side)
  for (const { points, width } of strokes) {
    points.forEach((to, k) => addSegment(ink, points[Math.max(0, k - 1)], to, width))
  }
  return ink
}

/** Inks every cell whose centre is no further from the segment than half a width. */
export function addSegment(
  { side, cells }: Ink,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  width: number,
): void {
  const radius = width / 2
  const [alongX, alongY] = [toX - fromX, toY - fromY]
  const length = alongX * alongX + alongY * alongY
  const first = (low: number): number => Math.max(0, Math.floor((low - radius) * side))
  const last = (high: number): number => Math.min(side - 1, Math.ceil((high + radius) * side))
  for (let row = first(Math.min(fromY, toY)); row <= last(Math.max(fromY, toY)); row++) {
    const y = (row + 0.5) / side
    for (let column = first(Math.min(fromX, toX)); column <= last(Math.max(fromX, toX)); column++) {
      const x = (column + 0.5) / side
      const share = length > 0 ? ((x - fromX) * alongX + (y - fromY) * alongY) / length : 0
      const near = Math.min(1, Math.max(0, share))
      const [offX, offY] = [x - fromX - near * alongX, y - fromY - near * alongY]
      if (offX * offX + offY * offY <= radius * radius) cells[row * side + column] = 1
    }
  }
}

/** Bounds of the ink, the last ones outside; null where there is none. */
type Box = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function boxOf({ side, cells }: Ink): Box | null {
  let [left, top, right, bottom] = [side, side, 0, 0]
  cells.forEach((cell, k) => {
    if (cell === 0) return
    const [row, column] = [Math.floor(k / side), k % side]
    left = Math.min(left, column)
    right = Math.max(right, column + 1)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row + 1)
  })
  return right > left ? { left, top, right, bottom } : null
}

// As the digits were made: NIST's bitmaps of 32 × 32, filled from top to bottom, counted in blocks of 4 × 4.

const BITMAP = 32
const BLOCK = 4
const WIDTHS = [8, 24] as const
const MOST_SHEAR = 0.7
/** Of 16, over all blocks of the data's digits. */
const MEAN_INK = 4.9
const MOST_THICKENING = 4

/** A drawn digit as the digits of 8 × 8 are: upright, as tall as the picture, with as much ink. Shares from 0 to 1; null: nothing is drawn. */
export function likeDigit(ink: Ink): number[] | null {
  const upright = deskewed(ink)
  const box = boxOf(upright)
  if (!box) return null
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const [least, most] = WIDTHS
  const wanted = Math.min(most, Math.max(least, Math.round((width * BITMAP) / height)))
  const bitmap = emptyInk(BITMAP)
  const left = Math.round((BITMAP - wanted) / 2)
  for (let row = 0; row < BITMAP; row++) {
    for (let column = 0; column < wanted; column++) {
      const share = shareIn(upright, {
        left: box.left + (column * width) / wanted,
        right: box.left + ((column + 1) * width) / wanted,
        top: box.top + (row * height) / BITMAP,
        bottom: box.top + ((row + 1) * height) / BITMAP,
      })
      if (share >= 0.5) bitmap.cells[row * BITMAP + left + column] = 1
    }
  }
  return counted(asInky(bitmap))
}

/** Sheared sideways, so that what leans stands upright: by μ₁₁ / μ₀₂ for each row. */
function deskewed(ink: Ink): Ink {
  const { side, cells } = ink
  let [count, sumX, sumY] = [0, 0, 0]
  cells.forEach((cell, k) => {
    if (cell === 0) return
    count++
    sumX += k % side
    sumY += Math.floor(k / side)
  })
  if (count === 0) return ink
  const [meanX, meanY] = [sumX / count, sumY / count]
  let [mixed, down] = [0, 0]
  cells.forEach((cell, k) => {
    if (cell === 0) return
    const y = Math.floor(k / side) - meanY
    mixed += ((k % side) - meanX) * y
    down += y * y
  })
  if (down === 0) return ink
  const shear = Math.min(MOST_SHEAR, Math.max(-MOST_SHEAR, mixed / down))
  // What leaves the paper on one side is still there: the sheet is wider while it is sheared.
  const wide = emptyInk(3 * side)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < wide.side; column++) {
      const from = Math.round(column - side + shear * (row - meanY))
      if (from >= 0 && from < side && cells[row * side + from] === 1) {
        wide.cells[row * wide.side + column] = 1
      }
    }
  }
  return wide
}

/** How much of a rectangle is inked, whose edges may cut through cells. */
function shareIn({ side, cells }: Ink, { left, right, top, bottom }: Box): number {
  let sum = 0
  for (let row = Math.max(0, Math.floor(top)); row < Math.min(side, bottom); row++) {
    const high = Math.min(bottom, row + 1) - Math.max(top, row)
    for (let column = Math.max(0, Math.floor(left)); column < Math.min(side, right); column++) {
      const wide = Math.min(right, column + 1) - Math.max(left, column)
      sum += high * wide * cells[row * side + column]
    }
  }
  return sum / ((right - left) * (bottom - top))
}

/** Thickened a cell at a time as long as that brings it nearer to the data's mean ink. */
function asInky(bitmap: Ink): Ink {
  let best = bitmap
  for (let times = 0; times < MOST_THICKENING; times++) {
    const next = thickened(best)
    if (offInk(next) >= offInk(best)) return best
    best = next
  }
  return best
}

function offInk({ cells }: Ink): number {
  let sum = 0
  for (const cell of cells) sum += cell
  const mean = (sum * BLOCK * BLOCK) / cells.length
  return Math.abs(mean - MEAN_INK)
}

/** By one cell to each side, as a cross. */
function thickened({ side, cells }: Ink): Ink {
  const thick = emptyInk(side)
  cells.forEach((cell, k) => {
    if (cell === 0) return
    const [row, column] = [Math.floor(k / side), k % side]
    thick.cells[k] = 1
    if (row > 0) thick.cells[k - side] = 1
    if (row < side - 1) thick.cells[k + side] = 1
    if (column > 0) thick.cells[k - 1] = 1
    if (column < side - 1) thick.cells[k + 1] = 1
  })
  return thick
}

function counted({ side, cells }: Ink): number[] {
  const blocks = side / BLOCK
  const sums = Array.from({ length: blocks * blocks }, () => 0)
  cells.forEach((cell, k) => {
    const [row, column] = [Math.floor(k / side / BLOCK), Math.floor((k % side) / BLOCK)]
    sums[row * blocks + column] += cell
  })
  return sums.map((sum) => sum / (BLOCK * BLOCK))
}

/** Of the picture's height and width, how much the ink of a data set's pictures usually takes. */
export type Room = { readonly height: number; readonly width: number }

/** A drawing as large as the data's pictures are, in their middle; each pixel the share of it that is inked. Null: nothing is drawn. */
export function likePicture(
  ink: Ink,
  [channels, rows, columns]: Shape,
  room: Room,
): number[] | null {
  const box = boxOf(ink)
  if (!box) return null
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  /** Paper cells to a pixel, so that neither way is too large. */
  const scale = Math.max(height / (room.height * rows), width / (room.width * columns))
  const left = (box.left + box.right) / 2 - (columns / 2) * scale
  const top = (box.top + box.bottom) / 2 - (rows / 2) * scale
  const pixels = Array.from({ length: rows * columns }, (_, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns]
    return shareIn(ink, {
      left: left + column * scale,
      right: left + (column + 1) * scale,
      top: top + row * scale,
      bottom: top + (row + 1) * scale,
    })
  })
  return Array.from({ length: channels }, () => pixels).flat()
}

/** A picture moved by whole pixels; what comes in from outside is empty. */
export function shifted(
  pixels: readonly number[],
  [, rows, columns]: Shape,
  { right, down }: { readonly right: number; readonly down: number },
  empty: number,
): number[] {
  const area = rows * columns
  return pixels.map((_, k) => {
    const row = Math.floor((k % area) / columns) - down
    const column = (k % columns) - right
    if (row < 0 || row >= rows || column < 0 || column >= columns) return empty
    return pixels[k - (k % area) + row * columns + column]
  })
}

/** The median size of the ink in a data set's pictures: what is darker than a quarter of the full ink. */
export function roomOf(
  pictures: readonly (readonly number[])[],
  [, rows, columns]: Shape,
  [low, high]: readonly [number, number],
): Room {
  const least = low + (high - low) / 4
  const sizes = pictures.flatMap((pixels) => {
    let [left, top, right, bottom] = [columns, rows, 0, 0]
    for (let k = 0; k < rows * columns; k++) {
      if (pixels[k] <= least) continue
      const [row, column] = [Math.floor(k / columns), k % columns]
      left = Math.min(left, column)
      right = Math.max(right, column + 1)
      top = Math.min(top, row)
      bottom = Math.max(bottom, row + 1)
    }
    return right > left ? [{ height: (bottom - top) / rows, width: (right - left) / columns }] : []
  })
  if (sizes.length === 0) return { height: 1, width: 1 }
  const median = (values: readonly number[]): number =>
    values.toSorted((one, other) => one - other)[values.length >> 1]
  return {
    height: median(sizes.map(({ height }) => height)),
    width: median(sizes.map(({ width }) => width)),
  }
}
