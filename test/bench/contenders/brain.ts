/**
 * brain.js, by the function that its `train` calls for every sample. It updates after every sample,
 * whatever the batch, and has one activation for all layers and no softmax: the hidden layers' stands
 * in the last one too.
 */
import brain from 'brain.js/dist/neural-network.js'
import { blocksOf, type Workload } from '../workloads.ts'
import { denseLayers, inTurn, meanLoss, type Contender } from './contender.ts'

export function brainNetwork(workload: Workload): Contender | null {
  const dense = denseLayers(workload)
  if (dense === null) return null
  const { samples, training, network } = workload
  const net = new brain.default({
    activation: dense[0].activation,
    learningRate: training.optimizer.learningRate,
  })
  // Its door refuses 0.
  net.trainOpts.momentum = 0
  net.sizes = [network.input[0], ...dense.map(({ units }) => units)]
  net.initialize()
  dense.forEach(({ units }, l) => {
    const { weights, bias } = blocksOf(workload, l)
    const inputs = weights.length / units
    net.biases[l + 1].set(bias)
    net.weights[l + 1].forEach((row, o) => row.set(weights.slice(o * inputs, (o + 1) * inputs)))
  })
  const pairs = samples.map(({ input, target }) => ({
    input: Float32Array.from(input),
    output: Float32Array.from(target),
  }))
  return {
    train: inTurn(workload, (s) => net.trainPattern(pairs[s])),
    loss: () => meanLoss(workload, (_, s) => net.runInput(pairs[s].input)),
  }
}
