/** Paints what is marked over the pictures: rings, what was seen, the way through the kernel, and the weights that lead on. */
import type { Layout } from '../../../engine/layout.ts'
import { within, type Area } from '../../hooks/imageCells.ts'
import type { Geometry, Rect } from './geometry.ts'
import { rectOf, type Mark, type Marks } from './marks.ts'
import type { Context } from './paintTiles.ts'
import type { Palette } from '../../controls/palette.ts'
import type { Picture } from './values.ts'

export type MarkScene = {
  readonly geometry: Geometry
  readonly layout: Layout
  readonly picture: Picture
  readonly palette: Palette
  /** Of what is pointed at, else of what is selected. */
  readonly marks: Marks
  /** Of what is selected, where something else is pointed at. */
  readonly pinned: Marks
}

export function paintMarks(context: Context, scene: MarkScene): void {
  const { marks, pinned, palette, picture } = scene
  const isBlame = picture.shows === 'gradients'
  paintWay(context, scene, isBlame)
  for (const mark of [...marks.seen, ...marks.fed]) {
    paintPadding(context, mark, palette)
    outline(
      context,
      rectOf(onTile(mark)),
      palette,
      mark.tile.isLarge || mark.tile.part === 'input' ? 2 : 1,
    )
  }
  if (marks.used) {
    paintPadding(context, marks.used, palette)
    outline(context, rectOf(marks.used), palette, 2)
  }
  for (const mark of pinned.itself) ring(context, rectOf(mark), palette, mark.tile.isLarge)
  for (const mark of marks.itself) ring(context, rectOf(mark), palette, mark.tile.isLarge)
  if (picture.shows === 'values') paintWeights(context, scene)
}

/** Two lines that narrow from an edge to another; only their share between two places is filled. */
type Beam = {
  readonly from: Rect
  readonly to: Rect
  /** Filled from here to there. */
  readonly start: number
  readonly end: number
}

function paintWay(context: Context, { marks, palette }: MarkScene, isBlame: boolean): void {
  const { source, kernel, cells } = marks.way
  if (kernel && source) {
    const from = rectOf(source)
    const edge = source.tile.rect.x + source.tile.rect.width + 1
    if (!marks.used) {
      beam(context, { from, to: kernel.rect, start: edge, end: kernel.rect.x - 1 }, palette.mark)
      thinLines(context, from, kernel.rect, palette)
    }
  }
  const [first] = cells
  if (kernel && first) {
    const to = rectOf(first)
    const start = kernel.rect.x + kernel.rect.width + 1
    const end = first.tile.rect.x - 1
    beam(
      context,
      { from: kernel.rect, to, start, end },
      isBlame ? palette.learn : palette.mark,
      isBlame ? 0.15 : 0.75,
    )
    if (!marks.used) thinLines(context, kernel.rect, to, palette)
  }
  if (marks.used) return
  context.strokeStyle = palette.ink
  context.lineWidth = 2
  context.beginPath()
  for (let place = 0; place < cells.length - 1; place++) {
    const [from, to] = [rectOf(cells[place]), rectOf(cells[place + 1])]
    context.moveTo(from.x + from.width, from.y + from.height / 2)
    context.lineTo(to.x, to.y + to.height / 2)
  }
  context.stroke()
}

function beam(
  context: Context,
  { from, to, start, end }: Beam,
  colour: string,
  alpha = 0.75,
): void {
  const left = from.x + from.width
  const span = to.x - left
  if (span <= 0 || end <= start) return
  const at = (share: number, one: number, other: number): number => one + (other - one) * share
  const [first, last] = [(start - left) / span, (end - left) / span].map((share) =>
    Math.max(0, Math.min(1, share)),
  )
  context.save()
  context.globalAlpha = alpha
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(start, at(first, from.y, to.y))
  context.lineTo(end, at(last, from.y, to.y))
  context.lineTo(end, at(last, from.y + from.height, to.y + to.height))
  context.lineTo(start, at(first, from.y + from.height, to.y + to.height))
  context.fill()
  context.restore()
}

/** The two edges, drawn over the picture too, from the area to where the beam begins or ends. */
function thinLines(context: Context, from: Rect, to: Rect, palette: Palette): void {
  context.save()
  context.globalAlpha = 0.45
  context.strokeStyle = palette.ink
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(from.x + from.width, from.y)
  context.lineTo(to.x, to.y)
  context.moveTo(from.x + from.width, from.y + from.height)
  context.lineTo(to.x, to.y + to.height)
  context.stroke()
  context.restore()
}

function outline(
  context: Context,
  { x, y, width, height }: Rect,
  palette: Palette,
  line: number,
): void {
  context.strokeStyle = palette.ink
  context.lineWidth = line
  context.beginPath()
  context.roundRect(x, y, width, height, line)
  context.stroke()
}

/** The thing in hand: ink with light around it, so that it stands out on any colour. */
function ring(
  context: Context,
  { x, y, width, height }: Rect,
  palette: Palette,
  isLarge: boolean,
): void {
  context.strokeStyle = palette.mark
  context.lineWidth = isLarge ? 6 : 3
  context.beginPath()
  context.roundRect(x - 1, y - 1, width + 2, height + 2, 2)
  context.stroke()
  context.strokeStyle = palette.ink
  context.lineWidth = isLarge ? 2 : 1.25
  context.stroke()
}

/** Small pictures have no room for what lies beside them. */
function onTile(mark: Mark): Mark {
  const { tile, area } = mark
  return tile.isLarge || tile.part === 'input' ? mark : { tile, area: within(area, tile.image) }
}

/** Cells beside the image that count as 0: dashed, with the 0 where there is room. */
function paintPadding(context: Context, { tile, area }: Mark, palette: Palette): void {
  const [, rows, columns] = tile.image
  const [width, height] = [tile.rect.width / columns, tile.rect.height / rows]
  if (tile.part !== 'input' && !tile.isLarge) return
  for (const { row, column } of outsideOf(area, rows, columns)) {
    const [x, y] = [tile.rect.x + column * width, tile.rect.y + row * height]
    context.save()
    context.fillStyle = palette.card
    context.fillRect(x, y, width, height)
    context.setLineDash([2, 2])
    context.strokeStyle = palette.strong
    context.lineWidth = 1
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
    if (width >= 12) {
      context.fillStyle = palette.quiet
      context.font = '400 12px Inter, sans-serif'
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      context.fillText('0', x + width / 2, y + height / 2 + 0.5)
    }
    context.restore()
  }
}

function outsideOf({ top, left, height, width }: Area, rows: number, columns: number) {
  const cells: { row: number; column: number }[] = []
  for (let row = top; row < top + height; row++) {
    for (let column = left; column < left + width; column++) {
      if (row < 0 || row >= rows || column < 0 || column >= columns) cells.push({ row, column })
    }
  }
  return cells
}

/** From the last cell to each neuron of the dense layer behind: solid for positive weights, dashed for negative ones. */
function paintWeights(
  context: Context,
  { marks, layout, geometry, picture, palette }: MarkScene,
): void {
  const { leaves } = marks
  if (!leaves) return
  const block = layout.blocks.find(({ layer, name }) => layer > leaves.layer && name === 'weights')
  if (!block) return
  const [units, inputs] = block.shape
  const strip = geometry.strips.find((one) => one.strip.layer === block.layer)
  if (!strip && geometry.isPhone) return
  const values = Array.from(
    { length: units },
    (_, o) => picture.parameters[block.start + o * inputs + leaves.unit],
  )
  const reach = Math.max(...values.map(Math.abs), 1e-12)
  const { card } = geometry
  const from = {
    x: card ? card.x + card.width : leaves.from.x + leaves.from.width,
    y: card ? card.y + card.height / 2 : leaves.from.y + leaves.from.height / 2,
  }
  values.forEach((value, o) => {
    const to = strip
      ? { x: strip.rect.x, y: strip.rect.y + ((o + 0.5) * strip.rect.height) / units }
      : { x: geometry.outputs.x, y: geometry.outputs.y + (o + 0.5) * geometry.outputPitch }
    curve(context, { from, to, value, reach }, palette)
  })
}

type Point = { readonly x: number; readonly y: number }

type Curve = {
  readonly from: Point
  readonly to: Point
  readonly value: number
  readonly reach: number
}

function curve(context: Context, { from, to, value, reach }: Curve, palette: Palette): void {
  const middle = (from.x + to.x) / 2
  context.save()
  context.strokeStyle = value < 0 ? palette.negative : palette.positive
  context.lineWidth = 1 + (2 * Math.abs(value)) / reach
  if (value < 0) context.setLineDash([5, 4])
  context.beginPath()
  context.moveTo(from.x, from.y)
  context.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y)
  context.stroke()
  context.restore()
}

/** Neurons of hidden dense layers: a cell for each, one above the other. */
export function paintStrips(
  context: Context,
  { geometry, picture, palette }: MarkScene,
  colour: (share: number) => string,
): void {
  geometry.strips.forEach(({ strip, rect }, place) => {
    const values = picture.stripOf(strip)
    const height = rect.height / strip.units
    for (let unit = 0; unit < strip.units; unit++) {
      const y = rect.y + unit * height
      if (values) {
        const value = values[unit]
        context.fillStyle = colour(value / picture.stripScales[place].reach)
        context.fillRect(rect.x, y, rect.width, height)
        if (value < 0 && height >= 8) {
          context.fillStyle = palette.ink
          context.fillRect(rect.x + 5, y + height / 2 - 0.75, rect.width - 10, 1.5)
        }
      }
    }
    context.strokeStyle = palette.strong
    context.lineWidth = 1
    context.strokeRect(rect.x - 0.5, rect.y - 0.5, rect.width + 1, rect.height + 1)
  })
}
