/**
 * What a network is and how it is trained, as plain documents: the form of the reference cases in
 * `test/reference/`. Compiling them is left to `plan.ts`.
 */
import type { OutputActivationName } from './activations.ts'
import type { InitialSpec } from './initializers.ts'
import type { LayerSpec } from './layers/kinds.ts'
import type { LossName } from './losses.ts'
import type { OptimizerSpec } from './optimizers.ts'
import type { PenaltySpec } from './penalties.ts'
import type { ScheduleSpec } from './schedules.ts'

/** Sizes of an array, outermost first; values lie flat with the last index running fastest. */
export type Shape = readonly number[]

export type NetworkSpec = {
  /** Shape of one sample's input. */
  readonly input: Shape
  readonly layers: readonly LayerSpec[]
  readonly initial: {
    readonly weights: InitialSpec
    readonly bias: InitialSpec
    /** Of recurrent layers' hidden-to-hidden weights; left out: as the other weights. */
    readonly recurrent?: InitialSpec
  }
}

/** The order in which an epoch takes the samples; a shuffle is drawn anew for every epoch. */
export type Order = 'inOrder' | 'shuffled'

export type TrainingSpec = {
  readonly loss: LossName
  readonly optimizer: OptimizerSpec
  readonly schedule: ScheduleSpec
  /** Samples to an update; as many as there are, or more, means all. */
  readonly batchSize: number
  readonly regularization: PenaltySpec
  /** The gradient is scaled down to this Euclidean norm where it is larger; null: never. */
  readonly clipNorm: number | null
  readonly order: Order
}

/** One sample: flat values of the input's and the target's shapes. */
export type Sample = {
  readonly input: readonly number[]
  readonly target: readonly number[]
  readonly name?: string
}

/** What may change while a network trains, without losing what it has learnt. */
export type Change =
  | { readonly type: 'parameter'; readonly index: number; readonly value: number }
  | { readonly type: 'training'; readonly training: Partial<TrainingSpec> }
  | {
      readonly type: 'layer'
      readonly layer: number
      readonly change: { readonly activation: OutputActivationName }
    }

/** A change between two samples: after `at` samples have been seen. */
export type Edit = { readonly at: number; readonly change: Change }

/** What a layer does with its weighted sums; linear where it has none or hands its values on as they are. */
export function activationOf(spec: LayerSpec): OutputActivationName {
  return 'activation' in spec ? spec.activation : 'linear'
}

/** The number of values in an array of this shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1)
}

/**
 * The network and training that hold once this change has been made; parameters are not in either.
 * Throws for a layer that there is not, or that has no activation.
 */
export function withChange<Specs extends { network: NetworkSpec; training: TrainingSpec }>(
  specs: Specs,
  change: Change,
): Specs {
  switch (change.type) {
    case 'parameter':
      return specs
    case 'training':
      return { ...specs, training: { ...specs.training, ...change.training } }
    case 'layer': {
      const { length } = specs.network.layers
      const changed = specs.network.layers.find((_, l) => l === change.layer)
      if (!changed) throw new RangeError(`There are ${length} layers, none at ${change.layer}.`)
      if (!('activation' in changed)) {
        throw new RangeError(`Layer ${change.layer + 1} (${changed.type}) has no activation.`)
      }
      const layers = specs.network.layers.map((layer, l) =>
        l === change.layer ? { ...layer, ...change.change } : layer,
      )
      return { ...specs, network: { ...specs.network, layers } }
    }
  }
}
