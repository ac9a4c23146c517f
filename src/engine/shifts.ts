/**
 * Random shifts: in training an image is moved by a few pixels down and across, and zeros come in, so
 * that the network learns what it shows and not where. Evaluations and traces show images as they are.
 */
import type { Shape } from './network.ts'
import { stream } from './random.ts'

/** How far the image at a position is moved: each way as likely, from −most to most, down and then across. */
export function shiftAt(
  seed: number,
  position: number,
  most: number,
): readonly [down: number, across: number] {
  const random = stream(seed, 'shift', position)
  const ways = 2 * most + 1
  return [random.below(ways) - most, random.below(ways) - most]
}

/** How an image of channels × height × width is moved. */
export type Move = {
  readonly shape: Shape
  readonly shift: readonly [down: number, across: number]
}

/** Copies an image that lies at `from` into another place, moved; zeros come in. */
export function copyShifted(
  values: ArrayLike<number>,
  from: number,
  memory: Float64Array,
  to: number,
  { shape: [channels, height, width], shift: [down, across] }: Move,
): void {
  for (let k = 0; k < channels * height; k++) {
    const row = k % height
    const source = row - down
    const isThere = source >= 0 && source < height
    const start = from + (k - down) * width
    for (let column = 0; column < width; column++) {
      const other = column - across
      const isInside = isThere && other >= 0 && other < width
      memory[to + k * width + column] = isInside ? values[start + other] : 0
    }
  }
}
