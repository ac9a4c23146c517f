/** What a layer holds back while layers around it change. */
import { expect, it } from 'vitest'
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import type { NetworkSpec } from '../../src/engine/network.ts'
import { heldNews, withoutStrangers } from '../../src/experiment/held.ts'

const dense = (units: number, held: { frozen?: number[]; off?: number[] } = {}): LayerSpec => ({
  type: 'dense',
  units,
  activation: 'tanh',
  ...held,
})

const network = (...layers: readonly LayerSpec[]): NetworkSpec => ({
  input: [2],
  layers,
  initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
})

it('a layer that has become smaller holds the units that are left', () => {
  const before = network(dense(3, { frozen: [0, 2, 3], off: [3, 5] }), dense(1))
  expect(withoutStrangers(before)).toEqual(network(dense(3, { frozen: [0, 2] }), dense(1)))
})

it('a layer that answers now has no unit off, and keeps what is frozen', () => {
  const before = network(dense(2, { off: [1] }), dense(2, { frozen: [0], off: [0, 1] }))
  expect(withoutStrangers(before)).toEqual(
    network(dense(2, { off: [1] }), dense(2, { frozen: [0] })),
  )
})

it('what a layer holds otherwise than before is told by numbers from 1', () => {
  const to = dense(3, { frozen: [0, 1, 2], off: [1] })
  expect(heldNews(0, dense(3), to)).toBe(
    'Frozen neurons of layer 1: all. Switched-off neurons of layer 1: 2.',
  )
  expect(heldNews(0, to, dense(3, { off: [1] }))).toBe('Frozen neurons of layer 1: none.')
  expect(heldNews(0, to, to)).toBe('')
})
