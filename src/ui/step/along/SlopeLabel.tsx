/** The slope in numbers, at that end of the tangent where there is room. */
import { format } from '../../format.ts'
import styles from './Along.module.css'
import { tangentOf, type Box, type Scale } from './curve.ts'
import type { Standing } from './sentence.ts'

type SlopeLabelProps = {
  readonly standing: Standing
  /** As answered: the exact one. */
  readonly slope: number
  readonly scale: Scale
  readonly box: Box
}

/** The tangent's length in the picture. */
export const TANGENT = 150
/** Room for the text. */
const WIDTH = 90
const ABOVE = 10

export function SlopeLabel({ standing, slope, scale, box }: SlopeLabelProps) {
  const { x1, y1, x2, y2 } = tangentOf(standing, standing.slope, scale, TANGENT)
  const isRight = x2 + WIDTH / 2 <= box.right
  const [x, y] = isRight ? [x2, y2] : [x1, y1]
  const left = Math.max(box.left + 4, Math.min(box.right - WIDTH, x - WIDTH / 2))
  const top = Math.max(box.top + 8, Math.min(box.bottom - 8, y - ABOVE))
  return (
    <text className={styles.slope} x={left} y={top} aria-hidden="true">
      slope {format(slope)}
    </text>
  )
}
