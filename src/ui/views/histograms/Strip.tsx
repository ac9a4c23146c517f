/** A histogram over time: a column for each moment, from small values at the bottom to large ones at the top. */
import { useLayoutEffect, useMemo, useRef } from 'react'
import { format } from '../../format.ts'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { boundsOf, type Entry } from './history.ts'
import own from './Histograms.module.css'
import type { Kind } from './Histograms.tsx'
import { paintStrip, ROWS, WIDTH, type Moments } from './paintStrip.ts'

type StripProps = {
  readonly entries: readonly Entry[]
  /** Which of an entry's layers. */
  readonly place: number
  readonly kind: Kind
  readonly label: string
}

export function Strip({ entries, place, kind, label }: StripProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  const moments = useMemo((): Moments => {
    const histograms = entries.map(({ layers }) => layers[place][kind])
    const positions = entries.map(({ position }) => position)
    return { histograms, positions, bounds: boundsOf(histograms) }
  }, [entries, place, kind])
  const { positions, bounds } = moments
  useLayoutEffect(() => {
    if (canvas.current) paintStrip(canvas.current, moments, theme)
  }, [moments, theme])
  return (
    <figure className={own.strip}>
      <p className={own.up} aria-hidden="true">
        <span>{format(bounds[1])}</span>
        <span>{format(bounds[0])}</span>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas is named as a picture by its role */}
      <canvas ref={canvas} width={WIDTH} height={ROWS} role="img" aria-label={label} />
      <p className={own.across} aria-hidden="true">
        <span>step {positions[0].toLocaleString('en-US')}</span>
        <span>{positions.at(-1)?.toLocaleString('en-US')}</span>
      </p>
    </figure>
  )
}
