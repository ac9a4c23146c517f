/** Networks over images for the tests of the row: one and two convolutions, a stride, several channels, none at all. */
import { layoutOf } from '../../../../src/engine/layout.ts'
import type { NetworkSpec } from '../../../../src/engine/network.ts'

const initial = { weights: { type: 'zeros' }, bias: { type: 'zeros' } } as const

function conv(
  filters: number,
  side: number,
  padding: 'same' | 'valid' = 'same',
  stride = 1,
): NetworkSpec['layers'][number] {
  return {
    type: 'conv2d',
    filters,
    kernelSize: [side, side],
    stride: [stride, stride],
    padding,
    activation: padding === 'same' ? 'relu' : 'linear',
  }
}

const pool = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] } as const
const mean = { type: 'averagePooling2d', poolSize: [2, 2], stride: [2, 2] } as const
const flatten = { type: 'flatten' } as const
const hidden = { type: 'dense', units: 32, activation: 'relu' } as const
const says = { type: 'dense', units: 10, activation: 'softmax' } as const

export const networks: Readonly<Record<string, NetworkSpec>> = {
  'a dense network': { input: [1, 8, 8], layers: [flatten, hidden, says], initial },
  'one convolution': { input: [1, 8, 8], layers: [conv(8, 3), pool, flatten, says], initial },
  'two convolutions': {
    input: [1, 8, 8],
    layers: [conv(8, 3), pool, conv(16, 3), pool, flatten, says],
    initial,
  },
  'many large kernels': {
    input: [1, 14, 14],
    layers: [conv(64, 5, 'valid'), mean, { type: 'dropout', rate: 0.2 }, flatten, hidden, says],
    initial,
  },
  'channels and a stride': {
    input: [4, 9, 7],
    layers: [conv(3, 2, 'valid', 2), flatten, { type: 'dense', units: 2, activation: 'linear' }],
    initial,
  },
  'pooled pixels': { input: [1, 8, 8], layers: [mean, flatten, says], initial },
}

export const all = Object.entries(networks).map(([name, network]) => ({
  name,
  network,
  layout: layoutOf(network),
}))
