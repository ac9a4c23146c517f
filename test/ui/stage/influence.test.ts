import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/engine/layout.ts'
import type { NetworkSpec } from '../../../src/engine/network.ts'
import { influenceOf } from '../../../src/ui/stage/influence.ts'

function layout(...units: readonly number[]) {
  const [inputs, ...layers] = units
  const network: NetworkSpec = {
    input: [inputs],
    layers: layers.map((count) => ({ type: 'dense', units: count, activation: 'tanh' })),
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  }
  return layoutOf(network)
}

/** w1 … w4 at 0 … 3, b1 b2 at 4 5, w5 w6 at 6 7, b3 at 8. */
const small = layout(2, 2, 1)

function way(...question: Parameters<typeof influenceOf>) {
  const { weights, neurons } = influenceOf(...question)
  return { weights: [...weights].toSorted((one, other) => one - other), neurons: [...neurons] }
}

describe('the way of an influence to the loss', () => {
  it('leads from a weight by its neuron and that neuron’s weights to the output', () => {
    expect(way(small, { type: 'parameter', index: 0 })).toEqual({
      weights: [6],
      neurons: ['n0.0', 'n1.0'],
    })
  })

  it('is the same for the bias of that neuron', () => {
    const weight = way(small, { type: 'parameter', index: 2 })
    expect(way(small, { type: 'parameter', index: 5 })).toEqual(weight)
    expect(weight.weights).toEqual([7])
  })

  it('begins at a neuron with what comes into it', () => {
    expect(way(small, { type: 'neuron', layer: 0, unit: 1 })).toEqual({
      weights: [2, 3, 7],
      neurons: ['n1.0'],
    })
    expect(way(small, { type: 'neuron', layer: -1, unit: 0 })).toEqual({
      weights: [0, 2, 6, 7],
      neurons: ['n0.0', 'n0.1', 'n1.0'],
    })
  })

  it('spreads over all paths of a deeper network', () => {
    // w1 of 1-2-2-1: h1, then h3 and h4 by one weight each, then the output by two.
    const { weights, neurons } = way(layout(1, 2, 2, 1), { type: 'parameter', index: 0 })
    expect(weights).toHaveLength(4)
    expect(neurons).toEqual(['n0.0', 'n1.0', 'n1.1', 'n2.0'])
  })

  it('ends at an output, and nowhere without a selection', () => {
    expect(way(small, { type: 'parameter', index: 8 })).toEqual({ weights: [], neurons: ['n1.0'] })
    expect(way(small, null)).toEqual({ weights: [], neurons: [] })
  })

  it('is told by its neurons alone where its weights are too many', () => {
    const { weights, neurons } = way(layout(2, 32, 32, 32, 1), { type: 'parameter', index: 0 })
    expect(weights).toEqual([])
    expect(neurons).toHaveLength(66)
  })
})
