/**
 * What a network is and how it is trained, as plain documents: the form of the reference cases in
 * `test/reference/`. Compiling them is left to `plan.ts`.
 */
import type { OutputActivationName } from './activations.ts'
import type { InitialSpec } from './initializers.ts'
import type { Held } from './layers/held.ts'
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
  /** Pixels by which a training image is moved at most, each way, at random (`shifts.ts`); left out: 0. */
  readonly shifts?: number
}

/** One sample: flat values of the input's and the target's shapes. */
export type Sample = {
  readonly input: readonly number[]
  readonly target: readonly number[]
  readonly name?: string
}

/** What may change in a layer without losing what it has learnt; each only where the layer has it. */
export type LayerChange = {
  readonly activation?: OutputActivationName
  /** The only units that are frozen, or off, from now on (`layers/held.ts`); an empty list: none. */
  readonly frozen?: readonly number[]
  readonly off?: readonly number[]
  /** Of dropout. */
  readonly rate?: number
}

/** Where a sample stands: among those trained on, or among the others. */
export type SamplePlace = { readonly part: 'samples' | 'unseen'; readonly index: number }

/** A change of the data by hand. Inputs and targets are raw: in the units of the source. */
export type SampleChange =
  | { readonly type: 'add'; readonly input: readonly number[]; readonly target: readonly number[] }
  | {
      readonly type: 'set'
      readonly place: SamplePlace
      readonly input: readonly number[]
      readonly target: readonly number[]
    }
  | { readonly type: 'remove'; readonly place: SamplePlace }

/** What may change while a network trains, without losing what it has learnt. */
export type Change =
  | { readonly type: 'parameter'; readonly index: number; readonly value: number }
  | { readonly type: 'training'; readonly training: Partial<TrainingSpec> }
  | { readonly type: 'layer'; readonly layer: number; readonly change: LayerChange }
  /** One after the other. What they make of the samples says whoever starts the run (`Start.dataAfter`). */
  | { readonly type: 'data'; readonly data: readonly SampleChange[] }

/** A change between two samples: after `at` samples have been seen. */
export type Edit = { readonly at: number; readonly change: Change }

/** What a layer does with its weighted sums; linear where it has none or hands its values on as they are. */
export function activationOf(spec: LayerSpec): OutputActivationName {
  return 'activation' in spec ? spec.activation : 'linear'
}

/** The first thing that a change is about and this layer does not have; null where it has all. */
export function missingIn(spec: LayerSpec, change: LayerChange): string | null {
  if (change.activation !== undefined) {
    if (!('activation' in spec)) return 'activation'
    if (spec.type === 'simpleRnn' && change.activation === 'softmax') return 'softmax'
    const isGated = spec.type === 'lstm' || spec.type === 'gru'
    if (isGated && change.activation !== spec.activation) return 'other activation'
  }
  if ((change.frozen || change.off) && !isHoldable(spec)) return 'units that can be held'
  return change.rate !== undefined && spec.type !== 'dropout' ? 'dropout rate' : null
}

/** A layer changed in what it has; an empty list is left out, so that what is the same looks the same. */
function changedLayer(spec: LayerSpec, change: LayerChange): LayerSpec {
  const { activation, rate } = change
  if (isHoldable(spec)) {
    const { frozen = [], off = [], ...others } = { ...spec, ...change }
    const held = { ...(frozen.length > 0 && { frozen }), ...(off.length > 0 && { off }) }
    return { ...others, ...held, activation: activation ?? spec.activation }
  }
  if (spec.type === 'simpleRnn' && activation !== undefined && activation !== 'softmax') {
    return { ...spec, activation }
  }
  return spec.type === 'dropout' ? { ...spec, rate: rate ?? spec.rate } : spec
}

/** Whether a layer has units that may be held: frozen, or off. */
export function isHoldable(spec: LayerSpec): spec is Extract<LayerSpec, Held> {
  return spec.type === 'dense' || spec.type === 'conv2d'
}

/** The number of values in an array of this shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1)
}

/**
 * The network and training that hold once this change has been made; parameters and samples are not in either.
 * Throws for a layer that there is not, or that has not what is changed.
 */
export function withChange<Specs extends { network: NetworkSpec; training: TrainingSpec }>(
  specs: Specs,
  change: Change,
): Specs {
  switch (change.type) {
    case 'parameter':
    case 'data':
      return specs
    case 'training':
      return { ...specs, training: { ...specs.training, ...change.training } }
    case 'layer': {
      const { length } = specs.network.layers
      const changed = specs.network.layers.find((_, l) => l === change.layer)
      if (!changed) throw new RangeError(`There are ${length} layers, none at ${change.layer}.`)
      const missing = missingIn(changed, change.change)
      if (missing !== null) {
        throw new RangeError(`Layer ${change.layer + 1} (${changed.type}) has no ${missing}.`)
      }
      const layers = specs.network.layers.with(change.layer, changedLayer(changed, change.change))
      return { ...specs, network: { ...specs.network, layers } }
    }
  }
}
