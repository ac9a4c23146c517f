/** What kinds of networks there are. */
import type { LayerSpec } from '../engine/layers/kinds.ts'
import type { NetworkSpec, TrainingSpec } from '../engine/network.ts'

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

/** Units of a layer that has any: neurons, or those of a recurrent layer; else null. */
export function unitsOf(spec: LayerSpec): number | null {
  return 'units' in spec ? spec.units : null
}
