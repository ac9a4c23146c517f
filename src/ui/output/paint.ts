/** Paints the map onto a canvas: fill, hatch on the low side, contour, samples and their names. */
import type { Dataset, Plane } from '../../data/dataset.ts'
import type { Sample } from '../../engine/network.ts'
import { MAP_SIDE } from '../../worker/frame.ts'
import { diverging, type Theme } from '../controls/ramp.ts'
import { contour } from './contour.ts'
import { placeLabels } from './labels.ts'
import { leanOf, placeOf, type Meaning } from './meaning.ts'

/** The fill's share of the ramp, so that samples, names and contour stand out from it. */
const FILL = 0.62
const POINT = 6
const RING = 13
/** So many samples or more are drawn as small points. */
const CROWD = 60
const SMALL_POINT = 3.5
/** More names than this would be a thicket. */
const MOST_NAMES = 24

export type Colours = Record<'ink' | 'card' | 'pos' | 'neg', string>

export type Scene = {
  readonly dataset: Dataset
  readonly plane: Plane
  readonly meaning: Meaning
  readonly theme: Theme
  readonly colours: Colours
  readonly font: string
  /** Of the square canvas, in CSS pixels. */
  readonly size: number
}

/** A value's colour on the map and on its legend; `lean` goes from −1 to 1. */
export function fillOf(theme: Theme, lean: number): readonly [number, number, number] {
  return diverging(theme, FILL * Math.min(Math.max(lean, -1), 1))
}

/** `leans` are MAP_SIDE × MAP_SIDE, or null when there is no map yet; `current` is an index among the samples. */
export function paint(
  canvas: HTMLCanvasElement,
  scene: Scene,
  leans: Float64Array | null,
  current: number,
): void {
  const context = canvas.getContext('2d')
  const { size } = scene
  if (!context || size === 0) return
  const density = devicePixelRatio
  const pixels = Math.round(size * density)
  if (canvas.width !== pixels) {
    canvas.width = pixels
    canvas.height = pixels
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, pixels, pixels)
  if (leans) {
    context.imageSmoothingEnabled = false
    context.drawImage(cellsOf(scene.theme, leans), 0, 0, pixels, pixels)
    context.setTransform(pixels / size, 0, 0, pixels / size, 0, 0)
    paintContour(context, scene, leans)
  }
  context.setTransform(pixels / size, 0, 0, pixels / size, 0, 0)
  paintSamples(context, scene, current)
}

/** One pixel a cell. */
function cellsOf(theme: Theme, leans: Float64Array): HTMLCanvasElement {
  cells ??= Object.assign(document.createElement('canvas'), { width: MAP_SIDE, height: MAP_SIDE })
  const context = cells.getContext('2d')
  if (!context) return cells
  const image = context.createImageData(MAP_SIDE, MAP_SIDE)
  leans.forEach((lean, cell) => {
    image.data.set(fillOf(theme, lean), 4 * cell)
    image.data[4 * cell + 3] = 255
  })
  context.putImageData(image, 0, 0)
  return cells
}

/** Kept for the next painting. */
let cells: HTMLCanvasElement | null = null

function paintContour(
  context: CanvasRenderingContext2D,
  { colours, size }: Scene,
  leans: Float64Array,
): void {
  const { lines, low } = contour(leans, MAP_SIDE)
  const cell = size / MAP_SIDE
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
  context.strokeStyle = colours.ink
  context.globalAlpha = 0.2
  context.lineWidth = 1
  context.stroke()
  context.restore()

  context.beginPath()
  for (const [[fromX, fromY], [toX, toY]] of lines) {
    context.moveTo(fromX * cell, fromY * cell)
    context.lineTo(toX * cell, toY * cell)
  }
  context.strokeStyle = colours.ink
  context.lineWidth = 1.5
  context.lineCap = 'round'
  context.stroke()
}

function paintSamples(context: CanvasRenderingContext2D, scene: Scene, current: number): void {
  const { dataset, plane, colours, font, size } = scene
  const { samples, unseen } = dataset
  const all = [...unseen, ...samples]
  const places = all.map(({ input }) => {
    const [x, y] = placeOf(input, plane)
    return { x: x * size, y: y * size }
  })
  all.forEach((sample, place) => {
    const { x, y } = places[place]
    const radius = all.length < CROWD ? POINT : SMALL_POINT
    paintPoint(context, scene, sample, { x, y, radius, isHollow: place < unseen.length })
  })
  const ringed = places[unseen.length + current]
  if (ringed) {
    context.beginPath()
    context.arc(ringed.x, ringed.y, RING, 0, 2 * Math.PI)
    context.strokeStyle = colours.ink
    context.lineWidth = 2
    context.stroke()
  }
  if (all.length > MOST_NAMES) return
  context.font = font
  context.textBaseline = 'middle'
  const marks = places.map(({ x, y }, place) => ({
    x,
    y,
    width: context.measureText(all[place].name ?? '').width,
  }))
  context.fillStyle = colours.ink
  context.strokeStyle = colours.card
  context.lineWidth = 3
  context.lineJoin = 'round'
  placeLabels(marks, size).forEach((label, place) => {
    if (!label) return
    const name = all[place].name ?? ''
    // A soft edge keeps a name readable where the contour runs through it.
    context.globalAlpha = 0.55
    context.strokeText(name, ...label)
    context.globalAlpha = 1
    context.fillText(name, ...label)
  })
}

/** A diamond for class 0, a disc for class 1; for other targets a disc in the colour of its value. Hollow: never trained on. */
function paintPoint(
  context: CanvasRenderingContext2D,
  { colours, meaning, theme }: Scene,
  { target }: Sample,
  { x, y, radius, isHollow }: { x: number; y: number; radius: number; isHollow: boolean },
): void {
  const lean = leanOf(target[0], meaning)
  const isLow = meaning.isClasses && lean < 0
  const ramp = `rgb(${diverging(theme, lean).join(' ')})`
  const colour = meaning.isClasses ? (isLow ? colours.neg : colours.pos) : ramp
  context.beginPath()
  if (isLow) {
    const reach = radius * 1.25
    context.moveTo(x, y - reach)
    context.lineTo(x + reach, y)
    context.lineTo(x, y + reach)
    context.lineTo(x - reach, y)
    context.closePath()
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI)
  }
  // The outline stands half outside, in the colour that the fill does not have.
  context.lineJoin = 'miter'
  context.lineWidth = radius * (isHollow ? 0.85 : 0.6)
  context.strokeStyle = meaning.isClasses ? colours.card : colours.ink
  context.stroke()
  context.fillStyle = isHollow ? colours.card : colour
  context.fill()
  if (!isHollow) return
  context.lineWidth = radius / 3
  context.strokeStyle = colour
  context.stroke()
}
