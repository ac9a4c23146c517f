/** The loss curve in the transport bar: where the run has come from, with a mark at the present. */
import { useRef } from 'react'
import { troubleIn } from '../../state/series.ts'
import type { Frame, LossPoint } from '../../worker/frame.ts'
import { useApp } from '../hooks/app.tsx'
import { upToPresent } from '../../state/curve.ts'
import { useCalmFrame } from '../hooks/calm.ts'
import { curvePath, horizonOf } from './path.ts'
import styles from './Curve.module.css'

export function Curve() {
  const { store } = useApp()
  const line = useRef<SVGPathElement>(null)
  const area = useRef<SVGPathElement>(null)
  const mark = useRef<SVGPathElement>(null)
  useCalmFrame((frame: Frame) => {
    const { series, dataset } = store.getState()
    const points: readonly LossPoint[] = upToPresent(series.points, frame, dataset.samples.length)
    const present = points.at(-1)?.epoch ?? 0
    const horizon = horizonOf(present)
    // A little from the edge, where half of it would be cut off.
    const place = Math.max(present / horizon, 0.002).toFixed(5)
    const start = ((points[0]?.epoch ?? 0) / horizon).toFixed(5)
    const path = curvePath(points, horizon, troubleIn(series.points) === 'exploding')
    line.current?.setAttribute('d', path)
    area.current?.setAttribute('d', path && `${path}V1H${start}Z`)
    mark.current?.setAttribute('d', `M${place} 0V1`)
  })
  return (
    <svg className={styles.curve} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <path ref={area} className={styles.area} />
      <path ref={line} className={styles.line} />
      <path ref={mark} className={styles.mark} />
    </svg>
  )
}
