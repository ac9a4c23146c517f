/** Where the next update lands: a hollow point on the curve, and an arrow along the axis. */
import styles from './Along.module.css'
import { lossAt, type Box, type Scale } from './curve.ts'
import type { Curve } from './useAlong.ts'

type LandedProps = {
  readonly curve: Curve
  readonly scale: Scale
  readonly box: Box
  /** Where the parameter stands in the picture. */
  readonly from: number
  readonly value: number
}

const HEAD = 7

export function Landed({ curve, scale, box, from, value }: LandedProps) {
  const to = scale.x(value)
  if (!Number.isFinite(to) || to === from) return null
  const way = Math.sign(to - from)
  const isInside = to >= box.left && to <= box.right
  const loss = lossAt(curve.points, value)
  // A small step is shown by the head alone, which points where it goes.
  const tip = isInside
    ? Math.max(way * (to - from), HEAD) * way + from
    : way > 0
      ? box.right
      : box.left
  const neck = tip - way * HEAD
  const y = box.bottom
  return (
    <g className={styles.landing} aria-hidden="true">
      {isInside && Number.isFinite(loss) && (
        <circle className={styles.landed} cx={to} cy={scale.y(loss)} r={5} />
      )}
      {way * (neck - from) > 0 && <line x1={from} x2={neck} y1={y} y2={y} />}
      <path className={styles.tip} d={`M${tip} ${y}L${neck} ${y - 5}V${y + 5}Z`} />
    </g>
  )
}
