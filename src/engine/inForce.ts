/** The machine for what is in force, where it keeps what a trainer asks for, and what of it serves another one too. */
import type { NetworkSpec, TrainingSpec } from './network.ts'
import { optimizers, type OptimizerSpec } from './optimizers.ts'
import { compile, type Machine } from './plan.ts'
import { settingsAt } from './update.ts'

/** What an unfinished batch is trained with, whatever has been set meanwhile. */
export type InForce = Pick<TrainingSpec, 'loss' | 'regularization' | 'clipNorm'>

export function compileFor(
  network: NetworkSpec,
  { optimizer }: TrainingSpec,
  inForce: InForce,
): Machine {
  const { loss, regularization, clipNorm } = inForce
  const isClipped = clipNorm !== null
  return compile({ network, loss, optimizer, penalty: regularization.type, isClipped })
}

export function viewOf(
  { memory, places }: Machine,
  place: 'parameters' | 'gradients' | 'memory',
  length: number,
): Float64Array {
  return memory.subarray(places[place], places[place] + length)
}

/** All that the next step depends on. */
export function stateOf({ memory, stateLength }: Machine): Float64Array {
  return memory.subarray(0, stateLength)
}

export function watchOf({ places }: Machine): number {
  return places.settings + settingsAt.watch
}

/** Whether the same operations serve both. */
export function isSamePlan(one: InForce, other: InForce): boolean {
  return (
    one.loss === other.loss &&
    one.regularization.type === other.regularization.type &&
    (one.clipNorm === null) === (other.clipNorm === null)
  )
}

/** Whether the same kernel serves both, with the same memory. */
export function isSameMemory(one: OptimizerSpec, other: OptimizerSpec): boolean {
  const [kind, otherKind] = [optimizers[one.type], optimizers[other.type]]
  return kind.kernel(one) === otherKind.kernel(other)
}
