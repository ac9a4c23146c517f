/** How a network is said in short. */
import type { LayerSpec } from '../engine/layers/kinds.ts'
import type { NetworkSpec, Shape } from '../engine/network.ts'

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
