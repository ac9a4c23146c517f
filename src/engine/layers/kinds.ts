/**
 * The table of layers, and what every kind of layer must say about itself: its shape, its parameters
 * and what it keeps. How it is computed is left to `writers.ts`, which the page does not need.
 */
import { sizeOf, type Shape } from '../network.ts'
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

export type LayerKind<Spec> = {
  outputShape(spec: Spec, input: Shape): Shape | Problem
  /** Its parameters' blocks, weights before bias. */
  blocks(spec: Spec, input: Shape): readonly BlockSpec[]
  /** Further values that it keeps for each row: lengths by name. */
  extras?(spec: Spec, input: Shape): Readonly<Record<string, number>>
  /** Those of them that are worth looking at in one sample's step, in this order. */
  readonly kept?: readonly string[]
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
