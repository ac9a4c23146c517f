/**
 * What a network can be shown: samples with the names that a person reads, and how they were made from
 * what the source has. Drawing, loading and preparing them is left to `prepare.ts`.
 */
import type { Sample, Shape } from '../engine/network.ts'
import type { FeatureSpec } from './features.ts'
import type { Span } from './plane.ts'
import { scaled, unscaled, type Scaling } from './scaling.ts'
import type { WindowSpec } from './windows.ts'

export type Dataset = {
  readonly input: Shape
  readonly target: Shape
  /** One name for each input value: "weight", "height", "height²". */
  readonly inputNames: readonly string[]
  /** Of values, one name for each target value; of classes none. */
  readonly targetNames: readonly string[]
  /** 'classes': a single target of 0 or 1 (or −1 or 1, see `targetScalings`), or one of several targets 1 and the others 0; 'values': anything else. */
  readonly problem: 'classes' | 'values'
  /** By target: of two classes that of 0 and that of 1; of values none. */
  readonly classNames: readonly string[]
  readonly samples: readonly Sample[]
  /** Samples that are shown but never trained on: the test part. */
  readonly unseen: readonly Sample[]
  /** The inputs as the source has them, in its own units, before features and scaling. */
  readonly raw: {
    readonly names: readonly string[]
    readonly samples: readonly (readonly number[])[]
    readonly unseen: readonly (readonly number[])[]
  }
  /** How inputs are made from raw ones: these features, if any, and then of each the scaling. */
  readonly features: readonly FeatureSpec[]
  readonly inputScalings: readonly Scaling[]
  /** Of each target value; of classes only where two are coded as −1 and 1. */
  readonly targetScalings: readonly Scaling[]
  /**
   * Where samples have been changed by hand: what they spanned as they came, of each raw input and of
   * values of the first target, in their own units. Pictures of them stand still so.
   */
  readonly spans?: readonly Span[]
  /** Of a series, what "next = last" says for each sample, scaled as the targets are; else null. */
  readonly naive: { readonly samples: readonly number[]; readonly unseen: readonly number[] } | null
  /** Where the samples are windows on a series: that series, else null. */
  readonly series: WindowedSeries | null
  /** Where the samples are rows of a table: the place of each in it. */
  readonly places?: { readonly samples: readonly number[]; readonly unseen: readonly number[] }
  /** Where real data come from, and under which licence. */
  readonly origin: string | null
  readonly licence: string | null
}

/** A series as its source has it, in its own units, and where in it each sample's target lies. */
export type WindowedSeries = {
  /** What is measured: "sst_c". */
  readonly name: string
  /** When each value was: "1950-01". */
  readonly times: readonly string[]
  readonly values: readonly number[]
  readonly samples: readonly number[]
  readonly unseen: readonly number[]
  readonly windows: WindowSpec
}

/** Of two classes the output from which on it is the second: 0.5 between 0 and 1, 0 between −1 and 1. */
export function middleOf({ targetScalings }: Pick<Dataset, 'targetScalings'>): number {
  return scaled(0.5, targetScalings[0] ?? unscaled)
}

type Given = Pick<Dataset, 'input' | 'target' | 'inputNames' | 'problem' | 'samples' | 'unseen'>

/** A data set that is shown to the network as it is. */
export function asGiven(given: Given, origin: string | null = null): Dataset {
  const { inputNames, problem, samples, unseen } = given
  const [targets] = given.target
  return {
    ...given,
    targetNames: problem === 'values' ? valueNames(targets) : [],
    classNames: problem === 'classes' ? ['class 0', 'class 1'] : [],
    raw: {
      names: inputNames,
      samples: samples.map(({ input }) => input),
      unseen: unseen.map(({ input }) => input),
    },
    features: [],
    inputScalings: inputNames.map(() => unscaled),
    targetScalings: Array.from({ length: targets }, () => unscaled),
    naive: null,
    series: null,
    origin,
    licence: null,
  }
}

/** Names of target values that have none of their own. */
function valueNames(count: number): string[] {
  return count === 1 ? ['value'] : Array.from({ length: count }, (_, o) => `value ${o + 1}`)
}
