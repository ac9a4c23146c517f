/** A map as a picture: one square a cell, by colour, a dash where it is negative and there is room, one cell ringed. */
import { useRef, type MouseEvent } from 'react'
import {
  colourOf,
  css,
  paletteOf,
  textOn,
  type Palette,
  type Ramp,
} from '../../controls/palette.ts'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import type { Moment } from '../moment.ts'
import styles from './Grids.module.css'
import { useMoment } from './useMoment.ts'

export type Picture = {
  /** Row by row; null: beside the image. */
  readonly values: readonly (number | null)[]
  readonly ramp: Ramp
  readonly reach: number
  readonly ringed?: number | null
}

type PixelMapProps = {
  readonly rows: number
  readonly columns: number
  /** Of the longer side on the page, in CSS pixels. */
  readonly size: number
  /** What is heard; left out where the words beside say it. */
  readonly label?: string
  readonly read: (moment: Moment) => Picture
  /** The pointer is on this cell. */
  readonly point?: (cell: number) => void
  /** It was pressed there. */
  readonly press?: (cell: number) => void
}

/** Smaller cells have no room for a dash. */
const DASH_ROOM = 10

export function PixelMap({ rows, columns, size, label, read, point, press }: PixelMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  const side = Math.max(2, Math.floor(size / Math.max(rows, columns)))
  const [width, height] = [side * columns, side * rows]
  useMoment((moment) => {
    if (canvas.current) {
      paint(canvas.current, read(moment), {
        columns,
        side,
        palette: paletteOf(theme, canvas.current),
      })
    }
  })
  const cellAt = ({ nativeEvent, currentTarget }: MouseEvent): number => {
    const { offsetX, offsetY } = nativeEvent
    const drawn = currentTarget.clientWidth / columns
    const column = Math.min(columns - 1, Math.max(0, Math.floor(offsetX / drawn)))
    const row = Math.min(rows - 1, Math.max(0, Math.floor(offsetY / drawn)))
    return row * columns + column
  }
  return (
    <canvas
      ref={canvas}
      className={styles.map}
      width={width * 2}
      height={height * 2}
      style={{ width, aspectRatio: `${columns} / ${rows}` }}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      {...(point && { onPointerMove: (event) => point(cellAt(event)) })}
      {...(press && { onClick: (event) => press(cellAt(event)) })}
    />
  )
}

type Paper = { readonly columns: number; readonly side: number; readonly palette: Palette }

function paint(
  canvas: HTMLCanvasElement,
  picture: Picture,
  { columns, side, palette }: Paper,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { values, ramp, reach, ringed = null } = picture
  context.setTransform(2, 0, 0, 2, 0, 0)
  context.fillStyle = palette.card
  context.fillRect(0, 0, canvas.width, canvas.height)
  values.forEach((value, k) => {
    const [x, y] = [(k % columns) * side, Math.floor(k / columns) * side]
    if (value === null) {
      context.strokeStyle = palette.strong
      context.lineWidth = 1
      context.setLineDash([2, 2])
      context.strokeRect(x + 1.5, y + 1.5, side - 3, side - 3)
      context.setLineDash([])
      return
    }
    // Of blame a 0 is nothing at all, so no colour.
    if (value === 0 && ramp !== 'signed') return
    const colour = colourOf(palette, ramp, value / reach)
    context.fillStyle = css(colour)
    context.fillRect(x, y, side, side)
    if (value < 0 && side >= DASH_ROOM) {
      context.fillStyle = textOn(colour)
      context.fillRect(x + side * 0.25, y + side / 2 - 0.75, side * 0.5, 1.5)
    }
  })
  if (ringed === null) return
  const [x, y] = [(ringed % columns) * side, Math.floor(ringed / columns) * side]
  context.lineWidth = 2
  context.strokeStyle = palette.card
  context.strokeRect(x + 2, y + 2, side - 4, side - 4)
  context.strokeStyle = palette.ink
  context.strokeRect(x, y, side, side)
}
