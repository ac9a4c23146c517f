/** The paper to draw on, with mouse, finger, pen or keys. What is drawn is kept by whoever shows it. */
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'
import type { Stroke } from '../../../data/drawing.ts'
import { useActions } from '../../hooks/app.tsx'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import styles from './Images.module.css'
import { paintStrokes } from './paintStrokes.ts'

type Point = Stroke['points'][number]

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

const ARROWS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export function Paper({ strokes, width, segment, add, undo }: PaperProps) {
  const help = useId()
  const { announce } = useActions()
  const theme = useShownTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  /** The stroke under way. */
  const points = useRef<Point[]>([])
  const [cursor, setCursor] = useState<{ readonly at: Point; readonly isDown: boolean } | null>(
    null,
  )

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

  const at = ({ currentTarget }: PointerEvent, { clientX, clientY }: MouseEvent): Point => {
    const { left, top, width: wide, height } = currentTarget.getBoundingClientRect()
    return [within((clientX - left) / wide), within((clientY - top) / height)]
  }
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setCursor(null)
    finish()
    extend(at(event, event.nativeEvent))
  }
  const go = (event: PointerEvent): void => {
    if (points.current.length === 0 || cursor) return
    const all = event.nativeEvent.getCoalescedEvents?.() ?? []
    for (const one of all.length > 0 ? all : [event.nativeEvent]) extend(at(event, one))
  }

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const old = cursor ?? { at: [0.5, 0.5] as const, isDown: false }
    const arrow = ARROWS[event.key]
    const act = arrow ? () => move(old, arrow) : actOf(event.key, old)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  type Cursor = NonNullable<typeof cursor>
  const move = ({ at: from, isDown }: Cursor, [across, down]: readonly [number, number]): void => {
    const step = 1 / PLACES
    const to: Point = [within(from[0] + across * step), within(from[1] + down * step)]
    if (isDown) extend(to)
    setCursor({ at: to, isDown })
    announce(`Row ${placeOf(to[1])}, column ${placeOf(to[0])}${isDown ? ', drawing' : ''}`)
  }
  const actOf = (key: string, old: Cursor): (() => void) | null => {
    const lift = (): void => {
      finish()
      setCursor({ ...old, isDown: false })
      announce('Pen up')
    }
    switch (key) {
      case ' ':
      case 'Enter':
        if (old.isDown) return lift
        return () => {
          extend(old.at)
          setCursor({ ...old, isDown: true })
          announce('Pen down')
        }
      case 'Escape':
        return old.isDown ? lift : null
      case 'Backspace':
      case 'Delete':
        return old.isDown ? null : undo
      default:
        return null
    }
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes pointer and keys */}
      <div
        className={styles.paper}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move the pen
        tabIndex={0}
        aria-label="Paper"
        aria-describedby={help}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={finish}
        onPointerCancel={finish}
        onKeyDown={press}
        onBlur={() => {
          finish()
          setCursor(null)
        }}
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
      </div>
      <p id={help} className="visually-hidden">
        Arrow keys move the pen, Space puts it down and lifts it, Backspace takes back the last
        stroke.
      </p>
    </>
  )
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share))
}

/** From 0 at one edge to 16 at the other. */
function placeOf(share: number): number {
  return Math.round(share * PLACES)
}
