/**
 * Convolution over images, channels × height × width: each filter is laid on every position of the
 * image. z = W·P + b, y = activation(z), where P is the patches under the kernel; W is filters ×
 * channels × kernel height × kernel width, b is filters. The kernel is not flipped, as in PyTorch's
 * Conv2d. Unfolding patches makes it a matrix product (Chellapilla, Puri and Simard, "High
 * Performance Convolutional Neural Networks for Document Processing", 2006, section 3.1).
 */
import type { OutputActivationName } from '../activations.ts'
import { sizeOf, type Shape } from '../network.ts'
import { heldProblem, type Held } from './held.ts'
import type { LayerKind, Problem } from './kinds.ts'
import {
  imageProblem,
  pairProblem,
  positionsOf,
  windowConstants,
  type Pair,
  type Window,
} from './window.ts'
import type { LayerWriter } from './writers.ts'

export type Conv2dSpec = Held & {
  readonly type: 'conv2d'
  readonly filters: number
  readonly kernelSize: Pair
  readonly stride: Pair
  /** `same`: zeros around the image keep its size, ⌊(k − 1) / 2⌋ of them before it and the rest after. */
  readonly padding: 'valid' | 'same'
  readonly activation: OutputActivationName
}

export const conv2d: LayerKind<Conv2dSpec> = {
  outputShape: (spec, input) =>
    problemOf(spec, input) ?? [spec.filters, ...positionsOf(windowOf(spec), input)],

  blocks: ({ filters, kernelSize }, [channels]) => {
    const area = kernelSize[0] * kernelSize[1]
    const fans = { fanIn: channels * area, fanOut: filters * area }
    return [
      { name: 'weights', shape: [filters, channels, ...kernelSize], ...fans },
      { name: 'bias', shape: [filters], ...fans },
    ]
  },

  /** P and dP: taps × positions. */
  extras: (spec, input) => {
    const [down, across] = positionsOf(windowOf(spec), input)
    const length = down * across * tapsOf(spec, input)
    return { patches: length, patchGradients: length }
  },
}

export const conv2dWriter: LayerWriter<Conv2dSpec> = {
  constants: (spec, input) => [...windowConstants(windowOf(spec), input), ...(spec.off ?? [])],

  emit: (spec, places, plan) => {
    const { inputShape, outputShape, input, weightedSums, output, constants } = places
    const { inputGradient, weightedSumGradient, outputGradient } = places
    const { patches, patchGradients } = places.extras
    const [w, b] = places.parameters
    const [dw, db] = places.gradients
    const { forward, backward } = plan.activation(spec.activation)
    const { filters, off = [] } = spec
    const taps = tapsOf(spec, inputShape)
    const positions = sizeOf(outputShape.slice(1))
    const all = filters * positions

    // z = W·P + b, then y = activation(z), or 0
    plan.forward('unfoldPatches', input, patches, constants)
    plan.forward('filterSums', patches, w, b, weightedSums, taps, filters, positions)
    plan.forward(forward, weightedSums, output, all)
    if (off.length > 0) {
      const list = constants + windowConstants(windowOf(spec), inputShape).length
      const held = [list, off.length, 1, filters, positions]
      plan.forward('switchOff', output, ...held)
      plan.backward('switchOff', outputGradient, ...held)
    }

    // dz = dy · slope, dW += dz·P, db += Σ dz, dP = Wᵀ·dz, and dX gathers dP where it came from
    if (!places.isGradientOfSums) {
      plan.backward(backward, weightedSums, output, outputGradient, weightedSumGradient, all)
    }
    plan.backward('filterGradients', patches, weightedSumGradient, dw, taps, filters, positions)
    plan.backward('filterBiasGradients', weightedSumGradient, db, filters, positions)
    if (inputGradient !== null) {
      const sizes = [taps, filters, positions]
      plan.backward('patchGradients', weightedSumGradient, w, patchGradients, ...sizes)
      plan.backward('foldPatches', patchGradients, inputGradient, constants)
    }
  },
}

/** Places of the kernel: channels × its height × its width. */
function tapsOf({ kernelSize }: Conv2dSpec, [channels]: Shape): number {
  return channels * kernelSize[0] * kernelSize[1]
}

function windowOf({ kernelSize: [height, width], stride, padding }: Conv2dSpec): Window {
  const size: Pair = [height, width]
  if (padding === 'valid') return { size, stride, before: [0, 0], padding: [0, 0] }
  const before: Pair = [Math.floor((height - 1) / 2), Math.floor((width - 1) / 2)]
  return { size, stride, before, padding: [height - 1, width - 1] }
}

function problemOf(spec: Conv2dSpec, input: Shape): Problem | null {
  const { filters, kernelSize, stride, padding, activation } = spec
  if (!Number.isInteger(filters) || filters < 1) {
    return { problem: `a conv2d layer has 1 or more filters, not ${filters}.` }
  }
  const own =
    imageProblem('a conv2d layer', input) ??
    pairProblem("a conv2d layer's kernelSize", kernelSize) ??
    pairProblem("a conv2d layer's stride", stride) ??
    heldProblem('a conv2d layer', 'filters', spec, filters)
  if (own) return own
  if (activation === 'softmax') {
    return {
      problem:
        "a conv2d layer's activation is of each value by itself, not softmax; put a flatten and a dense layer with softmax after it.",
    }
  }
  const [height, width] = kernelSize
  switch (padding) {
    case 'same':
      if (stride[0] === 1 && stride[1] === 1) return null
      return {
        problem: `padding "same" goes with the stride [1, 1], not [${stride.join(', ')}]; with that stride take padding "valid".`,
      }
    case 'valid':
      if (height <= input[1] && width <= input[2]) return null
      return {
        problem: `a kernel of ${height} × ${width} does not fit on an image of ${input[1]} × ${input[2]}; with padding "valid" it is no larger than the image.`,
      }
    default:
      return { problem: `a conv2d layer's padding is "valid" or "same", not "${String(padding)}".` }
  }
}
