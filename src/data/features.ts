/** The table of features: what a network may be shown of the inputs instead of themselves. A new one is one entry here. */
import { sin } from '../engine/trigonometry.ts'
import type { Dataset } from './dataset.ts'
import { scaled } from './scaling.ts'

/** Inputs are counted from 0. */
export type FeatureSpec =
  | { readonly type: 'input'; readonly input: number }
  | { readonly type: 'square'; readonly input: number }
  | { readonly type: 'sine'; readonly input: number }
  | { readonly type: 'product'; readonly input: number; readonly other: number }

type Feature = {
  readonly label: string
  readonly formula: string
  /** Whether it needs two inputs. */
  readonly isPair: boolean
  name(input: string, other: string): string
  valueOf(input: number, other: number): number
}

export const features = {
  input: {
    label: 'As it is',
    formula: 'x',
    isPair: false,
    name: (input) => input,
    valueOf: (input) => input,
  },
  square: {
    label: 'Square',
    formula: 'x²',
    isPair: false,
    name: (input) => `${input}²`,
    valueOf: (input) => input * input,
  },
  product: {
    label: 'Product',
    formula: 'x · y',
    isPair: true,
    name: (input, other) => `${input} · ${other}`,
    valueOf: (input, other) => input * other,
  },
  sine: {
    label: 'Sine',
    formula: 'sin x',
    isPair: false,
    name: (input) => `sin ${input}`,
    valueOf: (input) => sin(input),
  },
} as const satisfies Record<FeatureSpec['type'], Feature>

const table: Readonly<Record<FeatureSpec['type'], Feature>> = features

function otherOf(spec: FeatureSpec): number {
  return spec.type === 'product' ? spec.other : spec.input
}

/** What a network sees of a row of inputs: all as they are when no feature is named, else the features alone, in order. */
export function featured(
  specs: readonly FeatureSpec[],
  inputs: readonly number[],
): readonly number[] {
  if (specs.length === 0) return inputs
  return specs.map((spec) => table[spec.type].valueOf(inputs[spec.input], inputs[otherOf(spec)]))
}

/** The features' names, from the inputs'. */
export function featureNames(
  specs: readonly FeatureSpec[],
  names: readonly string[],
): readonly string[] {
  if (specs.length === 0) return names
  return specs.map((spec) => table[spec.type].name(names[spec.input], names[otherOf(spec)]))
}

/** The first feature that looks at an input there is none of, by its place. */
export function strangeFeature(specs: readonly FeatureSpec[], inputs: number): number | null {
  const place = specs.findIndex((spec) => spec.input >= inputs || otherOf(spec) >= inputs)
  return place < 0 ? null : place
}

/** What the network is shown of raw inputs. */
export function inputOf(
  { features, inputScalings }: Pick<Dataset, 'features' | 'inputScalings'>,
  raw: readonly number[],
): number[] {
  return featured(features, raw).map((value, i) => scaled(value, inputScalings[i]))
}
