/** The table of what layers write: operations for the plan, in their own files. They compute nothing. */
import type { OutputActivationName } from '../activations.ts'
import type { Shape } from '../network.ts'
import type { PlanWriter } from '../plan.ts'
import { conv2dWriter } from './conv2d.ts'
import { denseWriter } from './dense.ts'
import { dropoutWriter } from './dropout.ts'
import { flattenWriter } from './flatten.ts'
import { gruWriter } from './gru.ts'
import type { LayerSpec } from './kinds.ts'
import { lstmWriter } from './lstm.ts'
import { averagePooling2dWriter, maxPooling2dWriter } from './pooling2d.ts'
import { simpleRnnWriter } from './simpleRnn.ts'

/** Where a layer's numbers lie in the arena; sizes are those of one sample. */
export type LayerPlaces = {
  readonly inputShape: Shape
  readonly outputShape: Shape
  /** rows × input, the values that come in, and the gradient with respect to them (null for the first layer). */
  readonly input: number
  readonly inputGradient: number | null
  /** rows × output: before the activation, after it, and the gradients with respect to both. */
  readonly weightedSums: number
  readonly output: number
  readonly weightedSumGradient: number
  readonly outputGradient: number
  /** First index of each of its blocks among the parameters, in the order of `blocks`, and of their gradients. */
  readonly parameters: readonly number[]
  readonly gradients: readonly number[]
  /** Where its constants lie, and the further values that it keeps for each row. */
  readonly constants: number
  readonly extras: Readonly<Record<string, number>>
  /** The loss writes the gradient of the weighted sums itself, so backward leaves the activation out. */
  readonly isGradientOfSums: boolean
}

/** The numbers of an activation's kernels, forward and backward. */
type NumbersOf = (activation: OutputActivationName) => readonly [number, number]

export type LayerWriter<Spec> = {
  /** Whole numbers that its kernels read from the arena: sizes, where they are too many for arguments, and by what numbers its activation's kernels are known. */
  constants?(spec: Spec, input: Shape, numbersOf: NumbersOf): readonly number[]
  /** For dropout: the share of its outputs that a fresh mask (its extra `mask`) silences for each sample in training. */
  dropped?(spec: Spec): number
  /** Writes its forward and its backward operations. */
  emit(spec: Spec, places: LayerPlaces, plan: PlanWriter): void
}

const layerWriters = {
  dense: denseWriter,
  conv2d: conv2dWriter,
  maxPooling2d: maxPooling2dWriter,
  averagePooling2d: averagePooling2dWriter,
  flatten: flattenWriter,
  simpleRnn: simpleRnnWriter,
  lstm: lstmWriter,
  gru: gruWriter,
  dropout: dropoutWriter,
} as const

/** What writes a layer's operations. */
export function writerOf(spec: LayerSpec): LayerWriter<LayerSpec> {
  return layerWriters[spec.type]
}
