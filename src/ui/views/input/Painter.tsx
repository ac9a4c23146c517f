/** A small picture to paint, pixel by pixel, with mouse, finger or keys. */
import { useId, useRef, useState } from 'react'
import { Board, type BoardPoint } from '../../controls/Board.tsx'
import { Button } from '../../controls/Button.tsx'
import { Picture } from '../../controls/Picture.tsx'
import { format, spoken } from '../../format.ts'
import { useActions } from '../../hooks/app.tsx'
import type { Pictures } from '../../hooks/usePictures.ts'
import styles from '../Views.module.css'
import own from './Input.module.css'

/** Of the whole range: what + and − change. */
const TOUCH = 0.25

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

  const under = ([across, down]: BoardPoint): Place => ({
    column: Math.min(Math.floor(across * columns), columns - 1),
    row: Math.min(Math.floor(down * rows), rows - 1),
  })
  const begin = (point: BoardPoint): void => {
    const place = under(point)
    // A stroke that begins on ink takes it away.
    ink.current = at(place) > (low + high) / 2 ? low : high
    set(place, ink.current)
  }
  const go = (through: readonly BoardPoint[]): void => {
    const last = through.at(-1)
    if (ink.current !== null && last) set(under(last), ink.current)
  }

  const tell = ({ column, row }: Place, value: number): void =>
    announce(`Row ${row + 1}, column ${column + 1}: ${spoken(value)}`)
  const here = cursor ?? { column: columns >> 1, row: rows >> 1 }
  const move = (across: number, down: number): void => {
    const inside = (one: number, count: number): number => Math.min(count - 1, Math.max(0, one))
    const next = cursor
      ? { column: inside(here.column + across, columns), row: inside(here.row + down, rows) }
      : here
    setCursor(next)
    tell(next, at(next))
  }
  const keyOf = (key: string): (() => void) | null => {
    const value = pressed(key, at(here), [low, high])
    if (value === null) return null
    return () => {
      setCursor(here)
      set(here, value)
      tell(here, value)
    }
  }

  return (
    <div className={own.painter}>
      <Board
        className={own.paper}
        label="Picture to paint"
        describedBy={help}
        begin={begin}
        go={go}
        end={() => {
          ink.current = null
        }}
        leave={() => setCursor(null)}
        arrow={move}
        keyOf={keyOf}
      >
        <Picture
          {...pictures}
          pixels={pixels}
          label={`Your picture, ${rows} × ${columns} pixels`}
        />
        <svg viewBox={`0 0 ${columns} ${rows}`} aria-hidden="true">
          {cursor && <rect x={cursor.column} y={cursor.row} width={1} height={1} />}
        </svg>
      </Board>
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
