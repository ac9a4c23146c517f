/** The operations of an update, which changes the parameters at the end of a batch. */
import { frozenIn, type Span } from './layers/held.ts'
import type { Layout } from './layout.ts'
import { optimizers } from './optimizers.ts'
import { penalties } from './penalties.ts'
import type { CompileSpec, MachinePlaces, Operation, Plan } from './plan.ts'

/** Where an update's scalars lie within `settings`. They are in the arena so that they can change without a new plan. */
export const settingsAt = {
  learningRate: 0,
  /** The batch's true size. */
  batchSize: 1,
  /** The constant 1: the divisor of gradients that are means already. */
  one: 2,
  penalty: 3,
  clipNorm: 4,
  /** 0 while all losses and parameters are finite, not a number for ever after. */
  watch: 5,
} as const

/** Mean of the batch, then penalty, then clipping, then the optimizer; what is frozen gets no gradient and is put back. */
export function writeUpdate(
  { network, optimizer, penalty = 'none', isClipped = false }: CompileSpec,
  layout: Layout,
  places: MachinePlaces,
): Plan['update'] {
  const { blocks, count } = layout
  const { parameters, gradients, settings, hyper, memory, memoryLength } = places
  const { kernel } = penalties[penalty]
  const { learningRate, batchSize, one, penalty: rate, clipNorm, watch } = settingsAt
  const frozen = frozenIn(network, layout)
  const aside = asideOf(frozen, optimizers[optimizer.type].arrays(optimizer).length, count, places)
  const update: Operation[] = []
  const isMean = kernel !== null || isClipped
  if (isMean) {
    update.push({ kernel: 'divide', arguments: [gradients, settings + batchSize, count] })
  }
  if (kernel !== null) {
    for (const { name, start, length } of blocks) {
      if (name === 'bias') continue
      const args = [parameters + start, gradients + start, settings + rate, length]
      update.push({ kernel, arguments: args })
    }
  }
  for (const { start, length } of frozen) {
    // Nothing else would tell of it afterwards, while whoever stops within the batch has seen it.
    update.push({
      kernel: 'noticeNonFinite',
      arguments: [gradients + start, settings + watch, length],
    })
    update.push({ kernel: 'zero', arguments: [gradients + start, length] })
  }
  if (isClipped) {
    update.push({ kernel: 'clipByNorm', arguments: [gradients, settings + clipNorm, count] })
  }
  const divisor = settings + (isMean ? one : batchSize)
  for (const { from, to, length } of aside) {
    update.push({ kernel: 'copy', arguments: [from, to, length] })
  }
  update.push({
    kernel: optimizers[optimizer.type].kernel(optimizer),
    arguments: [parameters, gradients, settings + learningRate, divisor, hyper, memory, count],
  })
  for (const { from, to, length } of aside) {
    update.push({ kernel: 'copy', arguments: [to, from, length] })
  }
  update.push({ kernel: 'noticeNonFinite', arguments: [parameters, settings + watch, count] })
  if (memoryLength > 0) {
    update.push({ kernel: 'noticeNonFinite', arguments: [memory, settings + watch, memoryLength] })
  }
  return update
}

/** What an update leaves as it is, parameters and each array of the optimizer's memory, and where that lies meanwhile. */
function asideOf(
  frozen: readonly Span[],
  arrays: number,
  count: number,
  { parameters, memory, frozen: start }: MachinePlaces,
): { readonly from: number; readonly to: number; readonly length: number }[] {
  const firsts = [parameters, ...Array.from({ length: arrays }, (_, k) => memory + k * count)]
  let to = start
  return firsts.flatMap((first) =>
    frozen.map((span) => {
      const place = { from: first + span.start, to, length: span.length }
      to += span.length
      return place
    }),
  )
}
