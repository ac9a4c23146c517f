/** Structures of each kind of network to start from, and the kinds that data can be read by. */
import type { DataSpec } from '../data/source.ts'
import type { InitialSpec } from '../engine/initializers.ts'
import type { LayerSpec } from '../engine/layers/kinds.ts'
import type { NetworkSpec } from '../engine/network.ts'
import { kindOfNetwork, type NetworkKind } from './kinds.ts'
import { readAs } from './readings.ts'

export type Structure = {
  readonly label: string
  readonly kind: NetworkKind
  /** Before the layer that answers. */
  readonly layers: readonly LayerSpec[]
}

export const pooling: LayerSpec = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] }

const flatten: LayerSpec = { type: 'flatten' }

/** The first of a kind is what choosing the kind leads to. */
export const structures: readonly Structure[] = [
  { label: 'One convolution', kind: 'images', layers: [convolution(8), pooling, flatten] },
  {
    label: 'Two convolutions',
    kind: 'images',
    layers: [convolution(8), pooling, convolution(16), pooling, flatten],
  },
  { label: 'RNN', kind: 'sequence', layers: [recurrent('simpleRnn')] },
  { label: 'LSTM', kind: 'sequence', layers: [recurrent('lstm')] },
  { label: 'GRU', kind: 'sequence', layers: [recurrent('gru')] },
]

export const kindLabels: Readonly<Record<NetworkKind, string>> = {
  neurons: 'Dense',
  images: 'Convolutional',
  sequence: 'Recurrent',
}

export const kindSentences: Readonly<Record<NetworkKind, string>> = {
  neurons: 'Every neuron sees every value.',
  images: 'Small kernels slide over the picture.',
  sequence: 'Reads one time step after the other, and remembers.',
}

const kinds = ['neurons', 'images', 'sequence'] as const

/** The kinds in which a network may read the data, the one made for such data first. */
export function kindsOf(data: DataSpec): NetworkKind[] {
  return kinds.filter((kind) => readAs(data, kind) !== null).toReversed()
}

/** The same beside what the network is already, dense first. */
export function kindsFor(data: DataSpec, network: NetworkSpec): NetworkKind[] {
  const present = kindOfNetwork(network)
  return kinds.filter((kind) => kind === present || readAs(data, kind) !== null)
}

/** The network with another kind's first structure, or of its own; the layer that answers stays. */
export function ofKind(network: NetworkSpec, data: DataSpec, kind: NetworkKind): NetworkSpec {
  return kind === kindOfNetwork(network) ? network : networksOf(kind, network, data)[0]
}

/** What the network may become as one of another kind, the likeliest first: not all fit on any data. */
export function networksOf(
  kind: NetworkKind,
  network: NetworkSpec,
  data: DataSpec,
): readonly NetworkSpec[] {
  if (kind === 'neurons') return [asDense(network, data)]
  return structures
    .filter((one) => one.kind === kind)
    .map((structure) => withStructure(network, data, structure))
}

export function withStructure(
  network: NetworkSpec,
  data: DataSpec,
  { kind, layers }: Structure,
): NetworkSpec {
  const isSame = kind === kindOfNetwork(network)
  return {
    input: (isSame ? null : readAs(data, kind)) ?? network.input,
    layers: [...layers, ...network.layers.slice(-1)],
    initial: scaled(network.initial, kind === 'images' ? 'heUniform' : 'xavierUniform'),
  }
}

/** Its dense layers, or one in the place of all others. */
function asDense(network: NetworkSpec, data: DataSpec): NetworkSpec {
  const isPicture = kindOfNetwork(network) === 'images'
  const dense = network.layers.slice(0, -1).filter(({ type }) => type === 'dense')
  const instead: LayerSpec = isPicture
    ? { type: 'dense', units: 32, activation: 'relu' }
    : { type: 'dense', units: 8, activation: 'tanh' }
  const hidden = dense.length > 0 ? dense : [instead]
  return {
    ...network,
    input: readAs(data, 'neurons') ?? network.input,
    layers: [...hidden, ...network.layers.slice(-1)],
  }
}

/** Weights drawn alike for all layers are far too large for many inputs. */
function scaled(initial: NetworkSpec['initial'], type: 'heUniform' | 'xavierUniform') {
  const isPlain = initial.weights.type === 'normal' || initial.weights.type === 'uniform'
  const zeros: InitialSpec = { type: 'zeros' }
  return isPlain ? { weights: { type }, bias: zeros } : initial
}

export function convolution(filters: number): LayerSpec {
  const [kernelSize, stride] = [
    [3, 3],
    [1, 1],
  ] as const
  return { type: 'conv2d', filters, kernelSize, stride, padding: 'same', activation: 'relu' }
}

export function recurrent(type: 'simpleRnn' | 'lstm' | 'gru', units = 8): LayerSpec {
  return { type, units, activation: 'tanh', returnSequences: false }
}
