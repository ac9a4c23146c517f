/**
 * The document that determines how a network learns, and a run of it. Plain JSON, read-only;
 * checking documents from outside is left to `check.ts`.
 */
import type { Dataset } from '../data/dataset.ts'
import { prepare, preparing } from '../data/prepare.ts'
import type { DataSpec } from '../data/source.ts'
import { segmentsOf, type Segment } from '../engine/segments.ts'
import { dataAfter } from './dataAfter.ts'
import { withChange, type Edit, type TrainingSpec, type NetworkSpec } from '../engine/network.ts'

/** Everything that determines how a network learns. */
export type Experiment = {
  readonly version: 1
  /** Rises when the engine's bits change: an older checkpoint is then used instead of a replay. */
  readonly numerics: 1
  readonly title: string
  /** Unsigned 32 bit: initial weights and the order of samples. */
  readonly seed: number
  readonly data: DataSpec
  readonly network: NetworkSpec
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

/**
 * The samples that an experiment trains on, with the names that a person reads; the same object for
 * the same `data`. Throws when a file that it needs has not been provided.
 */
export function datasetOf({ data }: Pick<Experiment, 'data'>): Dataset {
  return prepare(data)
}

/** The same in pieces, for data of many rows; afterwards `datasetOf` gives them at once. */
export function preparingOf({ data }: Pick<Experiment, 'data'>): Iterator<number, Dataset, void> {
  return preparing(data)
}

/**
 * The network, training and data that hold at a run's position, with all edits up to there made. The
 * same object `data` as long as not many other runs are asked for. Throws where a change of the
 * data does not fit.
 */
export function specsAt({ experiment, edits, position }: Run): {
  network: NetworkSpec
  training: TrainingSpec
  data: DataSpec
} {
  const { network, training, data } = experiment
  const made = edits.filter(({ at }) => at <= position)
  const specs = { network, training, data: dataAfter(data, made) }
  return made.reduce((before, { change }) => withChange(before, change), specs)
}

/** How a run's positions and epochs go together, from its start to behind its last edit. Asks for the first samples. */
export function segmentsIn({
  experiment,
  edits,
}: Pick<Run, 'experiment' | 'edits'>): readonly Segment[] {
  return segmentsOf(datasetOf(experiment).samples.length, edits)
}
