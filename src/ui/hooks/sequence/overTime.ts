/**
 * A shared weight's gradient as a sum over time, from the numbers that a step keeps: each time step
 * adds the gradient of its sum times what the weight saw then. Summed in the engine's order, from the
 * last step to the first, the whole is the gradient to the last digit. Pure.
 */
import { placeOf, type Block, type Layout } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import type { LayerNumbers } from '../../../worker/frame.ts'
import { isRecurrent, unrolledOf } from './timed.ts'

type Numbers = {
  readonly layers: readonly LayerNumbers[]
  readonly sample: { readonly input: readonly number[] }
}

/** What one time step adds: delta · seen. */
export type Part = {
  readonly time: number
  /** ∂L/∂ of the sum that the weight is in. */
  readonly delta: number
  /** What it is multiplied with: an input, a hidden value of the step before, or 1. */
  readonly seen: number
  readonly product: number
}

/** The gradients of a block's sums, time × rows of the block; null for a layer without time steps. */
export function deltasOf(
  { layers }: Pick<Numbers, 'layers'>,
  network: NetworkSpec,
  block: Block,
): Float64Array | null {
  const { type } = network.layers[block.layer]
  const { weightedSumGradients, kept } = layers[block.layer]
  switch (type) {
    case 'simpleRnn':
      return kept['sumGradients']
    case 'lstm':
      return kept['gateGradients']
    case 'gru':
      return block.name === 'weightsHidden' ? kept['hiddenSumGradients'] : kept['gateGradients']
    default:
      return unrolledOf(network).timed.some(({ layer }) => layer === block.layer)
        ? weightedSumGradients
        : null
  }
}

/** What the weights of a block are multiplied with, time × columns of the block; the hidden values begin a step later. */
export function seenBy(numbers: Numbers, { layer, name }: Block): ArrayLike<number> {
  if (name === 'weightsHidden') return numbers.layers[layer].kept['hidden']
  return layer === 0 ? numbers.sample.input : numbers.layers[layer - 1].outputs
}

/** The parts of a parameter's gradient in the order of their sum, the last time step's first; one part where its layer has no time steps. */
export function partsOver(
  layout: Layout,
  network: NetworkSpec,
  index: number,
  numbers: Numbers,
): Part[] {
  const { block, output, input } = placeOf(layout, index)
  const deltas = deltasOf(numbers, network, block)
  const [rows] = block.shape
  const columns = block.length / rows
  const seen = input === null ? null : seenBy(numbers, block)
  if (!deltas) {
    const delta = numbers.layers[block.layer].weightedSumGradients[output]
    const value = seen === null ? 1 : seen[input!]
    return [{ time: 0, delta, seen: value, product: delta * value }]
  }
  const delay = block.name === 'weightsHidden' ? 1 : 0
  return timesOf(network, block, deltas.length / rows).map((time): Part => {
    const delta = deltas[time * rows + output]
    const before = time - delay
    const value = seen === null ? 1 : before < 0 ? 0 : seen[before * columns + input!]
    return { time, delta, seen: value, product: delta * value }
  })
}

/** In the order in which the engine adds: back through time, but a dense layer's from first to last. */
function timesOf({ layers }: NetworkSpec, { layer }: Block, steps: number): number[] {
  const times = Array.from({ length: steps }, (_, time) => time)
  return isRecurrent(layers[layer].type) ? times.toReversed() : times
}

/** A block's gradient as far as it has been filled: by the time steps from `from` on. Rows × columns. */
export function filledFrom(
  network: NetworkSpec,
  block: Block,
  numbers: Numbers,
  from: number,
): Float64Array {
  const sums = new Float64Array(block.length)
  const deltas = deltasOf(numbers, network, block)
  if (!deltas) return sums
  const [rows] = block.shape
  const columns = block.length / rows
  const isBias = block.name === 'bias'
  const seen = isBias ? null : seenBy(numbers, block)
  const delay = block.name === 'weightsHidden' ? 1 : 0
  for (const time of timesOf(network, block, deltas.length / rows)) {
    if (time < Math.max(from, delay)) continue
    for (let o = 0; o < rows; o++) {
      const delta = deltas[time * rows + o]
      for (let i = 0; i < columns; i++) {
        sums[o * columns + i] += delta * (seen ? seen[(time - delay) * columns + i] : 1)
      }
    }
  }
  return sums
}

/** The layers that have a matrix from their hidden values to their own next ones. */
export function recurrentLayers(network: NetworkSpec): number[] {
  return network.layers.flatMap(({ type }, layer) => (isRecurrent(type) ? [layer] : []))
}
