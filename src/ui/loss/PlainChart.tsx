/** The loss curve as a plain picture, at the very places of `LossChart`, until that has loaded. */
import type { LossPoint } from '../../worker/frame.ts'
import { placeOn, tickText, type Axis } from './axes.ts'
import styles from './Loss.module.css'

export type ChartProps = {
  /** With the present as the last one; none while no loss is finite. */
  readonly points: readonly LossPoint[]
  readonly epochs: Axis
  readonly losses: Axis
  readonly width: number
  readonly height: number
  /** Room for the names of the loss ticks. */
  readonly left: number
  readonly name: string
}

export const MARGIN = { top: 8, right: 12, bottom: 26 }

export function PlainChart({ points, epochs, losses, width, height, left, name }: ChartProps) {
  const bottom = height - MARGIN.bottom
  const across = (epoch: number): number =>
    left + placeOn(epochs, epoch) * (width - left - MARGIN.right)
  const down = (loss: number): number => bottom - placeOn(losses, loss) * (bottom - MARGIN.top)
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
          {tickText(tick)}
        </text>
      ))}
      <path
        className={styles.line}
        d={points
          .map(({ epoch, loss }, place) => `${place ? 'L' : 'M'}${across(epoch)} ${down(loss)}`)
          .join('')}
      />
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
