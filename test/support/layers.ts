/** Layers with the settings that most tests have. */
import type { Conv2dSpec } from '../../src/engine/layers/conv2d.ts'

export function convolution(changes: Partial<Conv2dSpec> = {}): Conv2dSpec {
  return {
    type: 'conv2d',
    filters: 2,
    kernelSize: [3, 3],
    stride: [1, 1],
    padding: 'same',
    activation: 'relu',
    ...changes,
  }
}
