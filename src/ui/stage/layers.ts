/** Adding and removing layers and neurons: another network each time, or the reason why not. */
import { unitsOf } from '../../experiment/kinds.ts'
import { sizeOf, type NetworkSpec, activationOf } from '../../engine/network.ts'
import type { DenseSpec } from '../../engine/layers/dense.ts'
import { grouped } from '../../data/grouped.ts'
import { limits } from '../../experiment/limits.ts'

/** Neurons of a layer that is added. */
const NEW_UNITS = 2

type Changed = { readonly network: NetworkSpec } | { readonly reason: string }

/** One more neuron at the end of hidden layer `layer`: its place among all layers. */
export function addNeuron(network: NetworkSpec, layer: number): Changed {
  const units = unitsOf(network.layers[layer]) ?? 0
  if (units >= limits.units) {
    return { reason: `A layer has at most ${limits.units} neurons here.` }
  }
  return withUnits(network, layer, units + 1)
}

/** One neuron less in hidden layer `layer`. */
export function removeNeuron(network: NetworkSpec, layer: number): Changed {
  const units = unitsOf(network.layers[layer]) ?? 0
  if (units <= 1) return { reason: 'A layer needs at least one neuron.' }
  return withUnits(network, layer, units - 1)
}

/** Places of the hidden layers that have neurons: all but the last, and without those that only hand values on. */
export function hiddenLayers({ layers }: Pick<NetworkSpec, 'layers'>): number[] {
  return layers.flatMap(({ type }, l) => (type === 'dense' && l < layers.length - 1 ? [l] : []))
}

/** A hidden layer more, right before the output, with the activation of the hidden layers. */
export function addLayer(network: NetworkSpec): Changed {
  const hidden = hiddenLayers(network)
  if (hidden.length >= limits.hiddenLayers || network.layers.length >= limits.layers) {
    return { reason: `There are at most ${limits.hiddenLayers} hidden layers here.` }
  }
  const output = network.layers.slice(-1)
  const activation = activationOf(network.layers[hidden.at(-1) ?? network.layers.length - 1])
  // Softmax stands only at the end.
  const own = activation === 'softmax' ? 'tanh' : activation
  const added: DenseSpec = { type: 'dense', units: NEW_UNITS, activation: own }
  return fitting({ ...network, layers: [...network.layers.slice(0, -1), added, ...output] })
}

/** Without hidden layer `layer`, and without the dropout of what it says. */
export function removeLayer(network: NetworkSpec, layer: number): Changed {
  const { layers } = network
  const next = layers.findIndex(({ type }, l) => l > layer && type === 'dense')
  return fitting({ ...network, layers: layers.filter((_, l) => l < layer || l >= next) })
}

function withUnits(network: NetworkSpec, layer: number, units: number): Changed {
  const layers = network.layers.map((spec, l) => (l === layer ? { ...spec, units } : spec))
  return fitting({ ...network, layers })
}

/** Also without a layer there may be more weights: two wide ones meet then. */
function fitting(network: NetworkSpec): Changed {
  let inputs = sizeOf(network.input)
  let parameters = 0
  for (const spec of network.layers) {
    const units = unitsOf(spec) ?? inputs
    if (spec.type !== 'dense') continue
    parameters += (inputs + 1) * units
    inputs = units
  }
  return parameters > limits.parameters
    ? { reason: `A network has at most ${grouped(limits.parameters)} weights here.` }
    : { network }
}
