/** Paints a picture and its points onto a canvas: samples by shape and colour, their names, and the marks of the current and of wrong ones. */
import { MAX_ROWS, type Frame } from '../../worker/frame.ts'
import { sizeOf } from '../../engine/network.ts'
import { diverging, type Theme } from '../controls/ramp.ts'
import { colourOf, shapeOf, type Shape } from './classes.ts'
import { placeLabels } from './labels.ts'
import { leanOf, meaningOf } from './meaning.ts'
import type { Picture, Scene, Shown } from './picture.ts'
import { isWrong, type Point } from './points.ts'

const POINT = 6
const RING = 13
/** From a point's edge to that of the mark under it. */
const MARK = 8
/** So many samples or more are drawn as small points. */
const CROWD = 60
const SMALL_POINT = 3.5
/** More names than this would be a thicket. */
const MOST_NAMES = 24

/** A point that is being moved. */
export type Held = Pick<Point, 'x' | 'y' | 'place' | 'value'>

export function paint(
  canvas: HTMLCanvasElement,
  scene: Scene,
  {
    picture,
    shown,
    frame,
    held,
    met,
  }: {
    readonly picture: Picture
    readonly shown: Shown
    readonly frame: Frame
    readonly held: Held | null
    /** The point that one points at. */
    readonly met: Point | null
  },
): void {
  const context = canvas.getContext('2d')
  const { size } = scene
  if (!context || size === 0) return
  const pixels = Math.round(size * devicePixelRatio)
  if (canvas.width !== pixels) {
    canvas.width = pixels
    canvas.height = pixels
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.clearRect(0, 0, pixels, pixels)
  context.setTransform(pixels / size, 0, 0, pixels / size, 0, 0)
  if (picture.isKnown()) picture.paint(context, scene, shown)
  const points = pointsIn(scene, shown, held)
  const marked = held ?? met
  if (marked) paintMark(context, scene, marked, radiusOf(points))
  paintPoints(context, scene, points)
  if (picture.marksWrong && fits(frame, scene)) {
    paintCrosses(
      context,
      scene,
      points.filter((point) => isWrong(point, scene.dataset, frame)),
      radiusOf(points),
    )
  }
  const current = points.find(
    ({ place }) => place.part === 'samples' && place.index === frame.current,
  )
  if (current) paintRing(context, scene, current)
  if (picture.isKnown()) picture.paintOver?.(context, scene)
  if (points.length <= MOST_NAMES) paintNames(context, scene, points)
}

function pointsIn({ points }: Scene, { hasTest }: Shown, held: Held | null): readonly Point[] {
  const all = hasTest ? points : points.filter(({ place }) => place.part === 'samples')
  if (!held) return all
  return all.map((point) => {
    const isHeld = point.place.part === held.place.part && point.place.index === held.place.index
    return isHeld ? { ...point, x: held.x, y: held.y, value: held.value } : point
  })
}

/** Whether a frame's predictions are of these samples. */
function fits({ predictions }: Frame, { dataset }: Scene): boolean {
  const rows = Math.min(dataset.samples.length, MAX_ROWS)
  return predictions.length === rows * sizeOf(dataset.target)
}

function paintPoints(
  context: CanvasRenderingContext2D,
  scene: Scene,
  points: readonly Point[],
): void {
  const { size } = scene
  const radius = radiusOf(points)
  const styleOf = stylesFor(scene)
  for (const { x, y, place, value } of points) {
    const style = styleOf(value)
    paintPoint(context, scene, style, {
      x: x * size,
      y: y * size,
      radius,
      isHollow: place.part === 'unseen',
    })
  }
}

function radiusOf(points: readonly Point[]): number {
  return points.length < CROWD ? POINT : SMALL_POINT
}

type Style = { readonly colour: string; readonly outline: string; readonly shape: Shape }

/** Of a class its colour and shape; of a value a disc in the colour of the ramp, over a line one in ink's blue. */
function stylesFor(scene: Scene): (value: number) => Style {
  const { dataset, ground, colours, theme } = scene
  const { card, ink, pos, neg } = colours
  const classes = dataset.classNames.length
  if (dataset.problem === 'classes' && classes > 2) {
    return (value) => ({
      colour: `rgb(${colourOf(value).join(' ')})`,
      outline: ink,
      shape: shapeOf(value, classes),
    })
  }
  if (dataset.problem === 'classes') {
    return (value) => ({
      colour: value === 0 ? neg : pos,
      outline: card,
      shape: shapeOf(value, 2),
    })
  }
  if (ground.type === 'line') return () => ({ colour: pos, outline: card, shape: null })
  const meaning = meaningOf(dataset)
  return (value) => ({ colour: ramp(theme, leanOf(value, meaning)), outline: ink, shape: null })
}

function ramp(theme: Theme, lean: number): string {
  return `rgb(${diverging(theme, lean).join(' ')})`
}

type Spot = {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Never trained on. */
  readonly isHollow: boolean
}

function paintPoint(
  context: CanvasRenderingContext2D,
  { colours }: Scene,
  { colour, outline, shape }: Style,
  { x, y, radius, isHollow }: Spot,
): void {
  context.beginPath()
  if (shape) {
    shape.forEach(([across, down], corner) => {
      const [to, below] = [x + across * radius, y + down * radius]
      if (corner === 0) context.moveTo(to, below)
      else context.lineTo(to, below)
    })
    context.closePath()
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI)
  }
  // The outline stands half outside, in a colour that the fill does not have.
  context.lineJoin = 'miter'
  context.lineWidth = radius * (isHollow ? 0.85 : 0.6)
  context.strokeStyle = outline
  context.stroke()
  context.fillStyle = isHollow ? colours.card : colour
  context.fill()
  if (!isHollow) return
  context.lineWidth = radius / 3
  context.strokeStyle = colour
  context.stroke()
}

/** Over points that the network says something else of. */
function paintCrosses(
  context: CanvasRenderingContext2D,
  { colours, size }: Scene,
  points: readonly Point[],
  radius: number,
): void {
  const arm = 0.7 * radius
  context.beginPath()
  for (const point of points) {
    const [x, y] = [point.x * size, point.y * size]
    context.moveTo(x - arm, y - arm)
    context.lineTo(x + arm, y + arm)
    context.moveTo(x + arm, y - arm)
    context.lineTo(x - arm, y + arm)
  }
  context.lineCap = 'round'
  context.strokeStyle = colours.card
  context.lineWidth = 0.75 * radius
  context.stroke()
  context.strokeStyle = colours.err
  context.lineWidth = Math.max(1.5, 0.3 * radius)
  context.stroke()
}

/** Under the point that one points at, or has in hand. */
function paintMark(
  context: CanvasRenderingContext2D,
  { colours, size }: Scene,
  { x, y }: Pick<Point, 'x' | 'y'>,
  radius: number,
): void {
  context.beginPath()
  context.arc(x * size, y * size, radius + MARK, 0, 2 * Math.PI)
  context.fillStyle = colours.mark
  context.fill()
  context.strokeStyle = colours.ink
  context.lineWidth = 2
  context.stroke()
}

function paintRing(
  context: CanvasRenderingContext2D,
  { colours, size }: Scene,
  { x, y }: Point,
): void {
  context.beginPath()
  context.arc(x * size, y * size, RING, 0, 2 * Math.PI)
  context.strokeStyle = colours.ink
  context.lineWidth = 2
  context.stroke()
}

function paintNames(
  context: CanvasRenderingContext2D,
  { colours, font, size }: Scene,
  points: readonly Point[],
): void {
  context.font = font
  context.textBaseline = 'middle'
  const marks = points.map(({ x, y, name }) => ({
    x: x * size,
    y: y * size,
    width: context.measureText(name).width,
  }))
  context.fillStyle = colours.ink
  context.strokeStyle = colours.card
  context.lineWidth = 3
  context.lineJoin = 'round'
  placeLabels(marks, size).forEach((label, place) => {
    if (!label) return
    const { name } = points[place]
    // A soft edge keeps a name readable where the contour runs through it.
    context.globalAlpha = 0.55
    context.strokeText(name, ...label)
    context.globalAlpha = 1
    context.fillText(name, ...label)
  })
}
