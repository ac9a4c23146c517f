/** Pixels as a small picture, ink on card. */
import { useLayoutEffect, useRef } from 'react'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import { paintInk, type Pixels } from './paintInk.ts'
import styles from './Picture.module.css'

type PictureProps = Pixels & {
  /** Its width on the page, in CSS pixels; left out: as wide as there is room. */
  readonly size?: number
  /** Left out where what stands beside says it. */
  readonly label?: string
}

export function Picture({ pixels, shape, range, size, label }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  const [, height, width] = shape
  const [low, high] = range
  useLayoutEffect(() => {
    if (canvas.current) paintInk(canvas.current, { pixels, shape, range: [low, high] })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- The ink is another one in each theme.
  }, [pixels, shape, low, high, theme])
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      width={width}
      height={height}
      style={size === undefined ? { aspectRatio: `${width} / ${height}` } : sizes(size, shape)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}

function sizes(width: number, [, rows, columns]: Pixels['shape']) {
  return { width, height: (width * rows) / columns }
}
