/** The slope in numbers, at that end of the tangent where there is room. */
import { resultDigits, written } from '../pieces.ts'
import styles from './Along.module.css'
import { lossAt, tangentOf, type Box, type Scale } from './curve.ts'
import type { Standing } from './sentence.ts'
import type { Curve } from './useAlong.ts'

type SlopeLabelProps = {
  readonly curve: Curve
  readonly standing: Standing
  readonly scale: Scale
  readonly box: Box
}

/** The tangent's length in the picture. */
export const TANGENT = 150
/** Room for the text. */
const WIDTH = 92
const ABOVE = 9
const BELOW = 19
const BEYOND = 8

/**
 * Above the tangent's higher end where the curve is below it, else below its lower end; the text
 * reaches back over the half that is out of its way.
 */
export function SlopeLabel({ curve, standing, scale, box }: SlopeLabelProps) {
  const { x1, y1, x2, y2 } = tangentOf(standing, standing.slope, scale, TANGENT)
  const isRising = standing.slope >= 0
  const [highX, highY] = isRising ? [x2, y2] : [x1, y1]
  const curveY = scale.y(
    lossAt(curve.points, standing.value + (highX - scale.x(standing.value)) / scale.right),
  )
  const lowY = Math.max(y1, y2)
  const isAbove = !(curveY < highY) || lowY + BELOW > box.bottom - 8
  const isRight = isRising === isAbove
  const x = isRight ? x2 + BEYOND : x1 - BEYOND
  const y = isAbove ? highY - ABOVE : lowY + BELOW
  const [least, most] = isRight ? [box.left + WIDTH, box.right] : [box.left + 4, box.right - WIDTH]
  return (
    <text
      className={styles.slope}
      x={Math.max(least, Math.min(most, x))}
      y={Math.max(box.top + 8, Math.min(box.bottom - 8, y))}
      textAnchor={isRight ? 'end' : 'start'}
      aria-hidden="true"
    >
      slope {written(curve.answered.slope, resultDigits(false))}
    </text>
  )
}
