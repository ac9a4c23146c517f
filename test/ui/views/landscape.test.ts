import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/engine/layout.ts'
import { gallery } from '../../../src/experiment/gallery.ts'
import {
  axesOf,
  axisName,
  firstDirections,
  parameterName,
  parameterNamed,
  placeIn,
  valuesAt,
  within,
} from '../../../src/ui/views/landscape/axes.ts'
import { contourLines } from '../../../src/ui/views/landscape/contours.ts'
import { heightsOf } from '../../../src/ui/views/landscape/heights.ts'

const layout = layoutOf(gallery.heightAndWeight.experiment.network)

describe('directions', () => {
  it('begin with two weights of the last layer', () => {
    const [across, down] = axesOf(firstDirections(layout))
    expect([axisName(layout, across), axisName(layout, down)]).toEqual(['w5', 'w6'])
  })

  it('begin anew where the network has no such weights any more', () => {
    const wide = { type: 'random', across: 80, down: 2, pair: 3, isNear: true } as const
    const { across, down } = firstDirections(layout)
    expect(within(wide, layout)).toEqual({ ...wide, across, down })
    const fitting = { ...wide, across: 8 }
    expect(within(fitting, layout)).toBe(fitting)
  })

  it('of every other pair are others', () => {
    const pairs = [0, 1, 2].map((pair) =>
      axesOf({ ...firstDirections(layout), type: 'random', pair }),
    )
    expect(new Set(pairs.flat().map((axis) => JSON.stringify(axis))).size).toBe(6)
  })
})

describe('names of parameters', () => {
  it('lead there and back', () => {
    for (let index = 0; index < layout.count; index++) {
      expect(parameterNamed(layout, parameterName(layout, index))).toBe(index)
    }
    expect(parameterNamed(layout, ' W 5 ')).toBe(parameterNamed(layout, 'w5'))
  })

  it.each(['heightAndWeight', 'digitsConvolution', 'elNino', 'elNinoLstm', 'elNinoGru'] as const)(
    'lead there and back in every layer of %s',
    (name) => {
      const layout = layoutOf(gallery[name].experiment.network)
      const indices = layout.blocks.flatMap(({ start, length }) => [start, start + length - 1])
      for (const index of indices) {
        expect(parameterNamed(layout, parameterName(layout, index))).toBe(index)
      }
    },
  )

  it('are refused where there is no such parameter', () => {
    for (const name of ['w0', 'w7', 'b4', 'u1', 'x1', '5', '']) {
      expect(parameterNamed(layout, name)).toBeNull()
    }
  })
})

describe('places on the axes', () => {
  it('lead to the map and back', () => {
    const bounds = { across: [-2, 6], down: [0, 4] } as const
    const [a, b] = valuesAt(bounds, 8, { column: 2, row: 1 })
    expect([a, b]).toEqual([0.5, 3.25])
    expect(placeIn(bounds, a, b)).toEqual([2.5 / 8, 1.5 / 8])
  })
})

describe('contours', () => {
  it('run where the values cross the level', () => {
    // Values rise by 1 from column to column, so 1.25 is crossed a quarter past the second centre.
    const values = [0, 1, 2, 0, 1, 2, 0, 1, 2]
    const lines = contourLines(values, 3, 1.25)
    expect(lines).toHaveLength(2)
    for (const [from, to] of lines) {
      expect(from[0]).toBeCloseTo(1.75, 12)
      expect(to[0]).toBeCloseTo(1.75, 12)
    }
    expect(contourLines(values, 3, 5)).toEqual([])
  })

  it('leave out what is not finite', () => {
    expect(contourLines([0, Infinity, 0, NaN], 2, 1)).toEqual([])
  })
})

describe('heights', () => {
  it('go from the lowest to the highest, by the order of size where losses differ much', () => {
    const near = heightsOf([1, 2, 3])
    expect(near).toMatchObject({ low: 1, high: 3, isLog: false })
    expect(near.shareOf(2)).toBeCloseTo(0.5, 12)
    const far = heightsOf([0.01, 1, 100])
    expect(far.isLog).toBe(true)
    expect(far.shareOf(1)).toBeCloseTo(0.5, 12)
    for (const { levels, low, high } of [near, far]) {
      expect(levels).toEqual(levels.toSorted((one, other) => one - other))
      expect(levels.every((level) => level > low && level < high)).toBe(true)
    }
  })

  it('are flat where all losses are alike, and do not mind what is not finite', () => {
    expect(heightsOf([2, 2])).toMatchObject({ low: 2, high: 2, levels: [] })
    expect(heightsOf([1, Infinity, NaN, 3])).toMatchObject({ low: 1, high: 3 })
  })
})
