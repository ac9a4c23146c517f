/**
 * Dropout, inverted: in training each value is silenced with the chance `rate` and scaled by 1 / (1 −
 * rate) otherwise; in evaluation nothing happens, since the mask is then 1 (Srivastava and others,
 * "Dropout", 2014). Who draws the masks, and from which stream, says `trainer.ts`.
 */
import { sizeOf } from '../network.ts'
import type { LayerKind } from './kinds.ts'
import type { LayerWriter } from './writers.ts'

export type DropoutSpec = { readonly type: 'dropout'; readonly rate: number }

export const dropout: LayerKind<DropoutSpec> = {
  outputShape: ({ rate }, input) =>
    Number.isFinite(rate) && rate >= 0 && rate < 1
      ? input
      : { problem: `a dropout rate lies from 0 to below 1, not at ${rate}.` },

  blocks: () => [],

  extras: (_, input) => ({ mask: sizeOf(input) }),
}

export const dropoutWriter: LayerWriter<DropoutSpec> = {
  dropped: ({ rate }) => rate,

  emit: (_, { inputShape, input, output, inputGradient, outputGradient, extras }, plan) => {
    const count = sizeOf(inputShape)
    // y = x · mask; dx = dy · mask
    plan.forward('multiply', input, extras['mask'], output, count)
    if (inputGradient !== null) {
      plan.backward('multiply', outputGradient, extras['mask'], inputGradient, count)
    }
  },
}
