/** Forward over many samples at given parameters, in an arena of its own, so that training is not disturbed. */
import { pack } from './batches.ts'
import type { LossName } from './losses.ts'
import { sizeOf, type NetworkSpec, type Sample } from './network.ts'
import { compile } from './plan.ts'

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
  /** Outputs (rows × outputs) for rows of inputs (rows × inputs). */
  predict(parameters: Float64Array, inputs: Float64Array, into: Float64Array): void
}

export function createEvaluator(network: NetworkSpec, loss: LossName): Evaluator {
  const machine = compile({ network, loss, optimizer: { type: 'sgd', learningRate: 0 } })
  const { memory, places, rows, layout } = machine
  const inputSize = sizeOf(network.input)
  const outputSize = sizeOf(layout.shapes.at(-1)!)
  const { output } = places.layers.at(-1)!

  /** Runs forward on rows `from` … `from + count` of packed inputs. */
  const forward = (inputs: Float64Array, from: number, count: number): void => {
    const start = from * inputSize
    for (let k = 0; k < count * inputSize; k++) memory[places.input + k] = inputs[start + k]!
    machine.forward(count)
  }
  /** Copies the chunk's values behind `to`, as far as the array reaches. */
  const keep = (place: number, length: number, into: Float64Array, to: number): void => {
    const end = Math.min(length, into.length - to)
    for (let k = 0; k < end; k++) into[to + k] = memory[place + k]!
  }

  return {
    evaluate: (parameters, samples, outputs, losses) => {
      memory.set(parameters, places.parameters)
      const { inputs, targets, targetSize, count } = pack(samples)
      let sum = 0
      for (let from = 0; from < count; from += rows) {
        const size = Math.min(rows, count - from)
        forward(inputs, from, size)
        const start = from * targetSize
        for (let k = 0; k < size * targetSize; k++) memory[places.target + k] = targets[start + k]!
        machine.loss(size)
        for (let s = 0; s < size; s++) sum += memory[places.loss + s]
        keep(output, size * outputSize, outputs, from * outputSize)
        keep(places.loss, size, losses, from)
      }
      return sum / count
    },
    predict: (parameters, inputs, into) => {
      memory.set(parameters, places.parameters)
      const count = inputs.length / inputSize
      for (let from = 0; from < count; from += rows) {
        const size = Math.min(rows, count - from)
        forward(inputs, from, size)
        keep(output, size * outputSize, into, from * outputSize)
      }
    },
  }
}
