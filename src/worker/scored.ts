/** How good a network's answers are, the samples where they are worst, and its answer to any input. Changes nothing. */
import { createEvaluator, shareOf, type Probe } from '../engine/evaluate.ts'
import { sizeOf } from '../engine/network.ts'
import { classScores, valueScores, type ClassScores, type ValueScores } from '../engine/scores.ts'
import type { Question } from '../engine/slopes.ts'
import { createTracer } from '../engine/trace.ts'

export type WorstSample = {
  /** Its index among the samples asked about. */
  readonly sample: number
  readonly loss: number
  readonly outputs: readonly number[]
}

export type Scored = {
  readonly scores: ClassScores | ValueScores
  /** Largest loss first. */
  readonly worst: readonly WorstSample[]
}

/** Null where there are no samples to ask about. */
export function* scored(
  question: Question,
  { problem, worst }: { readonly problem: 'classes' | 'values'; readonly worst: number },
): Probe<Scored | null> {
  if (question.samples.length === 0) return null
  const asked = problem === 'classes' ? classScores(question) : valueScores(question, null)
  const scores = yield* shareOf<ClassScores | ValueScores>(asked, 0, 0.5)
  const { network, loss, parameters, samples } = question
  const size = samples[0].target.length
  const losses = new Float64Array(samples.length)
  const outputs = new Float64Array(samples.length * size)
  const evaluator = createEvaluator(network, loss)
  yield* shareOf(evaluator.evaluating(parameters, samples, outputs, losses), 0.5, 0.5)
  const order = [...losses.keys()].toSorted((one, other) => losses[other] - losses[one])
  return {
    scores,
    worst: order.slice(0, worst).map((sample) => ({
      sample,
      loss: losses[sample],
      outputs: [...outputs.subarray(sample * size, (sample + 1) * size)],
    })),
  }
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
