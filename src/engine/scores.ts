/** Evaluation with metrics: how good a network's answers are at given parameters, over any samples. Changes nothing. */
import { pack } from './batches.ts'
import { createEvaluator, type Probe } from './evaluate.ts'
import { layoutOf } from './layout.ts'
import { losses, type LossName } from './losses.ts'
import {
  classMetrics,
  confusionOf,
  forecastMetrics,
  valueMetrics,
  type Answers,
  type Confusion,
} from './metrics.ts'
import type { NetworkSpec } from './network.ts'
import type { Question } from './slopes.ts'

export type ClassScores = {
  /** The mean over the samples, unpenalized. */
  readonly loss: number
  readonly confusion: Confusion
} & { readonly [Name in keyof typeof classMetrics]: number }

export type ValueScores = { readonly loss: number } & {
  readonly [Name in keyof typeof valueMetrics]: number
} & {
  /** Null when no naive forecast was given. */
  readonly naiveRatio: number | null
}

/** What a network's answers mean: which class it is, or how much it is. */
export type Answering = 'classes' | 'values'

/**
 * How good answers are in one number, the larger the better: the share of right classes, or R² of
 * values. Null where that is not a finite number. The outputs may reach beyond the targets.
 */
export function scoreOf(answering: Answering, loss: LossName, answers: Answers): number | null {
  const { outputs, targets, size } = answers
  // Part by part: a copy by spreading costs more than the network of a small run.
  const score =
    answering === 'classes'
      ? classMetrics.accuracy.of({ outputs, targets, size, threshold: thresholdOf(loss) })
      : valueMetrics.rSquared.of(answers)
  return Number.isFinite(score) ? score : null
}

/** With one output, from where on it says class 1. */
function thresholdOf(loss: LossName): number {
  return losses[loss].targets === 'signs' ? 0 : 0.5
}

/** Values of one answer: of a list all, of a sequence those of one time step. */
export function rowSizeOf(network: NetworkSpec): number {
  return layoutOf(network).shapes.at(-1)!.at(-1)!
}

/**
 * Scores answers as classes: the largest output's, or with one output what its side of the
 * threshold says: 0 where the loss wants targets −1 and 1, else 0.5. Every time step of a sequence
 * is an answer.
 */
export function* classScores(question: Question): Probe<ClassScores> {
  const { loss, answers } = yield* answersTo(question)
  const given = { ...answers, threshold: thresholdOf(question.loss) }
  return {
    loss,
    confusion: confusionOf(given),
    accuracy: classMetrics.accuracy.of(given),
    precision: classMetrics.precision.of(given),
    recall: classMetrics.recall.of(given),
  }
}

/** Scores answers as values; `naive`, samples × targets, is another forecast to compare them with. Throws when it has another length. */
export function* valueScores(question: Question, naive: Float64Array | null): Probe<ValueScores> {
  const { length } = pack(question.samples).targets
  if (naive !== null && naive.length !== length) {
    throw new RangeError(`Expected a naive forecast of ${length} values, got ${naive.length}.`)
  }
  const { loss, answers } = yield* answersTo(question)
  return {
    loss,
    meanAbsoluteError: valueMetrics.meanAbsoluteError.of(answers),
    rootMeanSquaredError: valueMetrics.rootMeanSquaredError.of(answers),
    rSquared: valueMetrics.rSquared.of(answers),
    naiveRatio: naive === null ? null : forecastMetrics.naiveRatio.of({ ...answers, naive }),
  }
}

type Answered = {
  readonly loss: number
  readonly answers: {
    readonly outputs: Float64Array
    readonly targets: Float64Array
    readonly size: number
  }
}

/** All outputs beside their targets; a row is a list, or one time step of a sequence. */
function* answersTo({ network, loss, parameters, samples }: Question): Probe<Answered> {
  const { targets } = pack(samples)
  const size = rowSizeOf(network)
  const outputs = new Float64Array(targets.length)
  const evaluator = createEvaluator(network, loss)
  const nothing = new Float64Array(0)
  const mean = yield* evaluator.evaluating(parameters, samples, outputs, nothing)
  return { loss: mean, answers: { outputs, targets, size } }
}
