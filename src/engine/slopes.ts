/**
 * The gradient check: each gradient that backpropagation computes beside the slope that two losses
 * nearby give. Changes nothing.
 */
import { pack } from './batches.ts'
import { createEvaluator, shareOf, type Probe } from './evaluate.ts'
import { refuse, sizesProblemOf } from './fit.ts'
import { layoutOf } from './layout.ts'
import type { LossName } from './losses.ts'
import type { NetworkSpec, Sample } from './network.ts'
import { compile } from './plan.ts'

/** A place in the space of parameters, and the samples whose mean loss is asked for. */
export type Question = {
  readonly network: NetworkSpec
  readonly loss: LossName
  /** Flat, in the order of `layout.ts`. */
  readonly parameters: Float64Array
  /** One, or as many as there are. */
  readonly samples: readonly Sample[]
}

export type SlopeCheck = {
  /** Its flat index. */
  readonly parameter: number
  /** ∂L/∂w by backpropagation; by the perceptron rule its y − t, which is no slope. */
  readonly analytic: number
  /** (L(w + h) − L(w − h)) / 2h */
  readonly numeric: number
  /** h */
  readonly step: number
  /** |analytic − numeric| / max(|analytic|, |numeric|); 0 where both are 0. */
  readonly difference: number
  /** What rounding of the two losses may make of `numeric`; a difference no larger says nothing. */
  readonly rounding: number
}

/** 2⁻⁵², and its cube root: there the errors of rounding, ε/h, and of the finite step, h², are of one size. */
const EPSILON = 2.220446049250313e-16
const CUBE_ROOT = 6.055454452393343e-6

/**
 * Checks these parameters' gradients of the mean loss, unpenalized and with dropout off. On a bend
 * (relu at 0, a tie in max pooling) the two differ and both are right. Throws for a parameter that
 * there is not.
 */
export function* checkSlopes(question: Question, indices: readonly number[]): Probe<SlopeCheck[]> {
  const { network, loss, samples } = question
  const evaluator = createEvaluator(network, loss)
  refuse(sizesProblemOf(question.parameters, samples, layoutOf(network)))
  const parameters = question.parameters.slice()
  const unknown = indices.find((index) => !(index in parameters))
  if (unknown !== undefined) {
    throw new RangeError(`There are ${parameters.length} parameters, none at ${unknown}.`)
  }
  const gradients = yield* shareOf(gradientsAt(question), 0, 1 / (1 + indices.length))
  const nothing = new Float64Array(0)
  const checks: SlopeCheck[] = []
  for (const [k, parameter] of indices.entries()) {
    const value = parameters[parameter]
    const wanted = CUBE_ROOT * Math.max(1, Math.abs(value))
    const ends = [value - wanted, value + wanted]
    const losses: number[] = []
    for (const [side, end] of ends.entries()) {
      parameters[parameter] = end
      const evaluating = evaluator.evaluating(parameters, samples, nothing, nothing)
      const part = 1 / (1 + indices.length)
      losses.push(yield* shareOf(evaluating, (1 + k + side / 2) * part, part / 2))
    }
    parameters[parameter] = value
    checks.push(compared(parameter, gradients[parameter], ends, losses))
  }
  return checks
}

function compared(
  parameter: number,
  analytic: number,
  [low, high]: readonly number[],
  [before, after]: readonly number[],
): SlopeCheck {
  // What was really stepped: w ± h is rounded.
  const width = high - low
  const numeric = (after - before) / width
  const size = Math.max(Math.abs(analytic), Math.abs(numeric))
  const difference = size === 0 ? 0 : Math.abs(analytic - numeric) / size
  const rounding = (EPSILON * (Math.abs(before) + Math.abs(after))) / width
  return { parameter, analytic, numeric, step: width / 2, difference, rounding }
}

/** Gradients of the mean loss over all samples, flat. */
export function* gradientsAt({
  network,
  loss,
  parameters,
  samples,
}: Question): Probe<Float64Array> {
  const machine = compile({ network, loss, optimizer: { type: 'sgd', learningRate: 0 } })
  const { memory, places, layout, rows } = machine
  const { inputs, targets, inputSize, targetSize, count } = pack(samples)
  memory.set(parameters, places.parameters)
  machine.begin()
  for (let from = 0; from < count; from += rows) {
    const to = Math.min(count, from + rows)
    memory.set(inputs.subarray(from * inputSize, to * inputSize), places.input)
    memory.set(targets.subarray(from * targetSize, to * targetSize), places.target)
    machine.forward(to - from)
    machine.loss(to - from)
    machine.backward(to - from)
    yield to / count
  }
  const sums = memory.slice(places.gradients, places.gradients + layout.count)
  return sums.map((sum) => sum / count)
}
