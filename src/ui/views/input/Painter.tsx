/** A small picture to paint, pixel by pixel, with mouse, finger or keys. */
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Picture } from '../../controls/Picture.tsx'
import { format, spoken } from '../../format.ts'
import { useActions } from '../../hooks/app.tsx'
import type { Pictures } from '../../hooks/usePictures.ts'
import styles from '../Views.module.css'
import own from './Input.module.css'

/** Of the whole range: what + and − change. */
const TOUCH = 0.25

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

type Place = { readonly column: number; readonly row: number }

type PainterProps = {
  readonly pixels: readonly number[]
  readonly pictures: Pictures
  readonly onChange: (pixels: readonly number[]) => void
}

export function Painter({ pixels, pictures, onChange }: PainterProps) {
  const [channels, rows, columns] = pictures.shape
  const [low, high] = pictures.range
  const help = useId()
  const { announce } = useActions()
  const [cursor, setCursor] = useState<Place | null>(null)
  /** What the stroke under way paints; null between strokes. */
  const ink = useRef<number | null>(null)
  const at = ({ column, row }: Place): number => pixels[row * columns + column]
  /** In every channel. */
  const set = ({ column, row }: Place, value: number): void => {
    const place = row * columns + column
    const area = rows * columns
    if (at({ column, row }) === value && channels === 1) return
    onChange(pixels.map((old, k) => (k % area === place ? value : old)))
  }

  const under = ({ currentTarget, clientX, clientY }: PointerEvent): Place => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    const pixel = (share: number, count: number): number =>
      Math.min(Math.max(Math.floor(share * count), 0), count - 1)
    return {
      column: pixel((clientX - left) / width, columns),
      row: pixel((clientY - top) / height, rows),
    }
  }
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0) return
    const place = under(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    // A stroke that begins on ink takes it away.
    ink.current = at(place) > (low + high) / 2 ? low : high
    set(place, ink.current)
  }
  const go = (event: PointerEvent): void => {
    if (ink.current !== null) set(under(event), ink.current)
  }
  const end = (): void => {
    ink.current = null
  }

  const tell = ({ column, row }: Place, value: number): void =>
    announce(`Row ${row + 1}, column ${column + 1}: ${spoken(value)}`)
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const place = cursor ?? { column: columns >> 1, row: rows >> 1 }
    const arrow = ARROWS[event.key]
    const value = arrow ? null : pressed(event.key, at(place), [low, high])
    if (!arrow && value === null) return
    event.preventDefault()
    event.stopPropagation()
    if (value !== null) {
      setCursor(place)
      set(place, value)
      tell(place, value)
      return
    }
    const inside = (one: number, count: number): number => Math.min(count - 1, Math.max(0, one))
    const next = cursor
      ? {
          column: inside(place.column + arrow[0], columns),
          row: inside(place.row + arrow[1], rows),
        }
      : place
    setCursor(next)
    tell(next, at(next))
  }

  return (
    <div className={own.painter}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes pointer and keys */}
      <div
        className={own.paper}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move over the pixels
        tabIndex={0}
        aria-label="Picture to paint"
        aria-describedby={help}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
        onBlur={() => setCursor(null)}
        onKeyDown={press}
      >
        <Picture
          {...pictures}
          pixels={pixels}
          label={`Your picture, ${rows} × ${columns} pixels`}
        />
        <svg viewBox={`0 0 ${columns} ${rows}`} aria-hidden="true">
          {cursor && <rect x={cursor.column} y={cursor.row} width={1} height={1} />}
        </svg>
      </div>
      <div className={own.tools}>
        <p id={help} className={styles.note}>
          Paint with the mouse or a finger; a stroke that begins on ink erases. With keys: arrows
          move, Space paints and erases, + and − shade.
        </p>
        <p className={styles.note} aria-hidden="true">
          {cursor && `Row ${cursor.row + 1}, column ${cursor.column + 1}: ${format(at(cursor))}`}
        </p>
        <Button kind="small" onClick={() => onChange(pixels.map(() => low))}>
          Clear
        </Button>
      </div>
    </div>
  )
}

/** What a key makes of a pixel; null: nothing. */
function pressed(
  key: string,
  value: number,
  [low, high]: readonly [number, number],
): number | null {
  const touch = TOUCH * (high - low)
  switch (key) {
    case ' ':
    case 'Enter':
      return value > (low + high) / 2 ? low : high
    case '+':
    case '=':
      return Math.min(high, value + touch)
    case '-':
    case '−':
      return Math.max(low, value - touch)
    case 'Delete':
    case 'Backspace':
      return low
    default:
      return null
  }
}
