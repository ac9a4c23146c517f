/** What the loss would be elsewhere: along one parameter, or over two directions. Changes nothing. */
import { createEvaluator, shareOf, type Probe } from './evaluate.ts'
import { countProblem, refuse } from './fit.ts'
import { layoutOf } from './layout.ts'
import type { NetworkSpec } from './network.ts'
import { stream } from './random.ts'
import type { Question } from './slopes.ts'

/** A direction in the space of parameters (flat, as these), and the steps to take along it from where they are. */
export type Walk = { readonly direction: Float64Array; readonly steps: readonly number[] }

/**
 * Mean losses, unpenalized, with one parameter (by its flat index) at each of these values and the
 * others where they are. Throws when there is no such parameter.
 */
export function* lossAlong(
  question: Question,
  parameter: number,
  values: readonly number[],
): Probe<Float64Array> {
  checkIndex(question.parameters.length, parameter)
  return yield* lossesAt(question, values.length, (moved, k) => {
    moved[parameter] = values[k]
  })
}

/**
 * Mean losses, unpenalized, at θ + a·across + b·down: down.steps × across.steps, row-major. Throws
 * when a direction has not as many numbers as there are parameters.
 */
export function* lossOver(question: Question, across: Walk, down: Walk): Probe<Float64Array> {
  const { parameters } = question
  for (const { direction } of [across, down]) {
    if (direction.length !== parameters.length) {
      throw new RangeError(
        `Expected a direction of ${parameters.length} parameters, got ${direction.length}.`,
      )
    }
  }
  const width = across.steps.length
  return yield* lossesAt(question, width * down.steps.length, (moved, k) => {
    const [a, b] = [across.steps[k % width], down.steps[Math.floor(k / width)]]
    for (let p = 0; p < moved.length; p++) {
      moved[p] = parameters[p] + a * across.direction[p] + b * down.direction[p]
    }
  })
}

/** The direction of one parameter alone, by its flat index. Throws when there is no such parameter. */
export function parameterDirection(count: number, parameter: number): Float64Array {
  checkIndex(count, parameter)
  const direction = new Float64Array(count)
  direction[parameter] = 1
  return direction
}

/**
 * A random direction, normalized filter by filter: each unit's or filter's weights get a normal
 * vector as long as they are, so that 1 is as far for weights of any scale; biases stay (Li, Xu,
 * Taylor, Studer and Goldstein, "Visualizing the loss landscape of neural nets", 2018, section 4,
 * and their program's `biasbn`). `number` tells directions of one seed apart.
 */
export function randomDirection(
  network: NetworkSpec,
  parameters: Float64Array,
  seed: number,
  number: number,
): Float64Array {
  const { blocks, count } = layoutOf(network)
  refuse(countProblem(parameters, count))
  const direction = new Float64Array(count)
  blocks.forEach(({ name, start, length, shape }, block) => {
    if (name === 'bias') return
    const random = stream(seed, 'direction', number, block)
    const size = length / shape[0]
    for (let from = start; from < start + length; from += size) {
      const drawn = direction.subarray(from, from + size)
      for (let k = 0; k < size; k++) drawn[k] = random.normal()
      // d ← d · ‖θ‖ / ‖d‖
      const scale = normOf(parameters.subarray(from, from + size)) / normOf(drawn)
      for (let k = 0; k < size; k++) drawn[k] *= scale
    }
  })
  return direction
}

/** Mean losses at so many places; `move` goes to each, from the one before it. */
function* lossesAt(
  { network, loss, parameters, samples }: Question,
  count: number,
  move: (moved: Float64Array, place: number) => void,
): Probe<Float64Array> {
  const evaluator = createEvaluator(network, loss)
  const moved = parameters.slice()
  const nothing = new Float64Array(0)
  const losses = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    move(moved, k)
    const evaluating = evaluator.evaluating(moved, samples, nothing, nothing)
    losses[k] = yield* shareOf(evaluating, k / count, 1 / count)
  }
  return losses
}

/** √(Σ v²) */
function normOf(values: Float64Array): number {
  let sum = 0
  for (let k = 0; k < values.length; k++) sum += values[k] * values[k]
  return Math.sqrt(sum)
}

function checkIndex(count: number, parameter: number): void {
  if (Number.isInteger(parameter) && parameter >= 0 && parameter < count) return
  throw new RangeError(`There are ${count} parameters, none at ${parameter}.`)
}
