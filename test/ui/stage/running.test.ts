import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/engine/layout.ts'
import { place } from '../../../src/ui/stage/place.ts'
import { runningOf } from '../../../src/ui/stage/running.ts'

function network(...units: readonly number[]) {
  const [inputs, ...layers] = units
  const layout = layoutOf({
    input: [inputs],
    layers: layers.map((count) => ({ type: 'dense', units: count, activation: 'tanh' })),
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  })
  // Later weights are larger, and their gradients smaller.
  const parameters = Float64Array.from({ length: layout.count }, (_, index) => -index)
  const gradients = Float64Array.from({ length: layout.count }, (_, index) => 1 / (index + 1))
  return { where: place(layout, { width: 1200, height: 600 }), numbers: { parameters, gradients } }
}

describe('the dashes of an operation', () => {
  it('run along all edges of its layer in a small network', () => {
    const { where, numbers } = network(2, 3, 1)
    expect(runningOf(where, { type: 'forward', layer: 0, time: 0 }, numbers)).toHaveLength(6)
    expect(runningOf(where, { type: 'backward', layer: 1, time: 0 }, numbers)).toHaveLength(3)
  })

  it('are bounded in a large one: forwards the largest weights, backwards the largest gradients', () => {
    const { where, numbers } = network(2, 16, 16, 1)
    const gap = where.gaps[1].map(({ index }) => index)
    const forward = runningOf(where, { type: 'forward', layer: 1, time: 0 }, numbers)
    const backward = runningOf(where, { type: 'backward', layer: 1, time: 0 }, numbers)
    expect(forward.map(({ index }) => index)).toEqual(gap.toReversed().slice(0, 32))
    expect(backward.map(({ index }) => index)).toEqual(gap.slice(0, 32))
  })
})
