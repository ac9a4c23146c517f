/** Questions about a run of the article's network, answered at once. */
import { finish } from '../../src/engine/evaluate.ts'
import type { Dataset } from '../../src/data/dataset.ts'
import { builtIn } from '../../src/data/builtIn.ts'
import type { NetworkSpec, TrainingSpec } from '../../src/engine/network.ts'
import { createTimeline, type Timeline } from '../../src/engine/timeline.ts'
import type { Start } from '../../src/engine/trainer.ts'
import { datasetOf } from '../../src/experiment/experiment.ts'
import { createProber, type AnswerTo, type Question } from '../../src/worker/probes.ts'
import { articleRun } from './article.ts'

const { experiment } = articleRun
export const dataset = { ...datasetOf(experiment), unseen: builtIn.heightAndWeight.unseen }

export type Probed = {
  readonly timeline: Timeline
  ask<Type extends Question['type']>(question: Question & { type: Type }): AnswerTo[Type]
}

/** The article's run with other training or another network, whose parameters are then drawn. */
export function probed(
  training: Partial<TrainingSpec> = {},
  network: NetworkSpec = experiment.network,
  data: Dataset = dataset,
): Probed {
  const { seed } = experiment
  const start: Start = {
    network,
    training: { ...experiment.training, ...training },
    samples: dataset.samples,
    seed,
    parameters: network === experiment.network ? experiment.parameters : null,
  }
  const timeline = createTimeline(start, [], dataset.unseen)
  const prober = createProber(timeline, start, () => data)
  return {
    timeline,
    ask: <Type extends Question['type']>(question: Question & { type: Type }) => {
      const answer = finish(prober(question))
      if (answer.type !== question.type) throw new Error('An answer is of its question’s type.')
      return answer.value as AnswerTo[Type]
    },
  }
}
