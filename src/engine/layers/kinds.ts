/** The table of layers, and what every kind of layer must say about itself. Layers write the plan and compute nothing. */
import type { Shape } from '../network.ts'
import type { PlanWriter } from '../plan.ts'
import { dense, type DenseSpec } from './dense.ts'

export type LayerSpec = DenseSpec

/** A refusal in one sentence: what came and what would fit. */
export type Problem = { readonly problem: string }

/** One layer's weights or its biases, as the layer asks for them. */
export type BlockSpec = {
  readonly name: 'weights' | 'bias'
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
  /** The loss writes the gradient of the weighted sums itself, so backward leaves the activation out. */
  readonly isGradientOfSums: boolean
}

export type LayerKind<Spec> = {
  outputShape(spec: Spec, input: Shape): Shape | Problem
  /** Its parameters' blocks, weights before bias. */
  blocks(spec: Spec, input: Shape): readonly BlockSpec[]
  /** Writes its forward and its backward operations. */
  emit(spec: Spec, places: LayerPlaces, plan: PlanWriter): void
}

export const layerKinds = { dense } as const

/** The kind of a layer; with more than one kind the only place that matches specs to kinds. */
export function kindOf(spec: LayerSpec): LayerKind<LayerSpec> {
  return layerKinds[spec.type]
}
