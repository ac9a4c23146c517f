/** What is known of an update besides the frame: what the optimizer remembers, the batch's samples, the size of the whole gradient. */
import { isFrozen } from '../../engine/layout.ts'
import { optimizers } from '../../engine/optimizers.ts'
import type { TrainingSpec } from '../../engine/network.ts'
import { rateAt } from '../../engine/schedules.ts'
import type { Frame } from '../../worker/frame.ts'
import type { Moment } from './moment.ts'

type Memory = {
  readonly arrays: Readonly<Record<string, Float64Array>>
  readonly products: Readonly<Record<string, number>>
}

const nothing: Memory = { arrays: {}, products: {} }

export function hasMemory({ optimizer }: TrainingSpec): boolean {
  return optimizers[optimizer.type].arrays(optimizer).length > 0
}

/** Null while the worker has not told of this moment. */
export function memoryOf({ training, frame, answers, layout }: Moment): Memory | null {
  if (!hasMemory(training)) return nothing
  const { optimizer } = training
  const known = answers?.updates.find(({ position }) => position === frame.position)
  if (!known) return null
  const { memory, products } = known.before
  // An answer from before another optimizer was chosen is of no use.
  const isOfThis = optimizers[optimizer.type]
    .arrays(optimizer)
    .every((name) => memory[name]?.length === layout.count)
  const hasProducts = optimizers[optimizer.type]
    .products(optimizer)
    .every((name) => name in products)
  return isOfThis && hasProducts ? { arrays: memory, products } : null
}

/** The names of the batch's samples in order; null while the worker has not told. */
export function batchNames({ answers, frame, dataset }: Moment): readonly string[] | null {
  const known = answers?.batches.find(({ position }) => position === frame.position)
  if (!known || known.seen !== frame.batch.seen) return null
  return known.samples.map((index) => dataset.samples[index]?.name ?? `Sample ${index + 1}`)
}

/** The learning rate that the schedule gives in this epoch. */
export function rateOf({ training, frame }: Moment): number {
  return rateAt(training.schedule, training.optimizer.learningRate, frame.epoch)
}

/** The batch's mean gradient of a parameter, with the penalty, before clipping. */
function penalized({ frame, training }: Moment, index: number, isWeight: boolean): number {
  const mean = (frame.batchSums[index] + frame.gradients[index]) / frame.batch.size
  const { type, rate } = training.regularization
  if (!isWeight || type === 'none') return mean
  const value = frame.parameters[index]
  return mean + rate * (type === 'l1' ? Math.sign(value) : value)
}

const norms = new WeakMap<Frame, { readonly training: TrainingSpec; readonly norm: number }>()

/** ‖g‖ = √(Σ g²) over all parameters, before clipping. */
export function normOf(moment: Moment): number {
  const { frame, training, layout, network } = moment
  const known = norms.get(frame)
  if (known?.training === training) return known.norm
  let squares = 0
  for (const { name, start, length } of layout.blocks) {
    for (let index = start; index < start + length; index++) {
      // The norm counts only what learns.
      if (isFrozen(layout, network, index)) continue
      const gradient = penalized(moment, index, name !== 'bias')
      squares += gradient * gradient
    }
  }
  const norm = Math.sqrt(squares)
  norms.set(frame, { training, norm })
  return norm
}
