/** A window that slides over an image, channels × height × width: what convolution and pooling share, and refuse alike. */
import type { Shape } from '../network.ts'
import type { Problem } from './kinds.ts'

/** Vertical, then horizontal. */
export type Pair = readonly [number, number]

export type Window = {
  readonly size: Pair
  readonly stride: Pair
  /** Zeros before the first row and column, and in all. */
  readonly before: Pair
  readonly padding: Pair
}

/** Refuses a pair that is not two whole numbers of 1 or more; `what` names it. */
export function pairProblem(what: string, pair: readonly number[]): Problem | null {
  const isPair = Array.isArray(pair) && pair.length === 2
  if (isPair && pair.every((size) => Number.isInteger(size) && size >= 1)) return null
  const came = Array.isArray(pair) ? `[${pair.join(', ')}]` : String(pair)
  return { problem: `${what} is [vertical, horizontal], whole numbers from 1 on, not ${came}.` }
}

/** Refuses an input that is no image; `layer` names the layer with its article. */
export function imageProblem(layer: string, input: Shape): Problem | null {
  if (input.length === 3) return null
  return {
    problem: `${layer} takes an image of shape [channels, height, width], not an array of shape [${input.join(', ')}].`,
  }
}

/** How many positions the window has, down and across: ⌊(size + padding − window) / stride⌋ + 1. What is left over belongs to none. */
export function positionsOf({ size, stride, padding }: Window, [, height, width]: Shape): Pair {
  return [
    Math.floor((height + padding[0] - size[0]) / stride[0]) + 1,
    Math.floor((width + padding[1] - size[1]) / stride[1]) + 1,
  ]
}

/** What kernels read from the arena. */
export function windowConstants(window: Window, input: Shape): readonly number[] {
  return [
    ...input,
    ...window.size,
    ...window.stride,
    ...window.before,
    ...positionsOf(window, input),
  ]
}
