/** Paints the chart onto a canvas, at the places where the page draws it. */
import type { Palette } from '../controls/palette.ts'
import { tickText as epochText } from './axes.ts'
import { dashOf, spread } from './ghosts.ts'
import { LETTER, PENCIL, type Pin } from './pins.ts'
import { MARGIN, pathOf, placesOf, testPoints } from './places.ts'
import type { ChartProps } from './PlainChart.tsx'

export type Inks = Pick<Palette, 'ink' | 'quiet' | 'line' | 'strong' | 'learn'> & {
  /** What everything stands on. */
  readonly paper: string
  /** Families of fonts. */
  readonly font: string
  readonly mathFont: string
}

type Stroke = {
  readonly colour: string
  readonly width: number
  readonly dash?: readonly number[]
  /** Of the ink, from 0 to 1. */
  readonly strength?: number
}

/** Strokes and gaps. */
export const TEST_DASH = [5, 4]

export function dashesOf(letter: string): number[] {
  return dashOf(letter).split(' ').map(Number)
}

/** With its left upper corner where the context's origin is. */
export function paintChart(
  context: CanvasRenderingContext2D,
  chart: ChartProps,
  pins: readonly Pin[],
  inks: Inks,
): void {
  const { points, ahead, ghosts, own } = chart
  const { across, down, bottom } = placesOf(chart)
  const path = (line: typeof points): string => pathOf(line, across, down)
  const present = points.at(-1)
  const fromPresent = points.slice(-1)
  paintAxes(context, chart, inks)
  if (ahead.length > 0) {
    const line = path([...fromPresent, ...ahead])
    paintLine(context, line, { colour: inks.learn, width: 2, strength: 0.5 })
    const test = path(testPoints([...fromPresent, ...ahead]))
    paintLine(context, test, { colour: inks.ink, width: 1.75, dash: TEST_DASH, strength: 0.45 })
  }
  for (const { letter, points } of ghosts) {
    const ghost = { colour: inks.quiet, width: 1.5, dash: dashesOf(letter) }
    paintLine(context, path(points), ghost)
  }
  paintLetters(context, chart, inks)
  for (const { epoch, type } of pins) paintPin(context, [across(epoch), bottom], type, inks)
  paintLine(context, path(testPoints(points)), { colour: inks.ink, width: 1.75, dash: TEST_DASH })
  paintLine(context, path(points), { colour: inks.learn, width: 2.5 })
  for (const [point, radius] of [
    [present, 4],
    [own, 5],
  ] as const) {
    if (!point) continue
    context.beginPath()
    context.arc(across(point.epoch), down(point.loss), radius, 0, 2 * Math.PI)
    context.fillStyle = point === own ? inks.paper : inks.learn
    context.fill()
    if (point === own) strokeOn(context, { colour: inks.learn, width: 2 })
  }
}

export function paintLine(context: CanvasRenderingContext2D, path: string, stroke: Stroke): void {
  strokeOn(context, stroke, new Path2D(path))
}

function strokeOn(
  context: CanvasRenderingContext2D,
  { colour, width, dash = [], strength = 1 }: Stroke,
  path?: Path2D,
): void {
  context.strokeStyle = colour
  context.lineWidth = width
  context.lineJoin = 'round'
  context.setLineDash([...dash])
  context.globalAlpha = strength
  if (path) context.stroke(path)
  else context.stroke()
  context.globalAlpha = 1
  context.setLineDash([])
}

function paintAxes(context: CanvasRenderingContext2D, chart: ChartProps, inks: Inks): void {
  const { epochs, losses, tickText, width, left } = chart
  const { across, down, bottom } = placesOf(chart)
  context.font = `400 14px ${inks.font}`
  context.fillStyle = inks.quiet
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const tick of losses.ticks) {
    const y = down(tick)
    paintLine(context, `M${left} ${y}H${width - MARGIN.right}`, { colour: inks.line, width: 1 })
    context.fillText(tickText(tick), left - 8, y)
  }
  context.textBaseline = 'top'
  context.textAlign = 'center'
  for (const tick of epochs.ticks) context.fillText(epochText(tick), across(tick), bottom + 8)
}

function paintLetters(context: CanvasRenderingContext2D, chart: ChartProps, inks: Inks): void {
  const { ghosts } = chart
  const { across, down, bottom } = placesOf(chart)
  const ends = ghosts.map(({ points }) => down(points.at(-1)?.loss ?? 0))
  const places = spread(ends, LETTER, MARGIN.top, bottom)
  context.font = `600 13px ${inks.font}`
  context.fillStyle = inks.ink
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  ghosts.forEach(({ letter, points }, place) =>
    context.fillText(letter, across(points.at(-1)?.epoch ?? 0) + 4, places[place]),
  )
}

export function paintPin(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [x: number, y: number],
  type: Pin['type'],
  inks: Inks,
): void {
  const isRate = type === 'rate'
  context.save()
  context.translate(x, y)
  context.beginPath()
  context.arc(0, 0, 7, 0, 2 * Math.PI)
  context.fillStyle = inks.paper
  context.fill()
  strokeOn(context, { colour: isRate ? inks.learn : inks.strong, width: 1 })
  context.font = `italic 12px ${inks.mathFont}`
  context.fillStyle = inks.learn
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  if (isRate) context.fillText('η', 0, 0.5)
  else paintLine(context, PENCIL, { colour: inks.ink, width: 1 })
  context.restore()
}
