/** Adding and removing layers and neurons: another network each time, or the reason why not. */
import { sizeOf } from '../../engine/network.ts'
import type { DenseSpec } from '../../engine/layers/dense.ts'
import { limits } from '../../experiment/limits.ts'
import type { ShownNetwork } from '../../experiment/shown.ts'

/** Neurons of a layer that is added. */
const NEW_UNITS = 2

type Changed = { readonly network: ShownNetwork } | { readonly reason: string }

/** One more neuron at the end of hidden layer `layer` (counted from 0). */
export function addNeuron(network: ShownNetwork, layer: number): Changed {
  const { units } = network.layers[layer]
  if (units >= limits.units) {
    return { reason: `A layer has at most ${limits.units} neurons here.` }
  }
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
  if (hidden.length >= limits.hiddenLayers) {
    return { reason: `There are at most ${limits.hiddenLayers} hidden layers here.` }
  }
  const output = network.layers.slice(-1)
  const [{ activation }] = hidden.length > 0 ? hidden.slice(-1) : output
  // Softmax stands only at the end.
  const own = activation === 'softmax' ? 'tanh' : activation
  const added: DenseSpec = { type: 'dense', units: NEW_UNITS, activation: own }
  return fitting({ ...network, layers: [...hidden, added, ...output] })
}

/** Without hidden layer `layer`. */
export function removeLayer(network: ShownNetwork, layer: number): Changed {
  return fitting({ ...network, layers: network.layers.filter((_, l) => l !== layer) })
}

function withUnits(network: ShownNetwork, layer: number, units: number): Changed {
  const layers = network.layers.map((spec, l) => (l === layer ? { ...spec, units } : spec))
  return fitting({ ...network, layers })
}

/** Also without a layer there may be more weights: two wide ones meet then. */
function fitting(network: ShownNetwork): Changed {
  let inputs = sizeOf(network.input)
  let parameters = 0
  for (const { units } of network.layers) {
    parameters += (inputs + 1) * units
    inputs = units
  }
  return parameters > limits.parameters
    ? { reason: 'The network would have too many weights.' }
    : { network }
}
