/**
 * What is noted of a run at the end of an epoch: the mean loss over samples and, by the same forward
 * pass, the score of the answers. Remembers the memory that it needs, and nothing else.
 */
import { pack } from './batches.ts'
import { createEvaluator, type Evaluator } from './evaluate.ts'
import type { LossName } from './losses.ts'
import type { NetworkSpec, Sample } from './network.ts'
import { rowSizeOf, scoreOf, type Answering } from './scores.ts'

export type Judgement = {
  readonly loss: number
  /** Left out where it is not defined, as R² of a single sample. */
  readonly score?: number
}

export type Judge = {
  loss(asked: Asked): number
  /** With the score, where it is known what the answers mean. */
  judge(asked: Asked): Judgement
}

export type Asked = {
  readonly network: NetworkSpec
  readonly loss: LossName
  readonly parameters: Float64Array
  readonly samples: readonly Sample[]
}

/** `answering`: what the network's answers mean; null: nobody asks how good they are. */
export function createJudge(answering: Answering | null): Judge {
  const nothing = new Float64Array(0)
  /** Outputs of as many samples as were ever asked about at once. */
  let outputs = nothing
  let evaluator: Evaluator | null = null
  let size = 0
  let evaluatorOf: Pick<Asked, 'network' | 'loss'> | null = null

  const evaluate = ({ network, loss, parameters, samples }: Asked, into: Float64Array): number => {
    if (!evaluator || network !== evaluatorOf?.network || loss !== evaluatorOf.loss) {
      evaluator = createEvaluator(network, loss)
      evaluatorOf = { network, loss }
      size = rowSizeOf(network)
    }
    return evaluator.evaluate(parameters, samples, into, nothing)
  }

  return {
    loss: (asked) => evaluate(asked, nothing),
    judge: (asked) => {
      if (!answering) return { loss: evaluate(asked, nothing) }
      const { targets } = pack(asked.samples)
      if (outputs.length < targets.length) outputs = new Float64Array(targets.length)
      const loss = evaluate(asked, outputs)
      const score = scoreOf(answering, asked.loss, { outputs, targets, size })
      return score === null ? { loss } : { loss, score }
    },
  }
}
