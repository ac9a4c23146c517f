/** How good a network's answers are, the samples where they are worst, and its answer to any input. Changes nothing. */
import { createEvaluator, shareOf, type Probe } from '../engine/evaluate.ts'
import { losses as lossTable } from '../engine/losses.ts'
import { classesOf } from '../engine/metrics.ts'
import { sizeOf } from '../engine/network.ts'
import { classScores, valueScores, type ClassScores, type ValueScores } from '../engine/scores.ts'
import type { Question } from '../engine/slopes.ts'
import { createTracer } from '../engine/trace.ts'

export type ScoredSample = {
  /** Its index among the samples asked about. */
  readonly sample: number
  readonly loss: number
  readonly outputs: readonly number[]
}

export type Scored = {
  readonly scores: ClassScores | ValueScores
  /** Largest loss first. */
  readonly worst: readonly ScoredSample[]
}

/** Some of the samples that are truly of one class and were answered as another, or the same. */
export type Cell = { readonly total: number; readonly samples: readonly ScoredSample[] }

/** `naive`: of a series another forecast for each sample. Null where there are no samples to ask about. */
export function* scored(
  question: Question,
  { problem, worst }: { readonly problem: 'classes' | 'values'; readonly worst: number },
  naive: readonly number[] | null,
): Probe<Scored | null> {
  if (question.samples.length === 0) return null
  const forecast = naive && Float64Array.from(naive)
  const asked = problem === 'classes' ? classScores(question) : valueScores(question, forecast)
  const scores = yield* shareOf<ClassScores | ValueScores>(asked, 0, 0.5)
  const { losses, at } = yield* shareOf(answersTo(question), 0.5, 0.5)
  const order = [...losses.keys()].toSorted((one, other) => losses[other] - losses[one])
  return { scores, worst: order.slice(0, worst).map(at) }
}

/** In the data's order; classes are counted from 0, and told apart as `classScores` does. */
export function* cellOf(
  question: Question,
  { truth, answered, first, count }: CellQuestion,
): Probe<Cell> {
  if (question.samples.length === 0) return { total: 0, samples: [] }
  const { outputs, at } = yield* answersTo(question)
  const size = question.samples[0].target.length
  const threshold = lossTable[question.loss].targets === 'signs' ? 0 : 0.5
  const targets = Float64Array.from(question.samples.flatMap(({ target }) => target))
  const answers = classesOf(outputs, size, threshold)
  const places = [...classesOf(targets, size, threshold).entries()]
    .filter(([sample, truly]) => truly === truth && answers[sample] === answered)
    .map(([sample]) => sample)
  return { total: places.length, samples: places.slice(first, first + count).map(at) }
}

type CellQuestion = {
  readonly truth: number
  readonly answered: number
  readonly first: number
  readonly count: number
}

type AllAnswers = {
  /** By sample. */
  readonly losses: Float64Array
  /** samples × outputs */
  readonly outputs: Float64Array
  readonly at: (sample: number) => ScoredSample
}

function* answersTo({ network, loss, parameters, samples }: Question): Probe<AllAnswers> {
  const size = samples[0].target.length
  const losses = new Float64Array(samples.length)
  const outputs = new Float64Array(samples.length * size)
  const evaluator = createEvaluator(network, loss)
  yield* evaluator.evaluating(parameters, samples, outputs, losses)
  const at = (sample: number): ScoredSample => ({
    sample,
    loss: losses[sample],
    outputs: [...outputs.subarray(sample * size, (sample + 1) * size)],
  })
  return { losses, outputs, at }
}

/** Every layer's outputs for one input; throws where it has not the network's size. */
export function answerFor(
  { network, loss, parameters, samples }: Question,
  input: readonly number[],
): Float64Array[] {
  const size = sizeOf(network.input)
  if (input.length !== size) throw new RangeError(`Expected ${size} inputs, got ${input.length}.`)
  const tracer = createTracer(network, loss)
  // Its target is of no interest, but a loss wants one that fits.
  tracer.trace(parameters, { input, target: samples[0].target })
  return tracer.layers.map(({ outputs }) => outputs.slice())
}

/** The outputs and the loss of samples from one place up to another. */
export function* answersFor(
  { network, loss, parameters, samples }: Question,
  from: number,
  to: number,
): Probe<{ predictions: Float64Array; losses: Float64Array }> {
  const rows = samples.slice(from, to)
  const predictions = new Float64Array(rows.length * (rows[0]?.target.length ?? 0))
  const losses = new Float64Array(rows.length)
  if (rows.length > 0) {
    yield* createEvaluator(network, loss).evaluating(parameters, rows, predictions, losses)
  }
  return { predictions, losses }
}
