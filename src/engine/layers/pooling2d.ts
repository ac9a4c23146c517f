/**
 * Pooling over images, channels × height × width: of each window of a channel one value remains, its
 * largest or its mean, as in PyTorch's MaxPool2d and AvgPool2d without padding. Rows and columns
 * that are left over are ignored.
 */
import { sizeOf, type Shape } from '../network.ts'
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

type PoolingSpec = { readonly poolSize: Pair; readonly stride: Pair }

export type MaxPooling2dSpec = PoolingSpec & { readonly type: 'maxPooling2d' }

export type AveragePooling2dSpec = PoolingSpec & { readonly type: 'averagePooling2d' }

export const maxPooling2d: LayerKind<MaxPooling2dSpec> = {
  outputShape,

  blocks: () => [],

  /** Index of each window's largest within the sample's input, channel, row and column. */
  extras: (spec, input) => ({ winners: sizeOf(shapeOf(spec, input)) }),

  kept: ['winners'],
}

export const maxPooling2dWriter: LayerWriter<MaxPooling2dSpec> = {
  constants: (spec, input) => windowConstants(windowOf(spec), input),

  emit: (_, places, plan) => {
    const { inputShape, outputShape, input, output, inputGradient, outputGradient } = places
    const { winners } = places.extras
    // y = max x under the window; dx[winner] += dy
    plan.forward('maxPooling', input, output, winners, places.constants)
    if (inputGradient !== null) {
      const sizes = [sizeOf(inputShape), sizeOf(outputShape)]
      plan.backward('maxPoolingBackward', outputGradient, winners, inputGradient, ...sizes)
    }
  },
}

export const averagePooling2d: LayerKind<AveragePooling2dSpec> = {
  outputShape,

  blocks: () => [],
}

export const averagePooling2dWriter: LayerWriter<AveragePooling2dSpec> = {
  constants: (spec, input) => windowConstants(windowOf(spec), input),

  emit: (_, { input, output, inputGradient, outputGradient, constants }, plan) => {
    // y = Σ x under the window / its size; dx += dy / size under the window
    plan.forward('averagePooling', input, output, constants)
    if (inputGradient !== null) {
      plan.backward('averagePoolingBackward', outputGradient, inputGradient, constants)
    }
  },
}

function windowOf({ poolSize, stride }: PoolingSpec): Window {
  return { size: poolSize, stride, before: [0, 0], padding: [0, 0] }
}

function shapeOf(spec: PoolingSpec, input: Shape): Shape {
  return [input[0], ...positionsOf(windowOf(spec), input)]
}

function outputShape(spec: PoolingSpec, input: Shape): Shape | Problem {
  const { poolSize, stride } = spec
  const problem =
    imageProblem('a pooling layer', input) ??
    pairProblem("a pooling layer's poolSize", poolSize) ??
    pairProblem("a pooling layer's stride", stride)
  if (problem) return problem
  if (poolSize[0] > input[1] || poolSize[1] > input[2]) {
    return {
      problem: `a pooling window of ${poolSize.join(' × ')} does not fit on an image of ${input[1]} × ${input[2]}; it is no larger than the image.`,
    }
  }
  return shapeOf(spec, input)
}
