import { describe, expect, it } from 'vitest'
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import { kindOfNetwork, sampleWord } from '../../src/experiment/kinds.ts'
import { networkWords } from '../../src/experiment/networkWords.ts'
import { convolution } from '../support/layers.ts'

const dense = (units: number): LayerSpec => ({ type: 'dense', units, activation: 'tanh' })
const dropout: LayerSpec = { type: 'dropout', rate: 0.2 }
const flatten: LayerSpec = { type: 'flatten' }
const conv: LayerSpec = convolution({ filters: 8 })
const pool: LayerSpec = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] }
const gru: LayerSpec = { type: 'gru', units: 8, activation: 'tanh', returnSequences: false }

describe('a network in short', () => {
  it.each<[readonly number[], readonly LayerSpec[], string, string]>([
    [[2], [dense(2), dense(1)], 'neurons', '2–2–1'],
    [[2], [dense(8), dropout, dense(1)], 'neurons', '2, 8, dropout 0.2, 1'],
    [[1, 8, 8], [conv, pool, flatten, dense(10)], 'images', '8×8, 8 kernels 3×3, max-pool 2×2, 10'],
    [[3, 8, 8], [flatten, dense(10)], 'images', '3×8×8, 10'],
    [[12, 1], [gru, dense(1)], 'sequence', '12 steps, 8 GRU, 1'],
    [[12, 3], [gru, dense(1)], 'sequence', '12 steps × 3, 8 GRU, 1'],
  ])('of input %j is of its kind and says what it is made of', (input, layers, kind, words) => {
    expect(kindOfNetwork({ input })).toBe(kind)
    expect(networkWords({ input, layers })).toBe(words)
    const isCalled = { neurons: 'sample', images: 'image', sequence: 'window' }
    expect(isCalled).toMatchObject({ [kind]: sampleWord({ input }) })
  })
})
