/** Paints pixels on a canvas, one of its own each: ink as dense as the value is large, or red, green and blue. */
import type { Shape } from '../../engine/network.ts'

export type Pixels = {
  /** channels × height × width */
  readonly pixels: ArrayLike<number>
  readonly shape: Shape
  /** Values of no ink and of full ink. */
  readonly range: readonly [low: number, high: number]
}

type Colour = readonly [red: number, green: number, blue: number]

/** Of three channels the picture's own colours; of any other number the mean of them, in ink. */
export function paintInk(canvas: HTMLCanvasElement, { pixels, shape, range }: Pixels): void {
  const [channels, height, width] = shape
  const context = canvas.getContext('2d')
  if (!context) return
  const image = context.createImageData(width, height)
  const [low, high] = range
  const area = height * width
  const share = (place: number): number =>
    Math.min(1, Math.max(0, (pixels[place] - low) / (high - low)))
  const ink = inkOf(canvas)
  for (let k = 0; k < area; k++) {
    if (channels === 3) {
      for (let c = 0; c < 3; c++) image.data[4 * k + c] = Math.round(255 * share(c * area + k))
      image.data[4 * k + 3] = 255
      continue
    }
    let sum = 0
    for (let c = 0; c < channels; c++) sum += share(c * area + k)
    image.data.set(ink, 4 * k)
    image.data[4 * k + 3] = Math.round((255 * sum) / channels)
  }
  context.putImageData(image, 0, 0)
}

/** The colour of the element's text. */
function inkOf(element: Element): Colour {
  const [red = 0, green = 0, blue = 0] = (
    getComputedStyle(element).color.match(/\d+(?:\.\d+)?/g) ?? []
  ).map(Number)
  return [red, green, blue]
}
