/** This engine, by its real trainer. */
import { createEvaluator } from '../../../src/engine/evaluate.ts'
import { createTrainer } from '../../../src/engine/trainer.ts'
import type { Workload } from '../workloads.ts'
import type { Contender } from './contender.ts'

export function backstep(workload: Workload): Contender {
  const { network, training, samples } = workload
  const trainer = createTrainer({ ...workload, seed: 0 })
  const nothing = new Float64Array(0)
  return {
    train: (batches) => {
      const divergence = trainer.run(batches * training.batchSize)
      if (divergence) throw new Error(`Training diverged at ${divergence.position}.`)
    },
    loss: () =>
      createEvaluator(network, training.loss).evaluate(
        trainer.parameters,
        samples,
        nothing,
        nothing,
      ),
  }
}
