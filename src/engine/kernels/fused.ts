/**
 * Several operations of a plan in one function, for where calling them one by one would cost more
 * than they compute. Every intermediate value is written and every sum runs in its order, so that
 * the bits are those of the operations; which of them stand for which is decided in `runner.ts`.
 */
import { inputGradients } from './inputGradients.ts'
import type { Kernel } from './kernels.ts'
import { relu, reluBackward } from './rectifiers.ts'
import {
  hyperbolicTangent,
  hyperbolicTangentBackward,
  sigmoid,
  sigmoidBackward,
} from './squashers.ts'
import { weightedSums } from './weightedSums.ts'
import { biasGradients, weightGradients } from './weightGradients.ts'

/** Where a dense layer's numbers lie, in the letters of `weightedSums.ts`, and its activation. */
export type DenseLayer = {
  readonly x: number
  readonly w: number
  readonly b: number
  readonly z: number
  readonly y: number
  /** −1: the loss writes dz itself. */
  readonly dy: number
  readonly dz: number
  readonly dw: number
  readonly db: number
  /** −1: not wanted, since what comes in is data. */
  readonly dx: number
  readonly inputs: number
  readonly outputs: number
  /** One of `called`, or 0: by its kernels. */
  readonly activation: number
  readonly forward: Kernel
  readonly backward: Kernel | null
}

/**
 * Activations whose kernels are called by name: a function value that has been several functions
 * costs V8 as much as a small layer.
 */
export const called: { readonly [kernel: string]: number } = {
  sigmoid: 1,
  hyperbolicTangent: 2,
  relu: 3,
}

/** Most weights for which plain loops over one sample are faster than blocks of sums, which it doesn't fill. */
const FEW_WEIGHTS = 16

/** z = X·Wᵀ + b, then y = activation(z) */
export function denseForward(memory: Float64Array, rows: number, layer: DenseLayer): void {
  const { x, w, b, z, y, inputs, outputs } = layer
  if (rows === 1 && inputs * outputs <= FEW_WEIGHTS) {
    let weights = w
    for (let o = 0; o < outputs; o++) {
      let sum = 0
      for (let i = 0; i < inputs; i++) sum += memory[x + i] * memory[weights + i]
      memory[z + o] = sum + memory[b + o]
      weights = (weights + inputs) | 0
    }
  } else {
    weightedSums(memory, rows, x, w, b, z, inputs, outputs, 1)
  }
  switch (layer.activation) {
    case 1:
      sigmoid(memory, rows, z, y, outputs)
      break
    case 2:
      hyperbolicTangent(memory, rows, z, y, outputs)
      break
    case 3:
      relu(memory, rows, z, y, outputs)
      break
    default:
      layer.forward(memory, rows, z, y, outputs, outputs, 0, 0, 0, 0)
  }
}

/** dz = dy · slope, dW += dzᵀ·X, db += Σ dz, dX = dz·W */
export function denseBackward(memory: Float64Array, rows: number, layer: DenseLayer): void {
  const { x, w, z, y, dy, dz, dw, db, dx, inputs, outputs } = layer
  if (dy >= 0) {
    switch (layer.activation) {
      case 1:
        sigmoidBackward(memory, rows, z, y, dy, dz, outputs)
        break
      case 2:
        hyperbolicTangentBackward(memory, rows, z, y, dy, dz, outputs)
        break
      case 3:
        reluBackward(memory, rows, z, y, dy, dz, outputs)
        break
      default:
        layer.backward?.(memory, rows, z, y, dy, dz, outputs, outputs, 0, 0)
    }
  }
  if (rows > 1 || inputs * outputs > FEW_WEIGHTS) {
    weightGradients(memory, rows, x, dz, dw, inputs, outputs, 1)
    biasGradients(memory, rows, dz, db, outputs, 1)
    if (dx >= 0) inputGradients(memory, rows, dz, w, dx, inputs, outputs, 1)
    return
  }
  let weights = dw
  for (let o = 0; o < outputs; o++) {
    const gradient = memory[dz + o]
    for (let i = 0; i < inputs; i++) {
      memory[weights + i] = memory[weights + i] + gradient * memory[x + i]
    }
    memory[db + o] = memory[db + o] + gradient
    weights = (weights + inputs) | 0
  }
  if (dx < 0) return
  for (let i = 0; i < inputs; i++) {
    let sum = 0
    let weight = (w + i) | 0
    for (let o = 0; o < outputs; o++) {
      sum += memory[dz + o] * memory[weight]
      weight = (weight + inputs) | 0
    }
    memory[dx + i] = sum
  }
}

/**
 * Most parameters at once: a function that is called often is compiled as a whole, while of one that
 * runs long V8 may keep a loop that it compiled on the way, several times slower.
 */
const STRETCH = 1024

/** `sgd`, then `noticeNonFinite` of the parameters. */
export function sgdNoticed(
  memory: Float64Array,
  parameters: number,
  gradients: number,
  learningRate: number,
  divisor: number,
  count: number,
  watch: number,
): void {
  const rate = memory[learningRate]
  const size = memory[divisor]
  let noticed = memory[watch]
  for (let p = 0; p < count; p += STRETCH) {
    const end = parameters + Math.min(p + STRETCH, count)
    noticed += descend(memory, parameters + p, end, gradients + p, rate, size)
  }
  memory[watch] = noticed
}

/** w ← w − η·g for the parameters up to `end`; gives Σ w − w. */
function descend(
  memory: Float64Array,
  parameters: number,
  end: number,
  gradients: number,
  rate: number,
  size: number,
): number {
  let to = parameters
  let from = gradients
  let noticed = 0
  if ((size & (size - 1)) === 0) {
    // By a power of two, dividing and multiplying round alike; a division takes several times as long.
    const share = 1 / size
    for (; to < end; to = (to + 1) | 0) {
      const parameter = memory[to] - rate * (memory[from] * share)
      memory[to] = parameter
      noticed += parameter - parameter
      from = (from + 1) | 0
    }
    return noticed
  }
  for (; to < end; to = (to + 1) | 0) {
    const parameter = memory[to] - rate * (memory[from] / size)
    memory[to] = parameter
    noticed += parameter - parameter
    from = (from + 1) | 0
  }
  return noticed
}
