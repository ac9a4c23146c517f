/** Samples as the machine takes them: packed into flat arrays, and in the order of an epoch. */
import type { Order, Sample } from './network.ts'
import { shuffle, stream } from './random.ts'

export type Batches = {
  readonly count: number
  /** count × inputs and count × targets, row-major. */
  readonly inputs: Float64Array
  readonly targets: Float64Array
  readonly inputSize: number
  readonly targetSize: number
}

const packed = new WeakMap<readonly Sample[], Batches>()

/** Packs samples, once for each list. Throws when they are not all of the first one's sizes. */
export function pack(samples: readonly Sample[]): Batches {
  const known = packed.get(samples)
  if (known) return known
  const inputSize = samples[0]?.input.length ?? 0
  const targetSize = samples[0]?.target.length ?? 0
  const inputs = new Float64Array(samples.length * inputSize)
  const targets = new Float64Array(samples.length * targetSize)
  samples.forEach(({ input, target }, s) => {
    if (input.length !== inputSize || target.length !== targetSize) {
      throw new RangeError(
        `Sample ${s + 1}: expected ${inputSize} inputs and ${targetSize} targets, got ${input.length} and ${target.length}.`,
      )
    }
    inputs.set(input, s * inputSize)
    targets.set(target, s * targetSize)
  })
  const batches = { count: samples.length, inputs, targets, inputSize, targetSize }
  packed.set(samples, batches)
  return batches
}

/** The samples' indices in the order of one epoch; a function of seed and epoch alone. */
export function orderOf(order: Order, count: number, seed: number, epoch: number): Int32Array {
  if (order === 'shuffled') return shuffle(count, stream(seed, 'order', epoch))
  return Int32Array.from({ length: count }, (_, s) => s)
}
