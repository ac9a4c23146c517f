import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../../src/engine/layout.ts'
import { kernels, weightsOf } from '../../../../src/ui/stage/images/kernels.ts'
import { movedPlace } from '../../../../src/ui/stage/images/keys.ts'
import { partsOfRow } from '../../../../src/ui/stage/images/parts.ts'
import { endsOf, noScale, scaleOf } from '../../../../src/ui/stage/images/scales.ts'
import { inCell, smallInCell } from '../../../../src/ui/stage/images/write.ts'
import { networks } from './networks.ts'

describe('known kernels', () => {
  it.each(kernels)('$name fills a kernel of any size', (known) => {
    for (const [height, width] of [
      [1, 1],
      [3, 3],
      [2, 4],
      [5, 5],
    ]) {
      const weights = weightsOf(known, height, width)
      expect(weights).toHaveLength(height * width)
      for (const weight of weights) expect(weight).toSatisfy(Number.isFinite)
    }
  })

  it('edges and the diagonal say 0 of an even surface, the others its own brightness', () => {
    for (const known of kernels) {
      const sum = weightsOf(known, 3, 3).reduce((total, weight) => total + weight, 0)
      const isFlat = /edge|Diagonal/.test(known.name)
      expect(sum).toBeCloseTo(isFlat ? 0 : 1, 12)
    }
  })

  it('sharpen is the well-known one', () => {
    const sharpen = kernels.find(({ name }) => name === 'Sharpen')!
    expect(weightsOf(sharpen, 3, 3).map((weight) => weight + 0)).toEqual([
      0, -1, 0, -1, 5, -1, 0, -1, 0,
    ])
  })
})

describe('scales', () => {
  it('a few large values do not wash out the rest', () => {
    const values = Float64Array.from({ length: 200 }, (_, k) => (k < 2 ? 40 : 1.5))
    expect(scaleOf([values])).toEqual({ reach: 2, largest: 40 })
  })

  it('small values have a scale of their own size', () => {
    expect(scaleOf([Float64Array.of(0.0003, -0.0004, 0)]).reach).toBeCloseTo(0.0005, 9)
  })

  it('it stays while values change a little', () => {
    const first = scaleOf([Float64Array.of(1.9, -1.2)])
    expect(scaleOf([Float64Array.of(1.95, -1.2)], first).reach).toBe(first.reach)
    expect(scaleOf([Float64Array.of(0.95, -1.2)], first).reach).toBe(first.reach)
  })

  it('nothing at all has a scale too', () => {
    expect(scaleOf([new Float64Array(4)]).reach).toBe(noScale.reach)
  })

  it('its ends say where something lies beyond', () => {
    expect(endsOf({ reach: 2, largest: 4.7 }, String)).toEqual({ low: '≤ -2', high: '≥ 2' })
    expect(endsOf({ reach: 2, largest: 2 }, String)).toEqual({ low: '-2', high: '2' })
  })
})

describe('numbers in cells', () => {
  it.each([
    [0.614, 40, '0.61'],
    [-0.45, 40, '−0.45'],
    [0.614, 24, '.61'],
    [-0.45, 32, '−.45'],
    [0.001, 24, '.00'],
    [1, 24, '1'],
    [0.999, 24, '1.0'],
    [12.34, 24, '12'],
  ])('%d in %d px is %s', (value, width, text) => {
    expect(inCell(value, width)).toBe(text)
  })

  it.each([
    [0.0392, 32, '.039'],
    [-0.0392, 48, '−0.039'],
    [0.00004, 32, '4e−5'],
    [0, 32, '0'],
  ])('a gradient of %d in %d px is %s', (value, width, text) => {
    expect(smallInCell(value, width)).toBe(text)
  })
})

describe('arrows', () => {
  it('move by one cell and stay within the map', () => {
    // 3 × 4 cells
    expect(movedPlace(5, 12, 4, 'ArrowRight')).toBe(6)
    expect(movedPlace(7, 12, 4, 'ArrowRight')).toBe(7)
    expect(movedPlace(5, 12, 4, 'ArrowUp')).toBe(1)
    expect(movedPlace(1, 12, 4, 'ArrowUp')).toBe(1)
    expect(movedPlace(5, 12, 4, 'Home')).toBe(4)
    expect(movedPlace(5, 12, 4, 'End')).toBe(7)
    expect(movedPlace(5, 12, 4, 'x')).toBeNull()
  })
})

describe('parts', () => {
  it('a convolution takes the pooling behind it into its group', () => {
    const network = networks['two convolutions']
    const { groups } = partsOfRow(network, layoutOf(network))
    expect(
      groups.map(({ kernel, maps }) => [kernel?.title, ...maps.map(({ title }) => title)]),
    ).toEqual([
      ['8 kernels, 3×3', '8 maps, 8×8', 'ReLU', 'max-pool 2'],
      ['16 kernels, 3×3', '16 maps, 4×4', 'ReLU', 'max-pool 2'],
    ])
    expect(groups[1].kernel).toMatchObject({ slices: 8, padding: [1, 1, 1, 1] })
  })

  it('dropout is a note, and hidden neurons are a strip', () => {
    const network = networks['many large kernels']
    const { groups, strips } = partsOfRow(network, layoutOf(network))
    expect(groups[0].notes).toEqual(['Dropout 0.2 in training'])
    expect(strips).toMatchObject([{ units: 32, title: '32 ReLU' }])
  })
})
