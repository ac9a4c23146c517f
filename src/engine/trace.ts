/** One sample's step after the fact: forward, loss and backward at given parameters, with every number kept. Training is not disturbed. */
import type { LossName } from './losses.ts'
import { sizeOf, type NetworkSpec, type Sample } from './network.ts'
import { compile } from './plan.ts'

/** The numbers of one layer, one each for a unit; views, valid until the next trace. */
export type LayerTrace = {
  readonly weightedSums: Float64Array
  readonly outputs: Float64Array
  /** ∂L/∂output and ∂L/∂z of the sample's own loss; by the perceptron rule the last layer's z gets y − t. */
  readonly outputGradients: Float64Array
  readonly weightedSumGradients: Float64Array
}

export type Tracer = {
  /** Computes a sample's step, save the update, at these parameters. */
  trace(parameters: Float64Array, sample: Sample): void
  readonly layers: readonly LayerTrace[]
  /** Flat, in the order of `layout.ts`: of the sample's own loss, unscaled and unpenalized. */
  readonly gradients: Float64Array
  readonly loss: number
}

export function createTracer(network: NetworkSpec, loss: LossName): Tracer {
  const machine = compile({ network, loss, optimizer: { type: 'sgd', learningRate: 0 }, rows: 1 })
  const { memory, places, layout } = machine
  const view = (start: number, length: number): Float64Array =>
    memory.subarray(start, start + length)
  return {
    trace: (parameters, { input, target }) => {
      memory.set(parameters, places.parameters)
      memory.set(input, places.input)
      memory.set(target, places.target)
      machine.begin()
      machine.forward(1)
      machine.loss(1)
      machine.backward(1)
    },
    layers: places.layers.map((layer) => {
      const size = sizeOf(layer.outputShape)
      return {
        weightedSums: view(layer.weightedSums, size),
        outputs: view(layer.output, size),
        outputGradients: view(layer.outputGradient, size),
        weightedSumGradients: view(layer.weightedSumGradient, size),
      }
    }),
    gradients: view(places.gradients, layout.count),
    get loss() {
      return memory[places.loss]
    },
  }
}
