/**
 * Forward over many samples at given parameters, in an arena of its own, so that training is not
 * disturbed: losses and outputs of samples, and every unit's outputs over a grid of inputs. Also
 * what all probes have in common: they can be cut and cancelled.
 */
import { pack } from './batches.ts'
import { countProblem, questionProblemOf, refuse, sizesProblemOf } from './fit.ts'
import type { LossName } from './losses.ts'
import { sizeOf, type NetworkSpec, type Sample } from './network.ts'
import { compile } from './plan.ts'

/**
 * Work in small pieces: between them it yields how much is done, from 0 to 1, so that whoever runs
 * it can report that, do something else, or leave it at that. It returns the result.
 */
export type Probe<Result> = Generator<number, Result, void>

/** Runs a probe to its end. */
export function finish<Result>(probe: Probe<Result>): Result {
  let next = probe.next()
  while (!next.done) next = probe.next()
  return next.value
}

/** A part of a longer probe: its progress from `start` on, of which the whole part is `share`. */
export function* shareOf<Result>(
  probe: Probe<Result>,
  start: number,
  share: number,
): Probe<Result> {
  let next = probe.next()
  while (!next.done) {
    yield start + share * next.value
    next = probe.next()
  }
  return next.value
}

/** Values that one of the inputs takes; `input` is its index within the flat input. */
export type Axis = { readonly input: number; readonly values: readonly number[] }

/** Inputs of which two vary while the others stay as in `fixed`, flat values of the input's shape. */
export type Grid = { readonly fixed: readonly number[]; readonly across: Axis; readonly down: Axis }

export type Evaluator = {
  /**
   * The mean loss over all samples, unpenalized. Fills `outputs` (rows × outputs) and `losses`
   * (rows) with the first rows as far as they reach.
   */
  evaluate(
    parameters: Float64Array,
    samples: readonly Sample[],
    outputs: Float64Array,
    losses: Float64Array,
  ): number
  /** `evaluate` as a probe. The evaluator does nothing else until it is through or left. */
  evaluating(
    parameters: Float64Array,
    samples: readonly Sample[],
    outputs: Float64Array,
    losses: Float64Array,
  ): Probe<number>
  /** Outputs (rows × outputs) for rows of inputs (rows × inputs). */
  predict(parameters: Float64Array, inputs: Float64Array, into: Float64Array): void
  /** For each layer that is asked for, by index, its outputs (rows × the layer's values) for rows of inputs (rows × inputs). */
  answering(
    parameters: Float64Array,
    inputs: Float64Array,
    layers: readonly number[],
  ): Probe<Float64Array[]>
  /** For each layer that is asked for, by index, its outputs over a grid: down × across × the layer's values, row-major. */
  mapping(parameters: Float64Array, grid: Grid, layers: readonly number[]): Probe<Float64Array[]>
}

export function createEvaluator(network: NetworkSpec, loss: LossName): Evaluator {
  refuse(questionProblemOf(network, loss))
  const machine = compile({ network, loss, optimizer: { type: 'sgd', learningRate: 0 } })
  const { memory, places, layout, rows } = machine
  const inputSize = sizeOf(network.input)
  const outputs = places.layers.map(({ output, outputShape }) => ({
    place: output,
    size: sizeOf(outputShape),
  }))
  const last = outputs.at(-1)!

  const rowsProblem = ({ length }: Float64Array): string | null =>
    length % inputSize === 0 ? null : `Expected rows of ${inputSize} inputs, got ${length} in all.`

  /** Runs forward on rows `from` … `from + count` of packed inputs. */
  const forward = (inputs: Float64Array, from: number, count: number): void => {
    const start = from * inputSize
    for (let k = 0; k < count * inputSize; k++) memory[places.input + k] = inputs[start + k]
    machine.forward(count)
  }
  /** Copies the chunk's values behind `to`, as far as the array reaches. */
  const keep = (place: number, length: number, into: Float64Array, to: number): void => {
    const end = Math.min(length, into.length - to)
    for (let k = 0; k < end; k++) into[to + k] = memory[place + k]
  }

  function* evaluating(
    ...[parameters, samples, into, losses]: Parameters<Evaluator['evaluating']>
  ): Probe<number> {
    refuse(sizesProblemOf(parameters, samples, layout))
    memory.set(parameters, places.parameters)
    const { inputs, targets, targetSize, count } = pack(samples)
    let sum = 0
    for (let from = 0; from < count; from += rows) {
      const size = Math.min(rows, count - from)
      forward(inputs, from, size)
      const start = from * targetSize
      for (let k = 0; k < size * targetSize; k++) memory[places.target + k] = targets[start + k]
      machine.loss(size)
      for (let s = 0; s < size; s++) sum += memory[places.loss + s]
      keep(last.place, size * last.size, into, from * last.size)
      keep(places.loss, size, losses, from)
      yield (from + size) / count
    }
    return sum / count
  }

  function* answering(
    ...[parameters, inputs, layers]: Parameters<Evaluator['answering']>
  ): Probe<Float64Array[]> {
    refuse(countProblem(parameters, layout.count))
    refuse(rowsProblem(inputs))
    const unknown = layers.find((layer) => !(layer in outputs))
    if (unknown !== undefined) {
      throw new RangeError(`There are ${outputs.length} layers, none at ${unknown}.`)
    }
    const count = inputs.length / inputSize
    const answers = layers.map((layer) => new Float64Array(count * outputs[layer].size))
    memory.set(parameters, places.parameters)
    for (let from = 0; from < count; from += rows) {
      const size = Math.min(rows, count - from)
      forward(inputs, from, size)
      layers.forEach((layer, k) => {
        const { place, size: values } = outputs[layer]
        keep(place, size * values, answers[k], from * values)
      })
      yield (from + size) / count
    }
    return answers
  }

  function* mapping(
    ...[parameters, { fixed, across, down }, layers]: Parameters<Evaluator['mapping']>
  ): Probe<Float64Array[]> {
    refuse(countProblem(parameters, layout.count))
    if (fixed.length !== inputSize) {
      throw new RangeError(`Expected ${inputSize} fixed inputs, got ${fixed.length}.`)
    }
    for (const { input } of [across, down]) {
      if (!(input in fixed))
        throw new RangeError(`There are ${inputSize} inputs, none at ${input}.`)
    }
    const width = across.values.length
    const inputs = new Float64Array(width * down.values.length * inputSize)
    down.values.forEach((other, row) => {
      across.values.forEach((value, column) => {
        const start = (row * width + column) * inputSize
        inputs.set(fixed, start)
        inputs[start + across.input] = value
        inputs[start + down.input] = other
      })
    })
    return yield* answering(parameters, inputs, layers)
  }

  return {
    evaluate: (...args) => finish(evaluating(...args)),
    evaluating,
    predict: (parameters, inputs, into) => {
      refuse(countProblem(parameters, layout.count))
      refuse(rowsProblem(inputs))
      memory.set(parameters, places.parameters)
      const count = inputs.length / inputSize
      for (let from = 0; from < count; from += rows) {
        const size = Math.min(rows, count - from)
        forward(inputs, from, size)
        keep(last.place, size * last.size, into, from * last.size)
      }
    },
    answering,
    mapping,
  }
}
