/** A sample's pixels, ink on card. */
import { useLayoutEffect, useRef } from 'react'
import { useShownTheme } from '../hooks/useShownTheme.ts'
import styles from './Views.module.css'

type PictureProps = {
  readonly pixels: readonly number[]
  readonly side: number
  /** Values of no ink and of full ink. */
  readonly range: readonly [low: number, high: number]
  /** Of the picture on the page, in CSS pixels. */
  readonly size: number
  /** Left out where what stands beside says it. */
  readonly label?: string
}

export function Picture({ pixels, side, range: [low, high], size, label }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useShownTheme()
  useLayoutEffect(() => {
    if (canvas.current) paintPixels(canvas.current, { pixels, side, low, high })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- The ink is another one in each theme.
  }, [pixels, side, low, high, theme])
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      width={side}
      height={side}
      style={{ width: size, height: size }}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  )
}

type Pixels = {
  readonly pixels: readonly number[]
  readonly side: number
  readonly low: number
  readonly high: number
}

/** One canvas pixel each: the ink's own colour, as dense as the value is large. */
function paintPixels(canvas: HTMLCanvasElement, { pixels, side, low, high }: Pixels): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, side, side)
  context.fillStyle = getComputedStyle(canvas).color
  pixels.forEach((value, k) => {
    context.globalAlpha = Math.min(1, Math.max(0, (value - low) / (high - low)))
    context.fillRect(k % side, Math.floor(k / side), 1, 1)
  })
  context.globalAlpha = 1
}
