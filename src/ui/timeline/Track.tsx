/** The history's track: the curve, drawn past React; made anew only when it has grown, clipped at the present otherwise. */
import { useId, useImperativeHandle, useRef, type Ref } from 'react'
import { upToPresent } from '../../state/curve.ts'
import { troubleIn } from '../../state/trouble.ts'
import type { Frame, LossPoint } from '../../worker/frame.ts'
import { useApp } from '../hooks/app.tsx'
import { curvePath } from './path.ts'
import styles from './History.module.css'

export type TrackPicture = {
  /** `place`: of the present, from 0 to 1. */
  draw(frame: Frame, horizon: number, place: number): void
}

type Drawn = { readonly points: readonly LossPoint[]; readonly horizon: number }

export function Track({ ref }: { readonly ref: Ref<TrackPicture> }) {
  const clip = useId()
  const { store } = useApp()
  const ahead = useRef<SVGPathElement>(null)
  const line = useRef<SVGPathElement>(null)
  const area = useRef<SVGPathElement>(null)
  const past = useRef<SVGRectElement>(null)
  const drawn = useRef<Drawn | null>(null)

  /** The whole curve as it has been seen; on a way back it stands still. */
  const pointsOf = (frame: Frame): readonly LossPoint[] => {
    const { series, dataset, ahead: further } = store.getState()
    if (frame.position < further.head) return further.points
    return upToPresent(series.points, frame, dataset.samples.length)
  }

  const draw = (frame: Frame, horizon: number, place: number): void => {
    past.current?.setAttribute('width', String(place))
    const points = pointsOf(frame)
    if (drawn.current?.points === points && drawn.current.horizon === horizon) return
    drawn.current = { points, horizon }
    const path = curvePath(points, horizon, troubleIn(points) === 'exploding')
    const start = ((points[0]?.epoch ?? 0) / horizon).toFixed(5)
    const end = ((points.at(-1)?.epoch ?? 0) / horizon).toFixed(5)
    ahead.current?.setAttribute('d', path)
    line.current?.setAttribute('d', path)
    area.current?.setAttribute('d', path && `${path}L${end} 1H${start}Z`)
  }
  useImperativeHandle(ref, () => ({ draw }))

  return (
    <svg className={styles.track} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
      <clipPath id={clip}>
        <rect ref={past} width="0" height="1" />
      </clipPath>
      <path ref={ahead} className={styles.ahead} />
      <g clipPath={`url(#${clip})`}>
        <path ref={area} className={styles.area} />
        <path ref={line} className={styles.line} />
      </g>
    </svg>
  )
}
