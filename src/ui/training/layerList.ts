/**
 * A network as the list of layers that a person edits: what can be in any order, without the layer
 * that answers. Where a picture becomes a list, and which recurrent layers hand on every time step,
 * follows from the list. Whether the whole fits is left to `experiment/fit.ts`.
 */
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import type { NetworkSpec } from '../../engine/network.ts'
import { kindOfNetwork, type NetworkKind } from '../../experiment/kinds.ts'
import { convolution, pooling, recurrent } from '../../experiment/structures.ts'

export type Listed = {
  readonly spec: LayerSpec
  /** Its place among the network's layers. */
  readonly layer: number
}

export type Addable = 'conv2d' | 'maxPooling2d' | 'recurrent' | 'dense' | 'dropout'

/** All but flatten layers and the last. */
export function listOf({ layers }: Pick<NetworkSpec, 'layers'>): Listed[] {
  return layers
    .slice(0, -1)
    .map((spec, layer) => ({ spec, layer }))
    .filter(({ spec }) => spec.type !== 'flatten')
}

/** The network with these layers before its last one. */
export function withList(network: NetworkSpec, list: readonly LayerSpec[]): NetworkSpec {
  const end = network.layers.slice(-1)
  return { ...network, layers: [...joined(network, list), ...end] }
}

function joined(network: NetworkSpec, list: readonly LayerSpec[]): readonly LayerSpec[] {
  switch (kindOfNetwork(network)) {
    case 'neurons':
      return list
    case 'images': {
      const place = denseFrom(list)
      return [...list.slice(0, place), { type: 'flatten' }, ...list.slice(place)]
    }
    case 'sequence': {
      const last = list.findLastIndex(isRecurrent)
      const before = network.layers.findLast(isRecurrent)
      const isWhole = before !== undefined && before.returnSequences
      return list.map((spec, k) =>
        isRecurrent(spec) ? { ...spec, returnSequences: k < last || isWhole } : spec,
      )
    }
  }
}

/** The place of the first dense layer, or the end. */
function denseFrom(list: readonly LayerSpec[]): number {
  const place = list.findIndex(({ type }) => type === 'dense')
  return place < 0 ? list.length : place
}

function isRecurrent(
  spec: LayerSpec,
): spec is LayerSpec & { readonly type: 'simpleRnn' | 'lstm' | 'gru' } {
  return spec.type === 'simpleRnn' || spec.type === 'lstm' || spec.type === 'gru'
}

/** What can be added to a network of this kind. */
export const addable: Readonly<Record<NetworkKind, readonly Addable[]>> = {
  neurons: ['dense', 'dropout'],
  images: ['conv2d', 'maxPooling2d', 'dense', 'dropout'],
  sequence: ['recurrent', 'dense', 'dropout'],
}

/** The network with one layer more, where such layers stand. */
export function withAdded(network: NetworkSpec, what: Addable): NetworkSpec {
  const list = listOf(network).map(({ spec }) => spec)
  const place = what === 'dense' || what === 'dropout' ? list.length : denseFrom(list)
  return withList(network, list.toSpliced(place, 0, newLayer(network, what)))
}

/** The network with the layer at a place of its list changed, moved, or gone. */
export function withChanged(network: NetworkSpec, place: number, spec: LayerSpec): NetworkSpec {
  return withList(
    network,
    listOf(network).map((one, k) => (k === place ? spec : one.spec)),
  )
}

export function withMoved(network: NetworkSpec, place: number, by: 1 | -1): NetworkSpec {
  const list = listOf(network).map(({ spec }) => spec)
  return withList(network, list.toSpliced(place, 1).toSpliced(place + by, 0, list[place]))
}

export function withRemoved(network: NetworkSpec, place: number): NetworkSpec {
  const list = listOf(network).map(({ spec }) => spec)
  return withList(network, list.toSpliced(place, 1))
}

/** Why a network of its kind cannot be without this layer; null where it can. */
export function neededFor(network: NetworkSpec, { spec, layer }: Listed): string | null {
  const others = network.layers.filter((_, l) => l !== layer)
  if (spec.type === 'conv2d' && !others.some(({ type }) => type === 'conv2d')) {
    return 'A convolutional network keeps one convolution. Choose dense for none.'
  }
  if (isRecurrent(spec) && !others.some(isRecurrent)) {
    return 'A recurrent network keeps one recurrent layer. Choose dense for none.'
  }
  return null
}

function newLayer(network: NetworkSpec, what: Addable): LayerSpec {
  switch (what) {
    case 'conv2d':
      return convolution(8)
    case 'maxPooling2d':
      return pooling
    case 'recurrent':
      return recurrent(network.layers.findLast(isRecurrent)?.type ?? 'simpleRnn')
    case 'dense':
      return hiddenDense(network)
    case 'dropout':
      return { type: 'dropout', rate: 0.2 }
  }
}

/** Like the dense layer before, if there is one. */
function hiddenDense(network: NetworkSpec): LayerSpec {
  const before = network.layers.slice(0, -1).findLast(({ type }) => type === 'dense')
  if (before) return before
  const isPicture = kindOfNetwork(network) === 'images'
  return isPicture
    ? { type: 'dense', units: 32, activation: 'relu' }
    : { type: 'dense', units: 8, activation: 'tanh' }
}
