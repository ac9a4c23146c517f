/** Flatten: the same values as one list, in their order (channel, row, column; or time step, unit). */
import { sizeOf } from '../network.ts'
import type { LayerKind } from './kinds.ts'
import type { LayerWriter } from './writers.ts'

export type FlattenSpec = { readonly type: 'flatten' }

export const flatten: LayerKind<FlattenSpec> = {
  outputShape: (_, input) => [sizeOf(input)],

  blocks: () => [],
}

export const flattenWriter: LayerWriter<FlattenSpec> = {
  emit: (_, { inputShape, input, output, inputGradient, outputGradient }, plan) => {
    const count = sizeOf(inputShape)
    // y = x; dx = dy
    plan.forward('copy', input, output, count)
    if (inputGradient !== null) plan.backward('copy', outputGradient, inputGradient, count)
  },
}
