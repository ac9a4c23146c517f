/** What layers are called in the settings. */
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import type { NetworkSpec, Shape } from '../../engine/network.ts'
import type { Addable } from './layerList.ts'
import { outputLabel } from './outputLabel.ts'

export const layerLabels: Readonly<Record<LayerSpec['type'], string>> = {
  dense: 'Dense',
  conv2d: 'Convolution',
  maxPooling2d: 'Pooling',
  averagePooling2d: 'Pooling',
  flatten: 'Flatten',
  simpleRnn: 'Recurrent',
  lstm: 'Recurrent',
  gru: 'Recurrent',
  dropout: 'Dropout',
}

export const addedLabel: Readonly<Record<Addable, string>> = {
  conv2d: 'Convolution',
  maxPooling2d: 'Pooling',
  recurrent: 'Recurrent',
  dense: 'Dense',
  dropout: 'Dropout',
}

/** "10 outputs, softmax": the data decide how many. */
export function endWords({ layers }: NetworkSpec): string {
  const last = layers.at(-1)!
  if (last.type !== 'dense') return layerLabels[last.type]
  const outputs = last.units === 1 ? '1 output' : `${last.units} outputs`
  return `${outputs}, ${outputLabel(last.activation).toLowerCase()}`
}

/** What leaves a layer: "8 maps, 4 × 4", "12 steps × 8"; of a list of values nothing is said. */
export function shapeWords(shape: Shape): string | null {
  if (shape.length === 3)
    return `${shape[0]} ${shape[0] === 1 ? 'map' : 'maps'}, ${shape[1]} × ${shape[2]}`
  return shape.length === 2 ? `${shape[0]} steps × ${shape[1]}` : null
}
