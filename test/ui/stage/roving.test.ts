import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/engine/layout.ts'
import { nextSpot } from '../../../src/ui/stage/roving.ts'
import { keyOf, parametersInto, spotIn } from '../../../src/ui/stage/spot.ts'

/** 2-2-1: w1 0, w2 1, w3 2, w4 3, b1 4, b2 5, w5 6, w6 7, b3 8. */
const layout = layoutOf({
  input: [2],
  layers: [
    { type: 'dense', units: 2, activation: 'sigmoid' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
  initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
})
const parameters = Float64Array.of(0.3, -2, 1, 1, 0, 0, 1, 1, 0)

/** Keys pressed one after the other, from a spot; '' when one of them leads nowhere. */
function walk(from: string, ...keys: string[]): string {
  const [, type, rest] = /^([np])(.*)$/.exec(from)!
  const [layer, unit] = rest.split('.').map(Number)
  const start =
    type === 'p'
      ? ({ type: 'parameter', index: Number(rest) } as const)
      : ({ type: 'neuron', layer, unit } as const)
  const [key, ...others] = keys
  const next = nextSpot(layout, parameters, start, key)
  if (!next) return ''
  return others.length > 0 ? walk(keyOf(next), ...others) : keyOf(next)
}

describe('in the network, the keys', () => {
  it('go up and down within a layer, and stop at its ends', () => {
    expect(walk('n0.0', 'ArrowDown')).toBe('n0.1')
    expect(walk('n0.1', 'ArrowUp')).toBe('n0.0')
    expect(walk('n0.1', 'ArrowDown')).toBe('')
    expect(walk('n-1.0', 'ArrowUp')).toBe('')
  })

  it('go left and right to the neuron at about the same height', () => {
    expect(walk('n0.1', 'ArrowLeft')).toBe('n-1.1')
    expect(walk('n-1.0', 'ArrowRight', 'ArrowRight')).toBe('n1.0')
    expect(walk('n1.0', 'ArrowRight')).toBe('')
    expect(walk('n1.0', 'ArrowLeft')).toBe('n0.1')
  })

  it('go to the first and the last layer with Home and End', () => {
    expect(walk('n0.1', 'Home')).toBe('n-1.1')
    expect(walk('n-1.1', 'End')).toBe('n1.0')
  })

  it('enter the weights of a neuron with Enter and come back with Escape', () => {
    expect(walk('n0.0', 'Enter')).toBe('p0')
    expect(walk('n1.0', 'Enter', 'ArrowDown', 'ArrowDown')).toBe('p8')
    expect(walk('n1.0', 'Enter', 'Escape')).toBe('n1.0')
    expect(walk('n-1.0', 'Enter')).toBe('')
  })

  it('go from a weight to its source and its target', () => {
    expect(walk('p1', 'ArrowLeft')).toBe('n-1.1')
    expect(walk('p1', 'ArrowRight')).toBe('n0.0')
    expect(walk('p5', 'ArrowLeft')).toBe('n0.1')
  })

  it('go to the smallest and the largest weight of a neuron with Home and End', () => {
    expect(walk('p0', 'Home')).toBe('p1')
    expect(walk('p1', 'End')).toBe('p0')
  })
})

describe('a neuron', () => {
  it('has the weights into it, then its bias', () => {
    expect(parametersInto(layout, 0, 1)).toEqual([2, 3, 5])
    expect(parametersInto(layout, -1, 1)).toEqual([])
  })
})

describe('a selection', () => {
  it('holds only as far as the network has it', () => {
    expect(spotIn(layout, { type: 'parameter', index: 8 })).not.toBeNull()
    expect(spotIn(layout, { type: 'parameter', index: 9 })).toBeNull()
    expect(spotIn(layout, { type: 'neuron', layer: 0, unit: 2 })).toBeNull()
    expect(spotIn(layout, { type: 'neuron', layer: 2, unit: 0 })).toBeNull()
  })
})
