/** A walk through a network on images follows one cell; on others it selects the first thing of each layer. */
import { expect, test } from 'vitest'
import { layoutOf } from '../../src/engine/layout.ts'
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import { operationsOf, partsOf } from '../../src/state/walk.ts'
import { selectionFor } from '../../src/state/walkSelection.ts'
import type { Selection } from '../../src/state/store.ts'
import { convolution } from '../support/layers.ts'

const conv = (filters: number): LayerSpec => convolution({ filters })
const pool: LayerSpec = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] }
const initial = { weights: { type: 'zeros' }, bias: { type: 'zeros' } } as const
const layers: LayerSpec[] = [
  conv(4),
  pool,
  { type: 'flatten' },
  { type: 'dense', units: 3, activation: 'softmax' },
]
const layout = layoutOf({ input: [1, 8, 8], layers, initial })

/** What is selected after each operation, from a first selection on; the right answer is output 2. */
function walk(first: Selection): Selection[] {
  let selection = first
  return operationsOf(layers.map(() => 1)).map((operation) => {
    selection = selectionFor(operation, selection, layout, 2)
    return selection
  })
}

const neuron = (layer: number, unit: number): Selection => ({ type: 'neuron', layer, unit })

test('a selected cell is followed through its pool to the right answer, and back', () => {
  // Cell (5, 2) of map 3: 2·64 + 5·8 + 2 = 170. Its pooled cell is (2, 1) of map 3: 2·16 + 2·4 + 1 = 41.
  // From an output the way back leads to the middle of the first map: cell (2, 2) of 4×4, then w5.
  expect(walk(neuron(0, 170))).toEqual([
    neuron(0, 170),
    neuron(1, 41),
    neuron(2, 41),
    neuron(3, 2),
    neuron(3, 2),
    neuron(3, 2),
    neuron(2, 10),
    neuron(1, 10),
    { type: 'parameter', index: 4 },
    { type: 'parameter', index: 4 },
  ])
})

test('without a selection the walk begins in the middle of the first map', () => {
  expect(walk(null)[0]).toEqual(neuron(0, 36))
})

test('a weight of the last layer leads back to the cell that it comes from, and on to its kernel', () => {
  // The weight from pooled cell (2, 1) of map 3 to output 1: after 36 + 4 parameters of the kernels.
  const start = layout.blocks.find(({ layer }) => layer === 3)!.start
  const all = operationsOf(layers.map(() => 1))
  const back = all.filter(({ type }) => type === 'backward')
  let selection: Selection = { type: 'parameter', index: start + 41 }
  const way = back.map((operation) => (selection = selectionFor(operation, selection, layout, 2)))
  expect(way).toEqual([
    { type: 'parameter', index: start + 41 },
    neuron(2, 41),
    neuron(1, 41),
    // The middle of kernel 3: 2·9 + 4
    { type: 'parameter', index: 22 },
  ])
})

test('over time the same unit is followed, or the one weight that every step uses', () => {
  const network = {
    input: [3, 1],
    layers: [
      { type: 'simpleRnn', units: 2, activation: 'tanh', returnSequences: false },
      { type: 'dense', units: 1, activation: 'linear' },
    ] satisfies LayerSpec[],
    initial,
  }
  const over = layoutOf(network)
  const followed = (first: Selection): Selection[] => {
    let selection = first
    return operationsOf(partsOf(network))
      .slice(0, 3)
      .map((operation) => (selection = selectionFor(operation, selection, over, 0)))
  }
  expect(followed({ type: 'neuron', layer: 0, unit: 1, time: 2 })).toEqual(
    [0, 1, 2].map((time) => ({ type: 'neuron', layer: 0, unit: 1, time })),
  )
  const shared: Selection = { type: 'parameter', index: 3 }
  expect(followed(shared)).toEqual([shared, shared, shared])
})
