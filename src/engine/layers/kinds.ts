/** The table of layers, and what every kind of layer must say about itself. Layers write the plan and compute nothing. */
import { sizeOf, type Shape } from '../network.ts'
import type { PlanWriter } from '../plan.ts'
import { conv2d, type Conv2dSpec } from './conv2d.ts'
import { dense, type DenseSpec } from './dense.ts'
import { dropout, type DropoutSpec } from './dropout.ts'
import { flatten, type FlattenSpec } from './flatten.ts'
import { gru, type GruSpec } from './gru.ts'
import { lstm, type LstmSpec } from './lstm.ts'
import {
  averagePooling2d,
  maxPooling2d,
  type AveragePooling2dSpec,
  type MaxPooling2dSpec,
} from './pooling2d.ts'
import { simpleRnn, type SimpleRnnSpec } from './simpleRnn.ts'

export type LayerSpec =
  | DenseSpec
  | Conv2dSpec
  | MaxPooling2dSpec
  | AveragePooling2dSpec
  | FlattenSpec
  | SimpleRnnSpec
  | LstmSpec
  | GruSpec
  | DropoutSpec

export type BlockName = 'weights' | 'bias' | 'weightsInput' | 'weightsHidden'

/** A refusal in one sentence: what came and what would fit. */
export type Problem = { readonly problem: string }

/** One layer's weights or its biases, as the layer asks for them. */
export type BlockSpec = {
  readonly name: BlockName
  readonly shape: Shape
  /** Numbers of inputs to and outputs from one of its units, for initializers. */
  readonly fanIn: number
  readonly fanOut: number
}

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

export type LayerKind<Spec> = {
  outputShape(spec: Spec, input: Shape): Shape | Problem
  /** Its parameters' blocks, weights before bias. */
  blocks(spec: Spec, input: Shape): readonly BlockSpec[]
  /** Whole numbers that its kernels read from the arena: sizes, where they are too many for arguments. */
  constants?(spec: Spec, input: Shape): readonly number[]
  /** Further values that it keeps for each row: lengths by name. */
  extras?(spec: Spec, input: Shape): Readonly<Record<string, number>>
  /** Those of them that are worth looking at in one sample's step, in this order. */
  readonly kept?: readonly string[]
  /** For dropout: the share of its outputs that a fresh mask (its extra `mask`) silences for each sample in training. */
  dropped?(spec: Spec): number
  /** Writes its forward and its backward operations. */
  emit(spec: Spec, places: LayerPlaces, plan: PlanWriter): void
}

export const layerKinds = {
  dense,
  conv2d,
  maxPooling2d,
  averagePooling2d,
  flatten,
  simpleRnn,
  lstm,
  gru,
  dropout,
} as const

/** The further values of a layer that are looked at in one sample's step: lengths by name. */
export function keptOf(spec: LayerSpec, input: Shape): readonly (readonly [string, number])[] {
  const { kept = [], extras } = kindOf(spec)
  const lengths = extras?.(spec, input) ?? {}
  return kept.map((name) => [name, lengths[name]])
}

/** Numbers that a layer needs for each sample: before and after its activation, the gradients of both, and its further values. */
export function numbersOf(spec: LayerSpec, input: Shape, output: Shape): number {
  const extras = Object.values(kindOf(spec).extras?.(spec, input) ?? {})
  return extras.reduce((sum, length) => sum + length, 4 * sizeOf(output))
}

/** The kind of a layer; with more than one kind the only place that matches specs to kinds. */
export function kindOf(spec: LayerSpec): LayerKind<LayerSpec> {
  return layerKinds[spec.type]
}
