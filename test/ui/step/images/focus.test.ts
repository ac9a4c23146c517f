/** What the panel is about, for every selection that a person can make, and the few things that its pictures need. */
import { expect, test } from 'vitest'
import type { Selection } from '../../../../src/state/store.ts'
import { operationsOf, partsOf, computedBy } from '../../../../src/state/walk.ts'
import { backTo } from '../../../../src/ui/step/images/backward.ts'
import { focusOf, keepCell } from '../../../../src/ui/step/images/focus.ts'
import { cellWords } from '../../../../src/ui/step/images/letters.ts'
import { nextCell } from '../../../../src/ui/step/images/NumberGrid.tsx'
import { cellText, largestOf } from '../../../../src/ui/step/images/pairs.ts'
import { conv, dense, dropout, flat, imageMoment, maxPool } from './moments.ts'

const at = imageMoment({
  input: [1, 8, 8],
  layers: [conv(4, 3, 'same', 'relu'), maxPool, flat, dense(3, 'softmax')],
})
const neuron = (layer: number, unit: number): Selection => ({ type: 'neuron', layer, unit })
const w14: Selection = { type: 'parameter', index: 13 }

test('without a selection the middle of the first map is told of, and back the middle of its kernel', () => {
  expect(focusOf(at, 'forward', null)).toEqual({ type: 'neuron', neuron: { layer: 0, unit: 27 } })
  expect(focusOf(at, 'backward', null)).toEqual({ type: 'parameter', index: 4 })
  expect(focusOf(at, 'update', null)).toEqual({ type: 'parameter', index: 4 })
})

test('a flattened value is the pooled cell that it comes from', () => {
  expect(focusOf(at, 'forward', neuron(2, 41))).toEqual({
    type: 'neuron',
    neuron: { layer: 1, unit: 41 },
  })
  expect(cellWords(at, { layer: 2, unit: 41 })).toBe('pooled cell (3, 2) of map 3')
})

test('a kernel’s weight is shown at work where the kernel was looked at last, else in the middle', () => {
  // w14 is of kernel 2
  expect(focusOf(at, 'forward', w14)).toEqual({
    type: 'neuron',
    neuron: { layer: 0, unit: 64 + 27 },
  })
  keepCell(at, neuron(0, 3 * 64 + 10))
  expect(focusOf(at, 'forward', w14)).toEqual({
    type: 'neuron',
    neuron: { layer: 0, unit: 64 + 10 },
  })
})

test('an update tells of the kernel that a cell, pooled or not, comes from', () => {
  const ofKernel3 = { type: 'parameter', index: 2 * 9 + 4 }
  expect(focusOf(at, 'update', neuron(0, 2 * 64))).toEqual(ofKernel3)
  expect(focusOf(at, 'update', neuron(1, 2 * 16))).toEqual(ofKernel3)
})

test('blame is told of a value as soon as the layer behind it has gone back, through flatten and dropout too', () => {
  const passing = imageMoment({
    input: [1, 8, 8],
    layers: [conv(4, 3, 'same', 'relu'), maxPool, dropout, flat, dense(3, 'softmax')],
  })
  const parts = partsOf(passing.network)
  const said = operationsOf(parts).flatMap((_, operation) => {
    const { backward, hasLoss, last } = computedBy({ operation, isPlaying: false }, parts)
    if (!hasLoss || last?.type === 'update') return []
    // Pixel, cell of the map, pooled cell, the same after dropout and flattened, output
    return [[-1, 0, 1, 2, 3, 4].map((layer) => backTo(passing, { layer, unit: 1 }, backward))]
  })
  expect(said).toEqual([
    ['none', 'none', 'none', 'none', 'none', 'none'], // the loss
    ['none', 'none', 'blame', 'blame', 'blame', 'all'], // dense
    ['none', 'none', 'blame', 'blame', 'blame', 'all'], // flatten
    ['none', 'none', 'blame', 'blame', 'blame', 'all'], // dropout
    ['none', 'blame', 'all', 'all', 'all', 'all'], // pooling
    ['all', 'all', 'all', 'all', 'all', 'all'], // convolution
  ])
})

test('what another network had is no selection here', () => {
  expect(focusOf(at, 'backward', { type: 'parameter', index: 1e6 })).toEqual(
    focusOf(at, 'backward', null),
  )
  expect(focusOf(at, 'forward', neuron(7, 0))).toEqual(focusOf(at, 'forward', null))
})

test('a cell’s number is 0 only where it is nothing', () => {
  expect([0, -0, 0.004, -0.004, -0.204, 1].map((value) => cellText(value))).toEqual([
    '0',
    '0',
    '0.00',
    '0.00',
    '−0.20',
    '1.00',
  ])
})

test('the largest product is the largest by size, and none where all are 0 or beside the image', () => {
  expect(largestOf([0.1, null, -0.3, 0.2])).toBe(2)
  expect(largestOf([0, null, 0])).toBeNull()
})

test('arrows go on within the rows of a grid, Home and End to its ends', () => {
  const keys = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End', 'a']
  expect(keys.map((key) => nextCell(key, 4, 3, 9))).toEqual([5, 7, 3, 1, 0, 8, null])
  expect(keys.map((key) => nextCell(key, 8, 3, 9))).toEqual([null, null, 7, 5, 0, 8, null])
})
