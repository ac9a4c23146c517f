/** What a contender is: something that trains a workload's network, in batches, from its first parameters. */
import type { DenseSpec } from '../../../src/engine/layers/dense.ts'
import type { Sample } from '../../../src/engine/network.ts'
import type { Workload } from '../workloads.ts'

export type Contender = {
  /** Trains so many batches, sample after sample in order, round and round; goes on where it stopped. */
  train(batches: number): void
  /** The mean loss over all samples. */
  loss(): number
}

/** The mean loss over all samples of what a network answers; `outputsOf` may give the same array again. */
export function meanLoss(
  { samples, training }: Workload,
  outputsOf: (sample: Sample, s: number) => ArrayLike<number>,
): number {
  let sum = 0
  for (const [s, sample] of samples.entries()) {
    const outputs = outputsOf(sample, s)
    const losses = sample.target.map((target, o) =>
      training.loss === 'meanSquaredError'
        ? (outputs[o] - target) ** 2 / sample.target.length
        : target === 0
          ? 0
          : -target * Math.log(outputs[o]),
    )
    sum += losses.reduce((before, loss) => before + loss, 0)
  }
  return sum / samples.length
}

/** The layers of a network that has dense ones alone; null for others. */
export function denseLayers({ network: { layers } }: Workload): readonly DenseSpec[] | null {
  const dense = layers.filter((layer) => layer.type === 'dense')
  return dense.length === layers.length ? dense : null
}

/** Runs `work` for the samples of so many batches, and remembers where it stopped. */
export function inTurn(
  { samples, training }: Workload,
  work: (s: number, isLast: boolean) => void,
): (batches: number) => void {
  let next = 0
  return (batches) => {
    for (let batch = 0; batch < batches; batch++) {
      for (let k = 1; k <= training.batchSize; k++) {
        work(next, k === training.batchSize)
        next = next + 1 === samples.length ? 0 : next + 1
      }
    }
  }
}
