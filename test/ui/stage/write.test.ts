import { describe, expect, it } from 'vitest'
import {
  inNeuron,
  moveSize,
  nextScale,
  short,
  signOf,
  strokeOf,
} from '../../../src/ui/stage/write.ts'

describe('a weight on its pill', () => {
  it('takes about five characters, whatever its size', () => {
    const weights = [-0.07, 1.216, -1.614, 12.345, -123.4, 1234, 18_000.5]
    expect(weights.map(short)).toEqual(['−0.07', '1.22', '−1.61', '12.3', '−123', '1234', '2×10⁴'])
  })
})

describe('a number in a neuron', () => {
  it('has three digits, and two where there is little room', () => {
    expect([0.7531, -1.616, 12.41].map((value) => inNeuron(value, 'three digits'))).toEqual([
      '0.753',
      '−1.62',
      '12.4',
    ])
    expect([0.7531, -1.616, 12.41].map((value) => inNeuron(value, 'two digits'))).toEqual([
      '0.75',
      '−1.6',
      '12',
    ])
  })

  it('is whole when it is whole, and short when it is tiny or huge', () => {
    expect([-2, 25, 9.36e-9, 123_456.5].map((value) => inNeuron(value, 'three digits'))).toEqual([
      '−2',
      '25',
      '9×10⁻⁹',
      '1×10⁵',
    ])
  })
})

describe('a number in a small neuron', () => {
  it('goes without the zero before the point, and without a second digit after a minus', () => {
    const values = [0.891, -0.891, 0.001, -0.999, 1.24, -12.4, 3, 1234, 2e5, NaN, -Infinity]
    expect(values.map((value) => inNeuron(value, 'short'))).toEqual([
      '.89',
      '−.89',
      '.00',
      '−1.0',
      '1.2',
      '−12',
      '3',
      '1k',
      '10⁵',
      'not a number',
      '−∞',
    ])
    expect(inNeuron(-0.891, 'shortest')).toBe('−.9')
    expect(inNeuron(-0.97, 'shortest')).toBe('−1')
  })
})

describe('a number in a neuron too small for its name', () => {
  it('is rounded to nothing rather than written as a power', () => {
    expect([4e-6, -0.004, 0, 0.75].map((value) => inNeuron(value, 'number'))).toEqual([
      '0.00',
      '0.00',
      '0',
      '0.75',
    ])
  })
})

describe('a move', () => {
  it('has three decimals, or a power of ten when it is smaller', () => {
    expect([0.00329, -0.024, 1.5, 3.2e-5, 0].map(moveSize)).toEqual([
      '0.003',
      '0.024',
      '1.50',
      '3×10⁻⁵',
      '0',
    ])
  })
})

describe('the scale of widths', () => {
  it('goes in steps of 1, 2, 5, 10', () => {
    expect([0.3, 1, 1.61, 3, 7, 12, 180].map((largest) => nextScale(0, largest))).toEqual([
      1, 1, 2, 5, 10, 20, 200,
    ])
  })

  it('grows at once and shrinks only when the largest weight is well below', () => {
    expect(nextScale(2, 2.01)).toBe(5)
    expect(nextScale(5, 1.99)).toBe(5)
    expect(nextScale(5, 1.7)).toBe(2)
  })

  it('ends however large a weight is', () => {
    expect(nextScale(1, Infinity)).toBeGreaterThan(1e300)
  })
})

describe('an edge', () => {
  it('is as wide as its weight is large, from 1.25 to 9 pixels', () => {
    const widths = [0.01, 1, -2, 5].map((weight) => strokeOf(weight, 2).width)
    expect(widths).toEqual([1.25, 4.5, 9, 9])
  })

  it('is dashed when its weight is negative', () => {
    expect(strokeOf(1, 2).dashes).toBe('')
    expect(strokeOf(-1, 2).dashes).toBe('9.4 5.7')
  })

  it('has no sign when its weight is nearly zero', () => {
    expect([0.019, -0.019, 0.03, -0.03].map((weight) => signOf(weight, 0.02))).toEqual([
      'zero',
      'zero',
      'positive',
      'negative',
    ])
  })
})
