/**
 * How much an answer moves with each of its inputs: of a sequence, what the network still remembers of
 * every time step. Exact, by a backward pass from the output alone, in an arena of its own.
 */
import { compile, type Machine } from '../engine/plan.ts'
import { sizeOf, type NetworkSpec } from '../engine/network.ts'
import type { Timeline } from '../engine/timeline.ts'

export type MemoryQuestion = {
  readonly input: readonly number[]
  /** Which of the network's outputs. */
  readonly output: number
  /** Those of a moment before, whose step is being walked through; left out: the present ones. */
  readonly parameters?: readonly number[]
}

/** ∂ŷ/∂x for every input value, in the input's order. Throws where sizes do not fit the network. */
export function createMemoryAsker(timeline: Timeline): (question: MemoryQuestion) => Float64Array {
  let network: NetworkSpec | null = null
  let slopes: ReturnType<typeof createSlopes> | null = null
  return ({ input, output, parameters = [...timeline.parameters] }) => {
    if (timeline.network !== network || !slopes) slopes = createSlopes(timeline.network)
    ;({ network } = timeline)
    return slopes(parameters, input, output)
  }
}

/**
 * A layer that changes nothing stands before the first one, so that the backward pass goes on to the
 * inputs: what comes back to it is ∂ŷ/∂x. It has no parameters, so theirs stay where they are.
 */
export function createSlopes(network: NetworkSpec): (
  parameters: readonly number[], // flat
  input: readonly number[],
  output: number,
) => Float64Array {
  const layers = [{ type: 'dropout', rate: 0 } as const, ...network.layers]
  const machine: Machine = compile({
    network: { ...network, layers },
    // Any loss that is computed from the outputs: it is never run.
    loss: 'meanSquaredError',
    optimizer: { type: 'sgd', learningRate: 0 },
    rows: 1,
  })
  const { memory, places, layout } = machine
  const inputs = sizeOf(network.input)
  const outputs = sizeOf(layout.shapes.at(-1)!)
  const { outputGradient } = places.layers.at(-1)!
  const [first] = places.layers
  return (parameters, input, output) => {
    refuseOthers('parameters', layout.count, parameters.length)
    refuseOthers('inputs', inputs, input.length)
    memory.set(parameters, places.parameters)
    memory.set(input, places.input)
    machine.begin()
    machine.forward(1)
    for (let o = 0; o < outputs; o++) memory[outputGradient + o] = o === output ? 1 : 0
    machine.backward(1)
    return memory.slice(first.outputGradient, first.outputGradient + inputs)
  }
}

function refuseOthers(what: string, expected: number, got: number): void {
  if (expected !== got) throw new RangeError(`Expected ${expected} ${what}, got ${got}.`)
}
