/** The loss curve as a plain picture, at the very places of `LossChart`, until that has loaded. */
import type { LossPoint } from '../../worker/frame.ts'
import { late } from '../controls/late.tsx'
import { tickText as epochText, type Axis } from './axes.ts'
import { MARGIN, pathOf, placesOf, testPoints } from './places.ts'
import styles from './Loss.module.css'

/** What a first paint never shows. */
export const Company = late(() => import('./Company.tsx').then((loaded) => loaded.Company))

export type ChartProps = {
  /** With the present as the last one; none while no loss is finite. */
  readonly points: readonly LossPoint[]
  /** Beyond the present, from it on. */
  readonly ahead: readonly LossPoint[]
  readonly ghosts: readonly { readonly letter: string; readonly points: readonly LossPoint[] }[]
  /** The current sample's own loss, at the present. */
  readonly own: LossPoint | null
  readonly isNew: boolean
  readonly epochs: Axis
  readonly losses: Axis
  /** How values and their ticks are written. */
  readonly text: (value: number) => string
  readonly tickText: (tick: number) => string
  readonly width: number
  readonly height: number
  /** Room for the names of the loss ticks. */
  readonly left: number
  readonly name: string
}

/** The loss of the samples never trained on. */
export function TestLine(chart: ChartProps) {
  const { across, down } = placesOf(chart)
  const points = testPoints(chart.points)
  const ahead = testPoints(chart.ahead)
  return (
    <g className={styles.test} aria-hidden="true">
      {ahead.length > 0 && (
        <path data-ahead d={pathOf([...points.slice(-1), ...ahead], across, down)} />
      )}
      {points.length > 1 && <path d={pathOf(points, across, down)} />}
    </g>
  )
}

export function PlainChart(chart: ChartProps) {
  const { points, epochs, losses, tickText, width, height, left, name } = chart
  const { across, down, bottom } = placesOf(chart)
  const present = points.at(-1)
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing is named as a picture by its role
    <svg className={styles.chart} role="img" aria-label={name} width={width} height={height}>
      {losses.ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.grid} d={`M${left} ${down(tick)}H${width - MARGIN.right}`} />
          <text className={styles.tick} x={left - 6} y={down(tick)} dy="0.355em" textAnchor="end">
            {tickText(tick)}
          </text>
        </g>
      ))}
      {epochs.ticks.map((tick) => (
        <text
          key={tick}
          className={styles.tick}
          x={across(tick)}
          y={bottom + 8}
          dy="0.71em"
          textAnchor="middle"
        >
          {epochText(tick)}
        </text>
      ))}
      <Company {...chart} />
      <TestLine {...chart} />
      <path className={styles.line} d={pathOf(points, across, down)} />
      {present && (
        <circle
          className={styles.present}
          cx={across(present.epoch)}
          cy={down(present.loss)}
          r={4}
        />
      )}
    </svg>
  )
}
