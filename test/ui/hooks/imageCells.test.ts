import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/engine/layout.ts'
import type { NetworkSpec } from '../../../src/engine/network.ts'
import {
  biasIndexAt,
  cellAt,
  fedBy,
  filterOfBias,
  imageOf,
  kernelCellAt,
  kernelIndexAt,
  patchAt,
  seenBy,
  unitAt,
  usesOf,
  windowAt,
} from '../../../src/ui/hooks/imageCells.ts'
import { convolution } from '../../support/layers.ts'

const initial = { weights: { type: 'zeros' }, bias: { type: 'zeros' } } as const

const digits: NetworkSpec = {
  input: [1, 8, 8],
  layers: [
    convolution({ filters: 8 }),
    { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] },
    { type: 'flatten' },
    { type: 'dense', units: 10, activation: 'softmax' },
  ],
  initial,
}

/** Kernels of another height than width, a stride, and padding of neither. */
const strided: NetworkSpec = {
  input: [2, 9, 11],
  layers: [
    convolution({
      filters: 3,
      kernelSize: [2, 4],
      stride: [2, 3],
      padding: 'valid',
      activation: 'tanh',
    }),
    convolution({ kernelSize: [3, 2], activation: 'linear' }),
    { type: 'averagePooling2d', poolSize: [2, 2], stride: [1, 1] },
  ],
  initial,
}

describe('cells of images', () => {
  it.each([digits, strided])('every unit of an image is one cell, and back', (network) => {
    const layout = layoutOf(network)
    for (let layer = -1; layer < network.layers.length; layer++) {
      const image = imageOf(network, layout, layer)
      if (!image) continue
      const count = image[0] * image[1] * image[2]
      for (let unit = 0; unit < count; unit++) {
        expect(unitAt(image, cellAt(network, layout, layer, unit)!)).toBe(unit)
      }
      expect(cellAt(network, layout, layer, count)).toBeNull()
    }
  })

  it('flattened values are still the image before them, dense ones are none', () => {
    const layout = layoutOf(digits)
    expect(imageOf(digits, layout, 2)).toEqual([8, 4, 4])
    expect(cellAt(digits, layout, 2, 16 + 7)).toEqual({ layer: 2, channel: 1, row: 1, column: 3 })
    expect(cellAt(digits, layout, 3, 4)).toBeNull()
  })

  it.each([digits, strided])(
    'every parameter of a convolution has one place, and back',
    (network) => {
      const layout = layoutOf(network)
      for (const { layer, name, start, length } of layout.blocks) {
        if (network.layers[layer].type !== 'conv2d') continue
        for (let index = start; index < start + length; index++) {
          const bias = filterOfBias(network, layout, index)
          const cell = kernelCellAt(network, layout, index)
          expect(cell === null).toBe(name === 'bias')
          expect(bias === null).toBe(name === 'weights')
          expect(
            cell ? kernelIndexAt(layout, cell) : biasIndexAt(layout, layer, bias!.filter),
          ).toBe(index)
        }
      }
    },
  )
})

describe('what a cell sees', () => {
  it('a pooled cell sees four cells of its map and 4 × 4 pixels', () => {
    // Row 1, column 2 pools rows 2–3, columns 4–5; those see rows 1–4, columns 3–6
    expect(seenBy(digits, { layer: 1, channel: 5, row: 1, column: 2 })).toEqual([
      { layer: 0, channel: 5, top: 2, left: 4, height: 2, width: 2 },
      { layer: -1, channel: null, top: 1, left: 3, height: 4, width: 4 },
    ])
  })

  it('in a corner it sees padding too', () => {
    const [pixels] = seenBy(digits, { layer: 0, channel: 0, row: 0, column: 7 })
    expect(pixels).toMatchObject({ top: -1, left: 6, height: 3, width: 3 })
    const image = Array.from({ length: 64 }, (_, unit) => unit)
    expect(patchAt(image, [1, 8, 8], 0, pixels)).toEqual([0, 0, 0, 6, 7, 0, 14, 15, 0])
  })

  it('a cell feeds exactly the cells that see it', () => {
    for (const network of [digits, strided]) {
      const layout = layoutOf(network)
      const [channels, height, width] = network.input
      for (let channel = 0; channel < channels; channel++) {
        for (let row = 0; row < height; row++) {
          for (let column = 0; column < width; column++) {
            const [fed] = fedBy(network, layout, { layer: -1, channel, row, column })
            const [, rows, columns] = layout.shapes[1]
            for (let y = 0; y < rows; y++) {
              for (let x = 0; x < columns; x++) {
                const window = windowAt(network.layers[0], y, x)
                const sees =
                  row >= window.top &&
                  row < window.top + window.height &&
                  column >= window.left &&
                  column < window.left + window.width
                const isFed =
                  y >= fed.top &&
                  y < fed.top + fed.height &&
                  x >= fed.left &&
                  x < fed.left + fed.width
                expect(isFed).toBe(sees)
              }
            }
          }
        }
      }
    }
  })

  it('a pixel of digits feeds nine cells of each map and up to four pooled ones', () => {
    const layout = layoutOf(digits)
    const [cells, pooled, flat] = fedBy(digits, layout, {
      layer: -1,
      channel: 0,
      row: 2,
      column: 5,
    })
    expect(cells).toEqual({ layer: 0, channel: null, top: 1, left: 4, height: 3, width: 3 })
    expect(pooled).toEqual({ layer: 1, channel: null, top: 0, left: 2, height: 2, width: 2 })
    expect(flat).toMatchObject({ layer: 2, top: 0, left: 2 })
  })
})

describe('where a weight is used', () => {
  it('the lower right weight of a 3 × 3 kernel sees the image one down and one to the right', () => {
    const layout = layoutOf(digits)
    const cell = { layer: 0, filter: 2, channel: 0, row: 2, column: 2 }
    expect(usesOf(digits, layout, cell)).toEqual({
      top: 1,
      left: 1,
      height: 8,
      width: 8,
      down: 1,
      across: 1,
    })
  })

  it('with a stride it leaves pixels out', () => {
    // 9 × 11 under 2 × 4 by [2, 3]: 4 × 3 positions
    const cell = { layer: 0, filter: 0, channel: 1, row: 1, column: 2 }
    expect(usesOf(strided, layoutOf(strided), cell)).toEqual({
      top: 1,
      left: 2,
      height: 7,
      width: 7,
      down: 2,
      across: 3,
    })
  })
})
