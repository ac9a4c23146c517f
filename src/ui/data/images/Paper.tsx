/** The paper to draw on, with mouse, finger, pen or keys. What is drawn is kept by whoever shows it. */
import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { Stroke } from '../../../data/drawing.ts'
import { Board, within } from '../../controls/Board.tsx'
import { useActions } from '../../hooks/app.tsx'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import styles from './Images.module.css'
import { paintStrokes } from './paintStrokes.ts'

type Point = Stroke['points'][number]

/** Where the keys hold the pen. */
type Cursor = { readonly at: Point; readonly isDown: boolean }

type PaperProps = {
  readonly strokes: readonly Stroke[]
  /** Of the pen. */
  readonly width: number
  /** A piece of the stroke under way. */
  readonly segment: (from: Point, to: Point) => void
  /** A stroke is done. */
  readonly add: (points: readonly Point[]) => void
  readonly undo: () => void
}

/** Canvas pixels along each side, and places of the cursor. */
const SIDE = 512
const PLACES = 16

export function Paper({ strokes, width, segment, add, undo }: PaperProps) {
  const help = useId()
  const { announce } = useActions()
  const theme = useShownTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  /** The stroke under way. */
  const points = useRef<Point[]>([])
  const [cursor, setCursor] = useState<Cursor | null>(null)

  const paint = (): void => {
    if (canvas.current)
      paintStrokes(canvas.current, [...strokes, { points: points.current, width }])
  }
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- The ink is another one in each theme.
  useLayoutEffect(paint, [strokes, width, theme])

  const extend = (to: Point): void => {
    const from = points.current.at(-1) ?? to
    points.current.push(to)
    segment(from, to)
    paint()
  }
  const finish = (): void => {
    if (points.current.length === 0) return
    const done = points.current
    points.current = []
    add(done)
  }

  const here: Cursor = cursor ?? { at: [0.5, 0.5], isDown: false }
  const move = (across: number, down: number): void => {
    const { at: from, isDown } = here
    const step = 1 / PLACES
    const to: Point = [within(from[0] + across * step), within(from[1] + down * step)]
    if (isDown) extend(to)
    setCursor({ at: to, isDown })
    announce(`Row ${placeOf(to[1])}, column ${placeOf(to[0])}${isDown ? ', drawing' : ''}`)
  }
  const actOf = (key: string): (() => void) | null => {
    const lift = (): void => {
      finish()
      setCursor({ ...here, isDown: false })
      announce('Pen up')
    }
    switch (key) {
      case ' ':
      case 'Enter':
        if (here.isDown) return lift
        return () => {
          extend(here.at)
          setCursor({ ...here, isDown: true })
          announce('Pen down')
        }
      case 'Escape':
        return here.isDown ? lift : null
      case 'Backspace':
      case 'Delete':
        return here.isDown ? null : undo
      default:
        return null
    }
  }

  return (
    <>
      <Board
        className={styles.paper}
        label="Paper"
        describedBy={help}
        begin={(at) => {
          setCursor(null)
          finish()
          extend(at)
        }}
        go={(through) => {
          if (points.current.length > 0 && !cursor) for (const at of through) extend(at)
        }}
        end={finish}
        leave={() => {
          finish()
          setCursor(null)
        }}
        arrow={move}
        keyOf={actOf}
      >
        <canvas ref={canvas} width={SIDE} height={SIDE} aria-hidden="true" />
        {cursor && (
          <svg viewBox="0 0 100 100" aria-hidden="true">
            <circle
              cx={100 * cursor.at[0]}
              cy={100 * cursor.at[1]}
              r={50 * width}
              data-down={cursor.isDown || undefined}
            />
          </svg>
        )}
      </Board>
      <p id={help} className="visually-hidden">
        Arrow keys move the pen, Space puts it down and lifts it, Backspace takes back the last
        stroke.
      </p>
    </>
  )
}

/** From 0 at one edge to 16 at the other. */
function placeOf(share: number): number {
  return Math.round(share * PLACES)
}
