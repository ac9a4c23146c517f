/** A small picture that a row's inputs are. */
import { useLayoutEffect, useRef } from 'react'
import styles from './Data.module.css'

export function Pixels({ pixels, side }: { pixels: readonly number[]; side: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(side, side)
    const largest = Math.max(1, ...pixels)
    pixels.forEach((value, k) => {
      image.data.fill(Math.round((255 * Math.max(0, value)) / largest), 4 * k, 4 * k + 3)
      image.data[4 * k + 3] = 255
    })
    context.putImageData(image, 0, 0)
  }, [pixels, side])
  return (
    <canvas ref={canvas} width={side} height={side} aria-hidden="true" className={styles.pixels} />
  )
}
