/** The data sets of a run: the first one, and those that changes on the way have led to. */
import type { Dataset } from '../data/dataset.ts'
import '../data/preparation.ts'
import { dataAfter } from '../experiment/dataAfter.ts'
import { datasetOf, type Experiment } from '../experiment/experiment.ts'
import '../experiment/withPoints.ts'
import type { Edit, Sample } from '../engine/network.ts'

export type Datasets = {
  readonly first: Dataset
  /** Once these edits have been made. */
  after(made: readonly Edit[]): Dataset
  /** The one with these samples to train on: where a timeline stands. */
  at(timeline: { readonly samples: readonly Sample[] }): Dataset
}

export function createDatasets(experiment: Experiment): Datasets {
  const first = datasetOf(experiment)
  const bySamples = new WeakMap<readonly Sample[], Dataset>([[first.samples, first]])
  return {
    first,
    after: (made) => {
      const dataset = datasetOf({ data: dataAfter(experiment.data, made) })
      bySamples.set(dataset.samples, dataset)
      return dataset
    },
    at: ({ samples }) => bySamples.get(samples) ?? first,
  }
}
