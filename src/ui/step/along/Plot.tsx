/** The picture: axes, curve, tangent, the point that can be dragged, and where the next update lands. */
import { useId } from 'react'
import { spoken } from '../../format.ts'
import { keyOf } from '../belongs.ts'
import { plain, type Piece } from '../pieces.ts'
import styles from './Along.module.css'
import { Axes } from './Axes.tsx'
import { pathOf, scaleOf, tangentOf, type Box } from './curve.ts'
import { Landed } from './Landed.tsx'
import type { Range } from './range.ts'
import type { Landing, Standing } from './sentence.ts'
import { SlopeLabel, TANGENT } from './SlopeLabel.tsx'
import type { Curve } from './useAlong.ts'
import type { usePointDrag } from './usePointDrag.ts'

const HEIGHT = 164

export function boxOf(width: number): Box {
  return { left: 52, right: width - 26, top: 24, bottom: HEIGHT - 24 }
}

type PlotProps = {
  readonly width: number
  readonly parameter: number
  readonly name: readonly Piece[]
  readonly range: Range
  /** The parameter as it is now. */
  readonly value: number
  readonly curve: Curve | null
  readonly standing: Standing | null
  readonly landing: Landing
  readonly isRule: boolean
  readonly slider: ReturnType<typeof usePointDrag>
}

export function Plot(props: PlotProps) {
  const { width, parameter, name, range, value, curve, landing, isRule, slider } = props
  const clip = useId()
  const box = boxOf(width)
  const domain = curve?.domain ?? null
  const scale = scaleOf(box, range, domain ?? { low: 0, high: 1 })
  const standing = props.standing && Number.isFinite(props.standing.loss) ? props.standing : null
  const hasSlope = standing !== null && !isRule && Number.isFinite(standing.slope)
  const x = scale.x(standing?.value ?? value)
  const y = standing ? scale.y(standing.loss) : box.bottom
  const letters = plain(name)
  const of = keyOf({ type: 'parameter', index: parameter })
  return (
    <svg className={styles.plot} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
      <clipPath id={clip}>
        <rect
          x={box.left}
          y={box.top - 2}
          width={Math.max(0, box.right - box.left)}
          height={box.bottom - box.top + 3}
        />
      </clipPath>
      <Axes box={box} range={range} domain={domain} scale={scale} name={name} of={of} />
      {curve && (
        <g clipPath={`url(#${clip})`}>
          <path className={styles.curve} d={pathOf(curve.points, scale)} />
          {hasSlope && (
            <line
              className={styles.tangent}
              {...tangentOf(standing, standing.slope, scale, TANGENT)}
            />
          )}
        </g>
      )}
      {standing && <line className={styles.drop} x1={x} x2={x} y1={y} y2={box.bottom} />}
      {curve && standing && landing && (
        <Landed curve={curve} scale={scale} box={box} from={x} value={landing.value} />
      )}
      {curve && hasSlope && (
        <SlopeLabel curve={curve} standing={standing} scale={scale} box={box} />
      )}
      <g
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input cannot stand on a curve
        role="slider"
        data-of={of}
        tabIndex={0}
        aria-label={`Loss along ${letters}`}
        aria-valuemin={range.from}
        aria-valuemax={range.to}
        aria-valuenow={value}
        aria-valuetext={
          standing ? `${spoken(value)}, loss ${spoken(standing.loss)}` : spoken(value)
        }
        className={styles.handle}
        transform={`translate(${x} ${y})`}
        {...slider}
      >
        <title>{`Drag to change ${letters}`}</title>
        <circle className={styles.hit} r={22} />
        <circle className={styles.ring} r={13} />
        <circle className={styles.point} r={8} />
      </g>
    </svg>
  )
}
