/**
 * synaptic, which generates code for the network. Not textbook gradient descent: it leaves out the
 * output's slope, goes back through weights already changed, and updates after every sample. It has
 * no softmax, so the last layer of a classifier is sigmoid.
 */
import synaptic, { type Layer as SynapticLayer } from 'synaptic'
import { blocksOf, type Workload } from '../workloads.ts'
import { denseLayers, inTurn, meanLoss, type Contender } from './contender.ts'

/** Its code for W4's hundred thousand connections does not come to an end. */
const MOST_CONNECTIONS = 10_000

export function synapticNetwork(workload: Workload): Contender | null {
  const dense = denseLayers(workload)
  if (dense === null || workload.parameters.length > MOST_CONNECTIONS) return null
  const { samples, training, network } = workload
  const { Layer, Network, Neuron } = synaptic
  const layers: SynapticLayer[] = [new Layer(network.input[0])]
  dense.forEach(({ units, activation }, l) => {
    const layer = new Layer(units)
    layers[l].project(layer, Layer.connectionType.ALL_TO_ALL)
    const { weights, bias } = blocksOf(workload, l)
    layer.list.forEach((neuron, o) => {
      const inputs = Object.values(neuron.connections.inputs)
      neuron.squash = Neuron.squash[squashes[activation] ?? 'LOGISTIC']
      neuron.bias = bias[o]
      inputs.forEach((connection, i) => (connection.weight = weights[o * inputs.length + i]))
    })
    layers.push(layer)
  })
  const [input, ...hidden] = layers
  const output = hidden.pop()!
  const net = new Network({ input, hidden, output })
  const { learningRate } = training.optimizer
  return {
    train: inTurn(workload, (s) => {
      net.activate(samples[s].input)
      net.propagate(learningRate, samples[s].target)
    }),
    loss: () => meanLoss(workload, ({ input }) => net.activate(input)),
  }
}

const squashes: Readonly<Record<string, 'TANH' | 'RELU'>> = { tanh: 'TANH', relu: 'RELU' }
