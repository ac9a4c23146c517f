/** Paints the unrolled network's cells on a canvas: colours from −1 to 1, a dash for what is negative, numbers where they are asked for. */
import { diverging, type Theme } from '../../controls/ramp.ts'
import { fixed, format } from '../../format.ts'
import type { LayerNumbers } from '../../../worker/frame.ts'
import type { TimedCell, TimedLayer } from '../../hooks/sequence/timed.ts'
import { valuesOf, type Shown } from '../../hooks/sequence/gates.ts'
import type { Place, Rect, Rows } from './place.ts'

/** How far up the ramp cells go: those without a number, and those that carry one. */
const REACH = 0.85
const UNDER_NUMBER: Record<Theme, number> = { light: 0.6, dark: 0.4 }
/** Of the colour of learning so much may lie under a number. */
const BLAME_UNDER_NUMBER = 0.35
/** Cells of this size show their sign by a dash. */
const DASH = 10
/** A number needs so much of a cell. */
export const NUMBER = { width: 36, height: 14 }

export type Inks = {
  readonly theme: Theme
  readonly ink: string
  readonly faint: string
  readonly sunk: string
  readonly learn: string
  readonly font: string
}

export type Painted = {
  readonly place: Place
  readonly layers: readonly LayerNumbers[]
  readonly input: readonly number[]
  readonly timed: readonly TimedLayer[]
  readonly shown: Shown
  /** The time steps of a layer that are there. */
  readonly range: (layer: number) => readonly [from: number, to: number]
  /** Values that have the full colour, by layer; those of the inputs first. */
  readonly scales: readonly number[]
  /** Cells that carry their number. */
  readonly isNumbered: (cell: TimedCell) => boolean
}

/** All that cells take up: from the inputs to the last layer over time. */
export function areaOf({ left, right, inputs, timed }: Place): Rect {
  const last = timed.at(-1) ?? inputs
  const bottom = last.y + last.units * last.cell
  return { x: left, y: inputs.y, width: right - left, height: bottom - inputs.y }
}

/** Sets the canvas to its size in real pixels and paints it. */
export function paintCells(canvas: HTMLCanvasElement, inks: Inks, painted: Painted): void {
  const { place } = painted
  const ratio = Math.min(3, devicePixelRatio || 1)
  const { x, y, ...size } = areaOf(place)
  const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)]
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  const context = canvas.getContext('2d')
  if (!context) return
  context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio)
  context.clearRect(x, y, size.width, size.height)
  context.font = inks.font
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const { input, layers, timed, shown } = painted
  const features = place.inputs.units
  const isWritten = place.column >= NUMBER.width && place.inputs.cell >= NUMBER.height
  paintRows(context, inks, place, {
    rows: place.inputs,
    range: [0, place.steps],
    isBlame: false,
    scale: painted.scales[0],
    valueAt: (unit, time) => input[time * features + unit],
    isNumbered: () => isWritten,
    isPlain: isWritten,
  })
  timed.forEach((layer, k) => {
    const { values, from, stride } = valuesOf(layers[layer.layer], layer.type, layer.units, shown)
    paintRows(context, inks, place, {
      rows: place.timed[k],
      range: painted.range(layer.layer),
      isBlame: shown === 'blame',
      scale: painted.scales[k + 1],
      valueAt: (unit, time) => values[from + time * stride + unit],
      isNumbered: (unit, time) => painted.isNumbered({ layer: layer.layer, unit, time }),
      isPlain: false,
    })
  })
}

/** Shares are told apart in so many steps; a colour is put together once. */
const SHADES = 96
const colours: Record<Theme, Map<number, string>> = { light: new Map(), dark: new Map() }

export function shade(theme: Theme, share: number): string {
  const step = Math.round(share * SHADES)
  const known = colours[theme].get(step)
  if (known !== undefined) return known
  const made = `rgb(${diverging(theme, step / SHADES).join(' ')})`
  colours[theme].set(step, made)
  return made
}

type RowsPainting = {
  readonly rows: Rows
  readonly range: readonly [from: number, to: number]
  /** A gradient: its size in the colour of learning. */
  readonly isBlame: boolean
  readonly scale: number
  readonly valueAt: (unit: number, time: number) => number
  readonly isNumbered: (unit: number, time: number) => boolean
  /** On the quiet ground of what is only given. */
  readonly isPlain: boolean
}

function paintRows(
  context: CanvasRenderingContext2D,
  { theme, ink, faint, sunk, learn }: Inks,
  { left, column, steps }: Place,
  { rows, range: [from, to], scale, valueAt, isNumbered, isPlain, isBlame }: RowsPainting,
): void {
  const { y: top, units, cell } = rows
  const gap = cell >= 8 && column >= 8 ? 1 : 0
  const hasRoom = column >= NUMBER.width && cell >= NUMBER.height
  const hasDash = cell >= DASH && column >= DASH
  for (let unit = 0; unit < units; unit++) {
    for (let time = 0; time < steps; time++) {
      const x = left + time * column
      const y = top + unit * cell
      if (time < from || time >= to) {
        context.strokeStyle = faint
        context.setLineDash([2, 3])
        context.strokeRect(x + 0.5, y + 0.5, column - gap - 1, Math.max(1, cell - gap - 1))
        context.setLineDash([])
        continue
      }
      const value = valueAt(unit, time)
      const isWritten = hasRoom && isNumbered(unit, time)
      const reach = isWritten ? UNDER_NUMBER[theme] : REACH
      const share = Math.max(-1, Math.min(1, value / scale))
      const ground = isBlame ? 0 : share * reach
      context.fillStyle = isPlain ? sunk : shade(theme, ground)
      context.fillRect(x, y, column - gap, cell - gap)
      if (isBlame) {
        context.globalAlpha = Math.abs(share) * (isWritten ? BLAME_UNDER_NUMBER : 1)
        context.fillStyle = learn
        context.fillRect(x, y, column - gap, cell - gap)
        context.globalAlpha = 1
      }
      const middle = { x: x + (column - gap) / 2, y: y + (cell - gap) / 2 + 0.5 }
      context.fillStyle = ink
      if (isWritten || !Number.isFinite(value)) {
        context.fillText(short(value, column), middle.x, middle.y)
      } else if (hasDash && value < 0) {
        const half = Math.min(4, column / 4)
        context.fillRect(middle.x - half, middle.y - 1, 2 * half, 1.5)
      }
    }
  }
}

/** In about five characters; with fewer where a column is narrow: .57, −1.4. */
export function short(value: number, room: number): string {
  if (!Number.isFinite(value)) return '∞'
  const size = Math.abs(value)
  const isNarrow = room < 40
  // The power alone says enough of what is next to nothing.
  if (size > 0 && size < 0.0005) {
    return `${value < 0 ? '−' : ''}${format(size, 1).replace(/^.*×/, '')}`
  }
  const decimals = decimalsFor(size, isNarrow)
  const text = fixed(value, decimals)
  return isNarrow ? text.replace(/^(−?)0\./, '$1.') : text
}

function decimalsFor(size: number, isNarrow: boolean): number {
  if (size >= 100) return 0
  if (size >= (isNarrow ? 0.995 : 10)) return 1
  return size > 0 && size < 0.005 ? 3 : 2
}
