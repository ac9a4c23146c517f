/** A histogram over time: a column for each moment, from small values at the bottom to large ones at the top. */
import { useLayoutEffect, useRef } from 'react'
import type { Histogram } from '../../../worker/histograms.ts'
import type { Theme } from '../../controls/ramp.ts'
import { format } from '../../format.ts'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { sequential } from '../sequential.ts'
import { boundsOf, columnsOf, rebinned } from './history.ts'
import own from './Histograms.module.css'

const WIDTH = 480
const ROWS = 24

type StripProps = {
  readonly histograms: readonly Histogram[]
  readonly positions: readonly number[]
  readonly label: string
}

export function Strip({ histograms, positions, label }: StripProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  const bounds = boundsOf(histograms)
  useLayoutEffect(() => {
    if (canvas.current) paintStrip(canvas.current, histograms, positions, { bounds, theme })
  })
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

function paintStrip(
  canvas: HTMLCanvasElement,
  histograms: readonly Histogram[],
  positions: readonly number[],
  { bounds, theme }: { readonly bounds: readonly [number, number]; readonly theme: Theme },
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, WIDTH, ROWS)
  const columns = columnsOf(positions)
  histograms.forEach((histogram, k) => {
    const rows = rebinned(histogram, bounds, ROWS)
    const all = rows.reduce((sum, count) => sum + count, 0)
    const left = Math.round(columns[k].left * WIDTH)
    const right = Math.round(columns[k].right * WIDTH)
    rows.forEach((count, row) => {
      // The root, so that a few of many are seen.
      context.fillStyle = `rgb(${sequential(theme, Math.sqrt(count / all)).join(' ')})`
      context.fillRect(left, ROWS - 1 - row, right - left, 1)
    })
  })
}
