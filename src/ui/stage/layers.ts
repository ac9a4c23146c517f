/** Adding and removing layers and neurons: another network each time, or the reason why not. */
import type { DenseSpec } from '../../engine/layers/dense.ts'
import type { ShownNetwork } from '../../experiment/shown.ts'

/** What can be built by hand; opened networks may be larger. */
const MAX_HIDDEN = 6
const MAX_UNITS = 8

/** Neurons of a layer that is added. */
const NEW_UNITS = 2

type Changed = { readonly network: ShownNetwork } | { readonly reason: string }

/** One more neuron at the end of hidden layer `layer` (counted from 0). */
export function addNeuron(network: ShownNetwork, layer: number): Changed {
  const { units } = network.layers[layer]
  if (units >= MAX_UNITS) return { reason: `A layer has at most ${MAX_UNITS} neurons here.` }
  return withUnits(network, layer, units + 1)
}

/** One neuron less in hidden layer `layer`. */
export function removeNeuron(network: ShownNetwork, layer: number): Changed {
  const { units } = network.layers[layer]
  if (units <= 1) return { reason: 'A layer needs at least one neuron.' }
  return withUnits(network, layer, units - 1)
}

/** A hidden layer more, right before the output, with the activation of the hidden layers. */
export function addLayer(network: ShownNetwork): Changed {
  const hidden = network.layers.slice(0, -1)
  if (hidden.length >= MAX_HIDDEN) {
    return { reason: `There are at most ${MAX_HIDDEN} hidden layers here.` }
  }
  const output = network.layers.slice(-1)
  const [{ activation }] = hidden.length > 0 ? hidden.slice(-1) : output
  // Softmax stands only at the end.
  const own = activation === 'softmax' ? 'tanh' : activation
  const added: DenseSpec = { type: 'dense', units: NEW_UNITS, activation: own }
  return { network: { ...network, layers: [...hidden, added, ...output] } }
}

/** Without hidden layer `layer`. */
export function removeLayer(network: ShownNetwork, layer: number): Changed {
  if (network.layers.length <= 2) return { reason: 'The network keeps one hidden layer.' }
  return { network: { ...network, layers: network.layers.filter((_, l) => l !== layer) } }
}

function withUnits(network: ShownNetwork, layer: number, units: number): Changed {
  const layers = network.layers.map((spec, l) => (l === layer ? { ...spec, units } : spec))
  return { network: { ...network, layers } }
}
