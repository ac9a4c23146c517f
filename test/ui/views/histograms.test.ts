import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/engine/layout.ts'
import { gallery, type GalleryName } from '../../../src/experiment/gallery.ts'
import { sequential } from '../../../src/ui/controls/ramp.ts'
import { layerNames } from '../../../src/ui/views/histograms/names.ts'
import { HEIGHT, outlinesOf, WIDTH } from '../../../src/ui/views/histograms/outlines.ts'
import { fillStrip, ROWS, WIDTH as ACROSS } from '../../../src/ui/views/histograms/paintStrip.ts'
import { histogramOf } from '../../../src/worker/histograms.ts'

describe('the bars of a histogram', () => {
  // Two bins from −1 to 1: three values below 0, one above.
  const histogram = histogramOf(Float64Array.from([-1, -0.9, -0.8, 1]), 2)

  it('stand on their side of 0, the highest as high as the picture', () => {
    const half = WIDTH / 2
    expect(outlinesOf(histogram)).toEqual({
      minus: `M0.5 ${HEIGHT}V0h${half - 1}V${HEIGHT}z`,
      plus: `M${half + 0.5} ${HEIGHT}V${Math.round((100 * HEIGHT * 2) / 3) / 100}h${half - 1}V${HEIGHT}z`,
    })
  })

  it('are none where nothing is', () => {
    const { minus, plus } = outlinesOf(histogramOf(Float64Array.from([3, 3]), 5))
    expect(minus).toBe('')
    expect(plus.match(/M/g)).toHaveLength(1)
  })
})

describe('a strip', () => {
  const filled = (all: readonly (readonly number[])[], bounds: readonly [number, number]) => {
    const pixels = new Uint8ClampedArray(ROWS * ACROSS * 4)
    const histograms = all.map((values) => histogramOf(Float64Array.from(values), ROWS))
    fillStrip(pixels, { histograms, positions: all.map((_, k) => k), bounds }, 'light')
    return (column: number, row: number) => [
      ...pixels.subarray(4 * (row * ACROSS + column), 4 * (row * ACROSS + column) + 4),
    ]
  }
  const full = [...sequential('light', 1), 255]
  const none = [...sequential('light', 0), 255]

  it('shows small values at the bottom and large ones at the top, one moment beside the other', () => {
    const at = filled(
      [
        [0, 0],
        [1, 1],
      ],
      [0, 1],
    )
    expect(at(0, ROWS - 1)).toEqual(full)
    expect(at(0, 0)).toEqual(none)
    expect(at(ACROSS - 1, 0)).toEqual(full)
    expect(at(ACROSS - 1, ROWS - 1)).toEqual(none)
  })

  it('stays whole where a gradient is not finite', () => {
    const at = filled([[Infinity, 1]], [0, 1])
    expect(at(0, 0)).toEqual(none)
  })
})

describe('the names of layers', () => {
  it('count those that have weights, and part a recurrent layer’s two lots', () => {
    const namesOf = (name: GalleryName) =>
      layerNames(
        layoutOf(gallery[name].experiment.network)
          .blocks.filter((block) => block.name !== 'bias')
          .map((block) => ({ layer: block.layer, block: block.name })),
      ).map((one) => one.name)
    expect(namesOf('heightAndWeight')).toEqual(['Hidden layer 1', 'Output layer'])
    // Pooling and flattening have none.
    expect(namesOf('digitsTwoConvolutions')).toEqual([
      'Hidden layer 1',
      'Hidden layer 2',
      'Output layer',
    ])
    expect(namesOf('elNino')).toEqual([
      'Hidden layer 1, from its inputs',
      'Hidden layer 1, from the step before',
      'Output layer',
    ])
  })
})
