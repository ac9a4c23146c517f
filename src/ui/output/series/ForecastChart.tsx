/**
 * Measured, forecast one step ahead, naive, and run freely, over a stretch of the series. Its sentence and
 * table say the same, and the slider under it does by keys what dragging does.
 */
import { useRef, type PointerEvent } from 'react'
import { ticksIn } from '../../controls/ticks.ts'
import { asGiven } from '../../format.ts'
import { boundsOf, pathThrough, type Curves } from './curves.ts'
import styles from './Series.module.css'

const WIDTH = 288
const HEIGHT = 132
const LEFT = 38
const BOTTOM = 20
const TOP = 6
const MANY_TICKS = 3

type ChartProps = {
  readonly curves: Curves
  readonly names: (place: number) => string
  /** Has the free run begin at a place of the series. */
  readonly begin: (place: number) => void
}

/** A press on the chart: where the run began then, what lies under it, and how wide a place is. */
type Held = {
  readonly x: number
  readonly begins: number
  readonly under: number
  readonly perPlace: number
  isMoved: boolean
}

export function ForecastChart({ curves, names, begin }: ChartProps) {
  const held = useRef<Held | null>(null)
  const { from, begins, measured, said, naive, run } = curves
  const [low, high] = boundsOf(curves)
  const across = (WIDTH - LEFT) / Math.max(1, measured.length - 1)
  const x = (k: number): number => LEFT + k * across
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((value - low) / (high - low)) * (HEIGHT - BOTTOM - TOP)
  const ticks = ticksIn(low, high, MANY_TICKS)
  const line = (values: readonly number[]): string => pathThrough(values, x, y)
  const grab = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0 || !event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    const perPlace = (across * box.width) / WIDTH
    const left = box.left + (LEFT * box.width) / WIDTH
    const under = from + Math.round((event.clientX - left) / perPlace)
    held.current = { x: event.clientX, begins, perPlace, under, isMoved: false }
  }
  const drag = ({ clientX }: PointerEvent): void => {
    const { current } = held
    if (!current) return
    const by = Math.round((clientX - current.x) / current.perPlace)
    if (by === 0 && !current.isMoved) return
    current.isMoved = true
    begin(current.begins + by)
  }
  const drop = (): void => {
    if (held.current?.isMoved === false) begin(held.current.under)
    held.current = null
  }
  const edge = x(begins - from) - across / 2
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      onPointerDown={grab}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={() => {
        held.current = null
      }}
    >
      <rect
        className={styles.ahead}
        x={edge}
        y={TOP}
        width={Math.max(0, WIDTH - edge)}
        height={HEIGHT - BOTTOM - TOP}
      />
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 4} y={y(tick) + 4} textAnchor="end">
            {asGiven(tick)}
          </text>
        </g>
      ))}
      <path data-line="naive" d={line(naive)} />
      <path data-line="measured" d={line(measured)} />
      <path data-line="said" d={line(said)} />
      <path data-line="run" d={line(run)} />
      <line className={styles.edge} x1={edge} x2={edge} y1={TOP} y2={HEIGHT - BOTTOM} />
      <circle className={styles.grip} cx={edge} cy={TOP + 5} r={5} />
      <text x={LEFT} y={HEIGHT - 4}>
        {names(from)}
      </text>
      <text x={WIDTH} y={HEIGHT - 4} textAnchor="end">
        {names(from + measured.length - 1)}
      </text>
    </svg>
  )
}
