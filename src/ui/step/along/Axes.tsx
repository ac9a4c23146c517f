/** Axes with round numbers and names. */
import { exact, format } from '../../format.ts'
import line from '../Line.module.css'
import type { Piece } from '../pieces.ts'
import styles from './Along.module.css'
import type { Box, Scale } from './curve.ts'
import { ticksIn } from '../../controls/ticks.ts'
import type { Domain, Range } from './range.ts'

type AxesProps = {
  readonly box: Box
  readonly range: Range
  /** Null: no losses are known yet. */
  readonly domain: Domain | null
  readonly scale: Scale
  readonly name: readonly Piece[]
  /** What the name belongs to. */
  readonly of: string | undefined
}

/** One number to so many pixels. */
const ACROSS_PX = 60
const UP_PX = 40

export function Axes({ box, range, domain, scale, name, of }: AxesProps) {
  const across = ticksIn(range.from, range.to, Math.max(2, (box.right - box.left) / ACROSS_PX))
  const up = domain
    ? ticksIn(domain.low, domain.high, Math.max(2, (box.bottom - box.top) / UP_PX))
    : []
  return (
    <g className={styles.axes} aria-hidden="true">
      {up.map((loss) => (
        <g key={loss}>
          <line x1={box.left} x2={box.right} y1={scale.y(loss)} y2={scale.y(loss)} />
          <text x={box.left - 6} y={scale.y(loss) + 4} textAnchor="end">
            {tickText(loss)}
          </text>
        </g>
      ))}
      <line
        className={styles.ground}
        x1={box.left}
        x2={box.right}
        y1={box.bottom}
        y2={box.bottom}
      />
      {across.map((value) => (
        <g key={value}>
          <line
            className={styles.ground}
            x1={scale.x(value)}
            x2={scale.x(value)}
            y1={box.bottom}
            y2={box.bottom + 4}
          />
          <text x={scale.x(value)} y={box.bottom + 18} textAnchor="middle">
            {tickText(value)}
          </text>
        </g>
      ))}
      <text x={box.left - 6} y={box.top - 12} textAnchor="end" className={styles.axisName}>
        loss
      </text>
      <text x={box.right + 6} y={box.bottom + 4} className={styles.axisName} data-of={of}>
        {name.map(({ text, look }) => (
          <tspan
            key={text}
            className={look === 'name' ? line.name : undefined}
            {...(look === 'sub' && { dy: 3, fontSize: 12 })}
          >
            {text}
          </tspan>
        ))}
      </text>
    </g>
  )
}

/** Short: 0.25, 400, 10¹², 1.2×10⁻⁵. */
function tickText(value: number): string {
  const text = exact(value)
  if (text.length <= 6 && !text.includes('e')) return text
  const isRound = Number(value.toPrecision(1)) === value
  return format(value, isRound ? 1 : 2).replace(/^(−?)1×/, '$1')
}
