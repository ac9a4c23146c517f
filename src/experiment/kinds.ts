/** What kinds of networks there are, and how one is said in short. */
import type { LayerSpec } from '../engine/layers/kinds.ts'
import type { NetworkSpec, Shape, TrainingSpec } from '../engine/network.ts'

/** How a network is drawn and taken apart: as neurons, as a row of pictures, or unrolled over time. */
export type NetworkKind = 'neurons' | 'images' | 'sequence'

export function kindOfNetwork({ input }: Pick<NetworkSpec, 'input'>): NetworkKind {
  if (input.length === 3) return 'images'
  return input.length === 2 ? 'sequence' : 'neurons'
}

/** What one of the data is called where such a network reads it. */
export function sampleWord(network: Pick<NetworkSpec, 'input'>): string {
  return words[kindOfNetwork(network)]
}

/** "3 windows", "1 image" */
export function samplesIn(count: number, network: Pick<NetworkSpec, 'input'>): string {
  return `${count.toLocaleString('en-US')} ${sampleWord(network)}${count === 1 ? '' : 's'}`
}

const words: Readonly<Record<NetworkKind, string>> = {
  neurons: 'sample',
  images: 'image',
  sequence: 'window',
}

/** The training as it was, without random shifts where there is no image to shift. */
export function trainingFor(network: NetworkSpec, training: TrainingSpec): TrainingSpec {
  if (training.shifts === undefined || kindOfNetwork(network) === 'images') return training
  const { shifts: _, ...others } = training
  return others
}

/** "2–2–1", or "8×8, 8 kernels 3×3, max-pool 2×2, 10", or "12 steps, 8 RNN, 1". */
export function networkWords({ input, layers }: Pick<NetworkSpec, 'input' | 'layers'>): string {
  const parts = [inputWords(input), ...layers.map(layerWords)]
  const isPlain = layers.every(({ type }) => type === 'dense')
  return isPlain ? parts.join('–') : parts.filter((part) => part !== '').join(', ')
}

function inputWords(input: Shape): string {
  if (input.length === 2)
    return input[1] === 1 ? `${input[0]} steps` : `${input[0]} steps × ${input[1]}`
  const isGrey = input.length === 3 && input[0] === 1
  return (isGrey ? input.slice(1) : input).join('×')
}

/** What a layer is, in short; nothing for what only changes the order of values. */
function layerWords(spec: LayerSpec): string {
  switch (spec.type) {
    case 'dense':
      return String(spec.units)
    case 'conv2d':
      return `${spec.filters} ${spec.filters === 1 ? 'kernel' : 'kernels'} ${spec.kernelSize.join('×')}`
    case 'maxPooling2d':
      return `max-pool ${spec.poolSize.join('×')}`
    case 'averagePooling2d':
      return `average-pool ${spec.poolSize.join('×')}`
    case 'flatten':
      return ''
    case 'simpleRnn':
      return `${spec.units} RNN`
    case 'lstm':
      return `${spec.units} LSTM`
    case 'gru':
      return `${spec.units} GRU`
    case 'dropout':
      return `dropout ${spec.rate}`
  }
}

/** Units of a layer that has any: neurons, or those of a recurrent layer; else null. */
export function unitsOf(spec: LayerSpec): number | null {
  return 'units' in spec ? spec.units : null
}
