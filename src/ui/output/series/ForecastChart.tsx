/** Measured, forecast one step ahead, naive, and run freely, over a stretch of the series. Its sentence and table say the same. */
import { format } from '../../format.ts'
import { boundsOf, pathThrough, type Curves } from './curves.ts'
import styles from './Series.module.css'

const WIDTH = 288
const HEIGHT = 132
const LEFT = 38
const BOTTOM = 20
const TOP = 6

type ChartProps = {
  readonly curves: Curves
  readonly names: (place: number) => string
}

export function ForecastChart({ curves, names }: ChartProps) {
  const { from, begins, measured, said, naive, run } = curves
  const [low, high] = boundsOf(curves)
  const across = (WIDTH - LEFT) / Math.max(1, measured.length - 1)
  const x = (k: number): number => LEFT + k * across
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((value - low) / (high - low)) * (HEIGHT - BOTTOM - TOP)
  const ticks = [low + 0.15 * (high - low), high - 0.15 * (high - low)]
  const line = (values: readonly number[]): string => pathThrough(values, x, y)
  return (
    <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <rect
        className={styles.ahead}
        x={x(begins - from) - across / 2}
        y={TOP}
        width={Math.max(0, WIDTH - x(begins - from) + across / 2)}
        height={HEIGHT - BOTTOM - TOP}
      />
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 4} y={y(tick) + 4} textAnchor="end">
            {format(tick, 3)}
          </text>
        </g>
      ))}
      <path data-line="naive" d={line(naive)} />
      <path data-line="measured" d={line(measured)} />
      <path data-line="said" d={line(said)} />
      <path data-line="run" d={line(run)} />
      <text x={LEFT} y={HEIGHT - 4}>
        {names(from)}
      </text>
      <text x={WIDTH} y={HEIGHT - 4} textAnchor="end">
        {names(from + measured.length - 1)}
      </text>
    </svg>
  )
}
