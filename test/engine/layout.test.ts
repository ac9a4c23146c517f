/** How much one sample costs on its way forward, counted by hand. */
import { expect, test } from 'vitest'
import { layoutOf, productsOf } from '../../src/engine/layout.ts'
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import type { Shape } from '../../src/engine/network.ts'
import { convolution } from '../support/layers.ts'

const constant = { type: 'constant', value: 0 } as const
const initial = { weights: constant, bias: constant, recurrent: constant }
const dense = (units: number): LayerSpec => ({ type: 'dense', units, activation: 'linear' })

const networks: readonly [string, Shape, LayerSpec[], number][] = [
  // Each weight and bias once: 2 · 8 + 8, 8 · 8 + 8, 8 + 1
  ['2-8-8-1', [2], [dense(8), dense(8), dense(1)], 105],
  // 9 weights and a bias at each of 6 × 6 places, which padding keeps; then 36 · 2 + 2
  [
    'a kernel over 6 × 6 pixels',
    [1, 6, 6],
    [convolution({ filters: 1 }), { type: 'flatten' }, dense(2)],
    10 * 36 + 74,
  ],
  // 2 · 3 + 3 · 3 weights and one or two biases of 3 neurons at each of 5 steps; then 3 + 1
  [
    'a recurrent layer over 5 steps',
    [5, 2],
    [{ type: 'simpleRnn', units: 3, activation: 'tanh', returnSequences: false }, dense(1)],
    (6 + 9 + 3) * 5 + 4,
  ],
]

test.each(networks)('%s', (_, input, layers, products) => {
  expect(productsOf(layoutOf({ input, layers, initial }))).toBe(products)
})
