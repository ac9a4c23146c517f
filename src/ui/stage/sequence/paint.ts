/** Paints the unrolled network's cells on a canvas: colours from −1 to 1, a dash for what is negative, numbers where they are asked for. */
import type { Ramp } from '../../controls/palette.ts'
import { fixed, format } from '../../format.ts'
import type { LayerNumbers } from '../../../worker/frame.ts'
import type { TimedCell, TimedLayer } from '../../hooks/sequence/timed.ts'
import { valuesOf, type Shown } from '../../hooks/sequence/gates.ts'
import { paintGrid } from './grid.ts'
import type { Inks } from './inks.ts'
import type { Place, Rect, Rows } from './place.ts'

/** Cells of this size show their sign by a dash. */
const DASH = 10
/** A number needs so much of a cell. */
export const NUMBER = { width: 36, height: 14 }

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
    ramp: 'signed',
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
      ramp: shown === 'blame' ? 'blame' : 'signed',
      scale: painted.scales[k + 1],
      valueAt: (unit, time) => values[from + time * stride + unit],
      isNumbered: (unit, time) => painted.isNumbered({ layer: layer.layer, unit, time }),
      isPlain: false,
    })
  })
}

type RowsPainting = {
  readonly rows: Rows
  readonly range: readonly [from: number, to: number]
  readonly ramp: Ramp
  readonly scale: number
  readonly valueAt: (unit: number, time: number) => number
  readonly isNumbered: (unit: number, time: number) => boolean
  /** On the quiet ground of what is only given. */
  readonly isPlain: boolean
}

function paintRows(
  context: CanvasRenderingContext2D,
  inks: Inks,
  { left, column, steps }: Place,
  { rows, range: [from, to], scale, valueAt, isNumbered, isPlain, ramp }: RowsPainting,
): void {
  const { y: top, units, cell } = rows
  const gap = cell >= 8 && column >= 8 ? 1 : 0
  const hasRoom = column >= NUMBER.width && cell >= NUMBER.height
  const hasDash = cell >= DASH && column >= DASH
  const at = { x: left, y: top, width: column * steps, height: cell * units }
  const isThere = (time: number): boolean => time >= from && time < to
  if (isPlain) {
    context.fillStyle = inks.sunk
    for (let time = 0; time < steps; time++) {
      context.fillRect(left + time * column, top, column - gap, at.height - gap)
    }
  } else {
    paintGrid(context, {
      palette: inks,
      ramp,
      at,
      columns: steps,
      rows: units,
      gap,
      shareAt: (unit, time) => (isThere(time) ? valueAt(unit, time) / scale : null),
      isNumbered: (unit, time) => hasRoom && isNumbered(unit, time),
    })
  }
  context.fillStyle = inks.ink
  context.strokeStyle = inks.strong
  context.setLineDash([2, 3])
  for (let unit = 0; unit < units; unit++) {
    for (let time = 0; time < steps; time++) {
      const [x, y] = [left + time * column, top + unit * cell]
      if (!isThere(time)) {
        context.strokeRect(x + 0.5, y + 0.5, column - gap - 1, Math.max(1, cell - gap - 1))
        continue
      }
      const value = valueAt(unit, time)
      const middle = { x: x + (column - gap) / 2, y: y + (cell - gap) / 2 + 0.5 }
      if ((hasRoom && isNumbered(unit, time)) || !Number.isFinite(value)) {
        context.fillText(short(value, column), middle.x, middle.y)
      } else if (hasDash && value < 0) {
        const half = Math.min(4, column / 4)
        context.fillRect(middle.x - half, middle.y - 1, 2 * half, 1.5)
      }
    }
  }
  context.setLineDash([])
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
