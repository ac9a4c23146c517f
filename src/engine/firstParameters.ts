/** What a network begins with: parameters as given, or drawn by the initializers from the seed. */
import { draw, type InitialSpec } from './initializers.ts'
import type { BlockName } from './layers/kinds.ts'
import { layoutOf, type Block } from './layout.ts'
import type { NetworkSpec } from './network.ts'
import { stream, type Stream } from './random.ts'

type Beginning = {
  readonly network: NetworkSpec
  readonly seed: number
  readonly parameters: readonly number[] | null
}

/** The first parameters of a network: as given, or drawn from the seed, a stream for each block. */
export function firstParameters({ network, seed, parameters }: Beginning): Float64Array {
  const layout = layoutOf(network)
  if (parameters) return Float64Array.from(parameters)
  const drawn = new Float64Array(layout.count)
  for (const block of layout.blocks) {
    const into = drawn.subarray(block.start, block.start + block.length)
    draw(initialOf(network, block.name), block, streamOf(seed, block), into)
  }
  return drawn
}

function initialOf({ initial }: NetworkSpec, name: BlockName): InitialSpec {
  if (name === 'bias') return initial.bias
  return name === 'weightsHidden' ? (initial.recurrent ?? initial.weights) : initial.weights
}

function streamOf(seed: number, { name, layer }: Block): Stream {
  if (name === 'bias') return stream(seed, 'bias', layer)
  return name === 'weightsHidden'
    ? stream(seed, 'weights', layer, 1)
    : stream(seed, 'weights', layer)
}
