/** Features, scalings, splits and windows: the parts of preparing data, each by laws and by hand. */
import { describe, expect, it } from 'vitest'
import { featured, featureNames, features, strangeFeature } from '../../src/data/features.ts'
import { fitScale, scales, type ScaleSpec } from '../../src/data/scale.ts'
import { scaled, unscaledOf } from '../../src/data/scaling.ts'
import { split, testCount, type SplitSpec } from '../../src/data/split.ts'
import { cutOf, windowCount, windowNames, windowsOf } from '../../src/data/windows.ts'

describe('features', () => {
  it('are computed from the inputs, in order', () => {
    const specs = [
      { type: 'square', input: 0 },
      { type: 'product', input: 0, other: 1 },
      { type: 'sine', input: 1 },
      { type: 'input', input: 1 },
    ] as const
    // 3² = 9, 3 · −2 = −6, sin −2
    expect(featured(specs, [3, -2])).toEqual([9, -6, expect.closeTo(Math.sin(-2), 15), -2])
    expect(featureNames(specs, ['x', 'y'])).toEqual(['x²', 'x · y', 'sin y', 'y'])
  })

  it('are the inputs as they are when none is named', () => {
    const inputs = [1, 2, 3]
    expect(featured([], inputs)).toBe(inputs)
  })

  it('look only at inputs that there are', () => {
    expect(strangeFeature([{ type: 'product', input: 0, other: 2 }], 2)).toBe(0)
    expect(strangeFeature([{ type: 'product', input: 0, other: 1 }], 2)).toBeNull()
  })

  it.each(Object.values(features))('$formula says what it computes', (feature) => {
    const [x, y] = [0.7, -1.3]
    const name = feature.name('x', 'y')
    expect(name).toBe(feature.formula)
    const byHand = { x, 'x²': x * x, 'x · y': x * y, 'sin x': Math.sin(x) }[feature.formula]
    expect(feature.valueOf(x, y)).toBeCloseTo(byHand, 15)
  })
})

const scaleNames = Object.keys(scales) as ScaleSpec['type'][]

describe.each(scaleNames)('the scaling %s', (type) => {
  it('can be taken back', () => {
    const values = [2, 9, -4.5, 7]
    const scaling = fitScale({ type }, values)
    for (const value of [...values, 1000, -3]) {
      expect(unscaledOf(scaled(value, scaling), scaling)).toBeCloseTo(value, 9)
    }
  })

  it('never divides by 0: a constant column, one value, none, or gaps alone', () => {
    for (const values of [[5, 5, 5], [0.1, 0.1, 0.1], [7], [], [NaN]]) {
      const scaling = fitScale({ type }, values)
      expect(scaling.divisor).toBe(1)
      expect(
        values.filter((v) => !Number.isNaN(v)).every((v) => Number.isFinite(scaled(v, scaling))),
      ).toBe(true)
    }
  })

  it('does not look at gaps', () => {
    expect(fitScale({ type }, [1, NaN, 5])).toEqual(fitScale({ type }, [1, 5]))
  })
})

it('standardizing gives mean 0 and deviation 1, worked by hand', () => {
  // Mean 4, squares 4, 4, 16, 0, 16, 0, 0, 0 … of 2, 6: mean 4, deviation 2.
  expect(fitScale({ type: 'standardize' }, [2, 6])).toEqual({ shift: 4, divisor: 2 })
  expect(fitScale({ type: 'minMax' }, [2, 6])).toEqual({ shift: 2, divisor: 4 })
  expect(fitScale({ type: 'centre' }, [2, 6])).toEqual({ shift: 4, divisor: 1 })
})

const bys = ['order', 'random', 'stratified'] as const

describe.each(bys)('a split by %s', (by) => {
  const classes = Array.from({ length: 101 }, (_, row) => (row % 10 === 0 ? 1 : 0))

  it.each([0.01, 0.2, 0.25, 0.5, 0.99])(
    'puts every row in one part, a share of %d to test',
    (share) => {
      const { training, test } = split({ type: 'share', share, by }, 101, classes, 3)
      expect([...training, ...test].toSorted((a, b) => a - b)).toEqual(classes.map((_, row) => row))
      expect(test).toHaveLength(Math.min(100, Math.ceil(101 * share - 1e-9)))
      expect(training).toEqual(training.toSorted((a, b) => a - b))
      expect(test).toEqual(test.toSorted((a, b) => a - b))
    },
  )

  it('leaves a row to train on', () => {
    expect(split({ type: 'share', share: 0.9, by }, 1, [0], 3)).toEqual({ training: [0], test: [] })
  })

  it('is the same for the same seed', () => {
    const spec: SplitSpec = { type: 'share', share: 0.3, by }
    expect(split(spec, 101, classes, 3)).toEqual(split(spec, 101, classes, 3))
  })
})

describe('a split', () => {
  it('by order keeps the last rows', () => {
    // 20 % of 1797 is 359.4: 360 to test, as in networks.md.
    const { training, test } = split({ type: 'share', share: 0.2, by: 'order' }, 1797, null, 1)
    expect([training.length, test.length, test[0]]).toEqual([1437, 360, 1437])
  })

  it('at random is another for another seed', () => {
    const spec: SplitSpec = { type: 'share', share: 0.3, by: 'random' }
    expect(split(spec, 100, null, 1)).not.toEqual(split(spec, 100, null, 2))
  })

  it('of a share that is a whole number of rows is that number, whatever rounding makes of it', () => {
    // In floating point 0.07 · 100 is a little above 7.
    for (let hundredths = 1; hundredths < 100; hundredths++) {
      for (const hundreds of [1, 3, 7])
        expect(testCount(hundredths / 100, 100 * hundreds)).toBe(hundredths * hundreds)
    }
  })

  it('that is stratified gives what is left over to the first of classes that lost as much', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { test } = split(
        { type: 'share', share: 0.1, by: 'stratified' },
        6,
        [1, 0, 1, 0, 1, 0],
        seed,
      )
      expect(test.map((row) => row % 2)).toEqual([1])
    }
  })

  it('that is stratified has every class in its share, to within one', () => {
    // 90 of class 0, 7 of class 1, 3 of class 2: a third is 30, 2.33 and 1; 34 in all want one more, of class 1.
    const classes = Array.from({ length: 100 }, (_, row) => (row < 90 ? 0 : row < 97 ? 1 : 2))
    const { test } = split({ type: 'share', share: 0.34, by: 'stratified' }, 100, classes, 5)
    const counts = [0, 1, 2].map((one) => test.filter((row) => classes[row] === one).length)
    // 30.6, 2.38, 1.02: rounded down 30, 2, 1; the one missing goes to class 0, which lost most.
    expect(counts).toEqual([31, 2, 1])
  })

  it('of none trains on all', () => {
    expect(split({ type: 'none' }, 3, null, 1)).toEqual({ training: [0, 1, 2], test: [] })
  })

  it('by rows is the same whatever else has come or gone, and leaves one to train on', () => {
    const rows = { type: 'rows', rows: [4, 1] } as const
    expect(split(rows, 6, null, 1)).toEqual({ training: [0, 2, 3, 5], test: [1, 4] })
    expect(split(rows, 3, null, 9)).toEqual({ training: [0, 2], test: [1] })
    expect(split({ type: 'rows', rows: [0, 1] }, 2, null, 1).training).toEqual([1])
  })
})

describe('windows', () => {
  const values = [1, 2, 4, 8, 16]

  it('take values in a row, and a later one as target', () => {
    expect(windowsOf({ length: 2, horizon: 1, predicts: 'level' }, values)).toEqual([
      { at: 2, inputs: [1, 2], target: 4, naive: 2 },
      { at: 3, inputs: [2, 4], target: 8, naive: 4 },
      { at: 4, inputs: [4, 8], target: 16, naive: 8 },
    ])
    expect(windowsOf({ length: 2, horizon: 2, predicts: 'change' }, values)).toEqual([
      { at: 3, inputs: [1, 2], target: 6, naive: 0 },
      { at: 4, inputs: [2, 4], target: 12, naive: 0 },
    ])
    expect(windowNames({ length: 2, horizon: 2, predicts: 'level' }, 'v')).toEqual([
      'v 3 back',
      'v 2 back',
    ])
  })

  it('are none where they do not fit', () => {
    expect(windowCount({ length: 5, horizon: 1, predicts: 'level' }, 5)).toBe(0)
    expect(windowsOf({ length: 9, horizon: 3, predicts: 'level' }, values)).toEqual([])
  })

  it('leave one to train on', () => {
    expect(cutOf({ length: 2, horizon: 1, predicts: 'level' }, 5, 0.9)).toBe(3)
  })
})
