/**
 * The document that determines how a network learns, and a run of it. Plain JSON, read-only;
 * checking documents from outside is left to `check.ts`.
 */
import { builtIn, type BuiltInName } from '../data/builtIn.ts'
import type { Dataset } from '../data/dataset.ts'
import {
  withChange,
  type Edit,
  type Sample,
  type Shape,
  type TrainingSpec,
} from '../engine/network.ts'
import type { ShownNetwork } from './shown.ts'

export type DataSource =
  | { readonly type: 'builtIn'; readonly name: BuiltInName }
  | {
      readonly type: 'samples'
      readonly input: Shape
      readonly target: Shape
      readonly samples: readonly Sample[]
      readonly unseen?: readonly Sample[]
    }

/** Everything that determines how a network learns. */
export type Experiment = {
  readonly version: 1
  /** Rises when the engine's bits change: an older checkpoint is then used instead of a replay. */
  readonly numerics: 1
  readonly title: string
  /** Unsigned 32 bit: initial weights and the order of samples. */
  readonly seed: number
  readonly data: {
    readonly source: DataSource
    readonly seed: number
    /** Preparation of the data; the empty forms are the only ones so far. */
    readonly features: readonly never[]
    readonly scale: { readonly type: 'none' }
    readonly test: { readonly type: 'none' }
  }
  readonly network: ShownNetwork
  readonly training: TrainingSpec
  /** Flat, in the order of `engine/layout.ts`; null: drawn by the initializers from the seed. */
  readonly parameters: readonly number[] | null
}

/** A run: bit for bit reproducible anywhere. `position` counts the samples seen so far. */
export type Run = {
  readonly experiment: Experiment
  readonly edits: readonly Edit[]
  readonly position: number
}

/** The samples that an experiment trains on, with the names that a person reads. */
export function datasetOf({ data: { source } }: Experiment): Dataset {
  switch (source.type) {
    case 'builtIn':
      return builtIn[source.name]
    case 'samples': {
      const unseen = source.unseen ?? []
      const inputs = source.input.reduce((product, size) => product * size, 1)
      const isClasses =
        source.target.length === 1 &&
        source.target[0] === 1 &&
        [...source.samples, ...unseen].every(({ target }) => target[0] === 0 || target[0] === 1)
      return {
        input: source.input,
        target: source.target,
        inputNames: Array.from({ length: inputs }, (_, i) => `input ${i + 1}`),
        problem: isClasses ? 'classes' : 'values',
        samples: source.samples.map((sample, s) => ({ name: `Sample ${s + 1}`, ...sample })),
        unseen: unseen.map((sample, s) => ({ name: `Unseen ${s + 1}`, ...sample })),
      }
    }
  }
}

/** The network and training that hold at a run's position, with all edits up to there made. */
export function specsAt({ experiment, edits, position }: Run): {
  network: ShownNetwork
  training: TrainingSpec
} {
  const { network, training } = experiment
  return edits
    .filter(({ at }) => at <= position)
    .reduce((specs, { change }) => withChange(specs, change), { network, training })
}
