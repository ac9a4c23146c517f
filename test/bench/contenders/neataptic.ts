/**
 * neataptic. Not textbook gradient descent: it leaves out the output's slope, goes back through
 * weights already changed, and does not divide by the batch's size. It has no softmax, so the last
 * layer of a classifier is sigmoid.
 */
import neataptic from 'neataptic'
import { blocksOf, type Workload } from '../workloads.ts'
import { denseLayers, inTurn, meanLoss, type Contender } from './contender.ts'

export function neatapticNetwork(workload: Workload): Contender | null {
  const dense = denseLayers(workload)
  if (dense === null) return null
  const { samples, training, network } = workload
  const { architect, methods } = neataptic
  const net = new architect.Perceptron(network.input[0], ...dense.map(({ units }) => units))
  let [first] = network.input
  dense.forEach(({ units, activation }, l) => {
    const { weights, bias } = blocksOf(workload, l)
    net.nodes.slice(first, first + units).forEach((node, o) => {
      const { in: inputs } = node.connections
      node.squash = methods.activation[squashes[activation] ?? 'LOGISTIC']
      node.bias = bias[o]
      inputs.forEach((connection, i) => (connection.weight = weights[o * inputs.length + i]))
    })
    first += units
  })
  const rate = training.optimizer.learningRate / training.batchSize
  return {
    train: inTurn(workload, (s, isLast) => {
      net.activate(samples[s].input, true)
      net.propagate(rate, 0, isLast, samples[s].target)
    }),
    loss: () => meanLoss(workload, ({ input }) => net.noTraceActivate(input)),
  }
}

const squashes: Readonly<Record<string, 'TANH' | 'RELU'>> = { tanh: 'TANH', relu: 'RELU' }
