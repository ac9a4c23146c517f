import { describe, expect, it } from 'vitest'
import { mixUps, sharesOf } from '../../../src/ui/controls/shares.ts'
import { scoreRows, shareText } from '../../../src/ui/views/scores/rows.ts'

const confusion = { classes: 2, counts: Float64Array.from([3, 1, 0, 4]) }
const ofClasses = { loss: 0.2, confusion, accuracy: 0.875, precision: 0.8, recall: 1 }
const ofValues = {
  loss: 0.5,
  meanAbsoluteError: 0.5,
  rootMeanSquaredError: 0.75,
  rSquared: 0.9,
  naiveRatio: null,
}

describe('rows of scores', () => {
  it('stand training beside test, and leave out what is not known of either', () => {
    const rows = scoreRows([ofClasses, null], 1)
    expect(rows.map(({ label }) => label)).toEqual(['Accuracy', 'Precision', 'Recall'])
    expect(rows[0].values).toEqual([0.875, null])
    expect(scoreRows([null, null], 1)).toEqual([])
  })

  it('have errors, and nothing else, in the unit of the data', () => {
    const rows = scoreRows([ofValues], 800)
    expect(rows.map(({ values }) => values[0])).toEqual([400, 600, 0.9])
    expect(scoreRows([ofValues], null)[0].values).toEqual([0.5])
  })

  it('compare forecasts with the naive one where there is one', () => {
    const rows = scoreRows([{ ...ofValues, naiveRatio: 0.4 }], 800)
    expect(rows.at(-1)).toMatchObject({ label: 'Ratio to the naive forecast', values: [0.4] })
  })
})

it.each([
  [0.942, '94.2 %'],
  [1, '100.0 %'],
  [0.9999, '> 99.9 %'],
  [0.0001, '< 0.1 %'],
  [0, '0.0 %'],
  [Number.NaN, 'not a number'],
])('a share of %d is written %s', (share, text) => {
  expect(shareText(share)).toBe(text.replace(' %', '\u00a0%'))
})

describe('a confusion', () => {
  it('is shaded by the share of each true class', () => {
    expect(sharesOf(confusion.counts, 2)).toEqual([0.75, 0.25, 0, 1])
    expect(sharesOf([0, 0, 2, 2], 2)).toEqual([0, 0, 0.5, 0.5])
  })

  it('lists what is taken for something else, the most frequent first', () => {
    expect(mixUps([5, 1, 0, 0, 5, 3, 0, 0, 5], 3)).toEqual([
      { truth: 1, answered: 2, count: 3 },
      { truth: 0, answered: 1, count: 1 },
    ])
  })
})
