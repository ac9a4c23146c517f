/** Paints a landscape onto a canvas: losses, contours, the way of training and the present. */
import type { Landscape } from '../../../worker/landscapes.ts'
import { sequential, type Theme } from '../../controls/ramp.ts'
import { placeIn } from './axes.ts'
import { contourLines } from './contours.ts'
import type { Heights } from './heights.ts'

type Painted = {
  readonly landscape: Landscape
  readonly heights: Heights
  readonly side: number
  readonly theme: Theme
}

export function paintLandscape(canvas: HTMLCanvasElement, painted: Painted): void {
  const context = canvas.getContext('2d')
  const size = canvas.clientWidth
  if (!context || size === 0) return
  const pixels = Math.round(size * devicePixelRatio)
  if (canvas.width !== pixels) {
    canvas.width = pixels
    canvas.height = pixels
  }
  const [ink, card] = ['ink', 'card'].map((name) => {
    canvas.style.color = `var(--${name})`
    return getComputedStyle(canvas).color
  })
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.imageSmoothingEnabled = false
  context.drawImage(cellsOf(painted), 0, 0, pixels, pixels)
  context.setTransform(pixels / size, 0, 0, pixels / size, 0, 0)
  paintContours(context, painted, { size, ink })
  paintWay(context, painted.landscape, { size, ink, card })
}

/** One pixel a cell. */
function cellsOf({ landscape, heights, side, theme }: Painted): HTMLCanvasElement {
  const cells = Object.assign(document.createElement('canvas'), { width: side, height: side })
  const context = cells.getContext('2d')
  if (!context) return cells
  const image = context.createImageData(side, side)
  landscape.losses.forEach((loss, cell) => {
    image.data.set(sequential(theme, heights.shareOf(loss)), 4 * cell)
    image.data[4 * cell + 3] = 255
  })
  context.putImageData(image, 0, 0)
  return cells
}

function paintContours(
  context: CanvasRenderingContext2D,
  { landscape, heights, side }: Painted,
  { size, ink }: { readonly size: number; readonly ink: string },
): void {
  const cell = size / side
  context.beginPath()
  for (const level of heights.levels) {
    for (const [[fromX, fromY], [toX, toY]] of contourLines(landscape.losses, side, level)) {
      context.moveTo(fromX * cell, fromY * cell)
      context.lineTo(toX * cell, toY * cell)
    }
  }
  context.strokeStyle = ink
  context.globalAlpha = 0.45
  context.lineWidth = 1
  context.stroke()
  context.globalAlpha = 1
}

function paintWay(
  context: CanvasRenderingContext2D,
  landscape: Landscape,
  { size, ink, card }: { readonly size: number; readonly ink: string; readonly card: string },
): void {
  const { path } = landscape
  const places = Array.from({ length: path.length / 2 }, (_, k) => {
    const [x, y] = placeIn(landscape, path[2 * k], path[2 * k + 1])
    return [x * size, y * size] as const
  })
  const [start] = places
  const end = places.at(-1)
  if (!start || !end) return
  context.beginPath()
  places.forEach(([x, y], k) => (k === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
  context.lineJoin = 'round'
  context.lineCap = 'round'
  // A soft edge keeps the way apart from the contours.
  for (const [width, colour] of [
    [5, card],
    [2.5, ink],
  ] as const) {
    context.lineWidth = width
    context.strokeStyle = colour
    context.stroke()
  }
  paintPoint(context, start, { radius: 4, fill: card, edge: ink })
  paintPoint(context, end, { radius: 6, fill: ink, edge: card })
  context.beginPath()
  context.arc(end[0], end[1], 11, 0, 2 * Math.PI)
  context.lineWidth = 2
  context.strokeStyle = ink
  context.stroke()
}

function paintPoint(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  { radius, fill, edge }: { readonly radius: number; readonly fill: string; readonly edge: string },
): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = fill
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = edge
  context.stroke()
}
