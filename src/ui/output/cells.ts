/** Fills the map's cells with colours, and draws lines of equal values over them. */
import { MAP_SIDE } from '../../worker/frame.ts'
import { diverging, type Rgb, type Theme } from '../controls/ramp.ts'
import { contour } from './contour.ts'

/** The fill's share of the ramp, so that samples, names and contour stand out from it. */
export const FILL = 0.62

/** A value's colour on the map and on its legend; `lean` goes from −1 to 1. */
export function fillOf(theme: Theme, lean: number): Rgb {
  return diverging(theme, FILL * Math.min(Math.max(lean, -1), 1))
}

/** One pixel a cell, kept for the next painting. */
let cells: HTMLCanvasElement | null = null

export function paintCells(
  context: CanvasRenderingContext2D,
  size: number,
  colour: (cell: number) => Rgb,
): void {
  cells ??= Object.assign(document.createElement('canvas'), { width: MAP_SIDE, height: MAP_SIDE })
  const small = cells.getContext('2d')
  if (!small) return
  const image = small.createImageData(MAP_SIDE, MAP_SIDE)
  for (let cell = 0; cell < MAP_SIDE * MAP_SIDE; cell++) {
    image.data.set(colour(cell), 4 * cell)
    image.data[4 * cell + 3] = 255
  }
  small.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(cells, 0, 0, size, size)
}

/** The line where values are 0; with `hatch`, the part below it is hatched in that strength. */
export function paintContour(
  context: CanvasRenderingContext2D,
  values: ArrayLike<number>,
  {
    size,
    ink,
    width = 1.5,
    hatch = 0,
  }: { size: number; ink: string; width?: number; hatch?: number },
): void {
  const { lines, low } = contour(values, MAP_SIDE)
  const cell = size / MAP_SIDE
  context.strokeStyle = ink
  if (hatch > 0) {
    const region = new Path2D()
    for (const outline of low) {
      outline.forEach(([x, y], place) =>
        place ? region.lineTo(x * cell, y * cell) : region.moveTo(x * cell, y * cell),
      )
      region.closePath()
    }
    context.save()
    context.clip(region)
    context.beginPath()
    for (let offset = -size; offset < size; offset += 9) {
      context.moveTo(offset, 0)
      context.lineTo(offset + size, size)
    }
    context.globalAlpha = hatch
    context.lineWidth = 1
    context.stroke()
    context.restore()
  }
  context.beginPath()
  for (const [[fromX, fromY], [toX, toY]] of lines) {
    context.moveTo(fromX * cell, fromY * cell)
    context.lineTo(toX * cell, toY * cell)
  }
  context.lineWidth = width
  context.lineCap = 'round'
  context.stroke()
}
