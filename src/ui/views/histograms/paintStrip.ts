/** Paints a strip of histograms, pixel by pixel: it is painted anew several times a second, with every moment in it. */
import type { Histogram } from '../../../worker/histograms.ts'
import { sequential, type Theme } from '../../controls/ramp.ts'
import { columnsOf, rebinned } from './history.ts'

export const WIDTH = 480
export const ROWS = 24

const SHADES = 64

export type Moments = {
  readonly histograms: readonly Histogram[]
  /** Rising. */
  readonly positions: readonly number[]
  /** What the strip spans, from its lower edge to its upper one. */
  readonly bounds: readonly [low: number, high: number]
}

export function paintStrip(canvas: HTMLCanvasElement, moments: Moments, theme: Theme): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const image = context.createImageData(WIDTH, ROWS)
  fillStrip(image.data, moments, theme)
  context.putImageData(image, 0, 0)
}

/** `pixels`: ROWS × WIDTH × 4, from the top left. */
export function fillStrip(
  pixels: Uint8ClampedArray,
  { histograms, positions, bounds }: Moments,
  theme: Theme,
): void {
  const shades = Array.from({ length: SHADES + 1 }, (_, k) => sequential(theme, k / SHADES))
  const columns = columnsOf(positions)
  histograms.forEach((histogram, k) => {
    const rows = rebinned(histogram, bounds, ROWS)
    const all = rows.reduce((sum, count) => sum + count, 0)
    const left = Math.round(columns[k].left * WIDTH)
    const right = Math.round(columns[k].right * WIDTH)
    rows.forEach((count, row) => {
      // The root, so that a few of many are seen.
      const share = all > 0 ? Math.sqrt(count / all) : 0
      const [red, green, blue] = shades[Math.round(share * SHADES)]
      const start = (ROWS - 1 - row) * WIDTH
      for (let pixel = 4 * (start + left); pixel < 4 * (start + right); pixel += 4) {
        pixels[pixel] = red
        pixels[pixel + 1] = green
        pixels[pixel + 2] = blue
        pixels[pixel + 3] = 255
      }
    })
  })
}
