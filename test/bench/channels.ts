/** Images and their parameters with the channel innermost, for peers that want them so. */
import { layoutOf } from '../../src/engine/layout.ts'
import type { Shape } from '../../src/engine/network.ts'
import { blocksOf, type Workload } from './workloads.ts'

/** Rows of channels × height × width as rows of height × width × channels; lists stay as they are. */
export function channelsLast(values: readonly number[], shape: Shape): readonly number[] {
  if (shape.length < 3) return values
  const [channels, height, width] = shape
  const area = height * width
  const length = channels * area
  return values.map((_, k) => {
    const row = k - (k % length)
    const place = Math.floor((k - row) / channels)
    return values[row + (k % channels) * area + place]
  })
}

/** A layer's weights and biases; those of a dense layer after flatten in the image's new order. */
export function parametersChannelsLast(
  workload: Workload,
  layer: number,
): { weights: readonly number[]; bias: readonly number[] } {
  const { layers } = workload.network
  const { shapes } = layoutOf(workload.network)
  const { weights, bias } = blocksOf(workload, layer)
  const spec = layers[layer]
  if (spec.type === 'conv2d') {
    const shape = [shapes[layer][0], ...spec.kernelSize]
    return { weights: channelsLast(weights, shape), bias }
  }
  const isFlattened = layer > 0 && layers[layer - 1].type === 'flatten'
  return { weights: channelsLast(weights, shapes[layer - (isFlattened ? 1 : 0)]), bias }
}
