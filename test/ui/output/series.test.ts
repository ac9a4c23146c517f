import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  curvesOf,
  errorBetween,
  pathThrough,
  runSentence,
} from '../../../src/ui/output/series/curves.ts'
import {
  errorRows,
  ratioOf,
  ratioWords,
  unitIn,
  verdictOf,
  withUnit,
} from '../../../src/ui/output/series/words.ts'
import type { ForecastTold, ForecastsTold } from '../../../src/worker/forecasts.ts'

const series = {
  name: 'level (m)',
  times: ['1', '2', '3', '4', '5', '6'],
  values: [1, 2, 3, 4, 5, 6],
  samples: [2, 3],
  unseen: [4, 5],
  windows: { length: 2, horizon: 1, predicts: 'level' },
} as const

const told = (training: number | null, test: number | null): ForecastTold => ({
  errors: { training, test },
  around: Float64Array.of(Number.NaN, 3.5, 4.5, 5.5),
})

const forecasts: ForecastsTold = {
  network: told(0.2, 0.5),
  naive: told(1, 1),
  linear: null,
  seasonal: told(null, 4),
  season: 12,
}

describe('the verdict', () => {
  it.each([
    [0.41, 'better', 'below 1: better'],
    [0.97, 'same', 'about 1: no better'],
    [1.02, 'same', 'about 1: no better'],
    [7.1, 'worse', 'above 1: worse'],
  ] as const)('on %f of the naive error is %s', (ratio, look, short) => {
    expect(verdictOf(ratio)).toMatchObject({ look, short })
  })

  it('is on the error as a share of the naive one', () => {
    expect(ratioOf(forecasts, 'test')).toBe(0.5)
    expect(ratioOf(forecasts, 'training')).toBe(0.2)
    expect(ratioOf({ ...forecasts, naive: told(0, 0) }, 'test')).toBeNull()
    expect(ratioWords(0.4132)).toBe('0.41')
    expect(ratioWords(12.3)).toBe('12')
    expect(ratioWords(null)).toBe('–')
    expect(ratioWords(Infinity)).toBe('∞')
  })
})

describe('the errors', () => {
  it('are listed with the largest as the whole, without what is not known', () => {
    expect(errorRows(forecasts, series, 'test')).toEqual([
      { name: 'network', label: 'this network', error: 0.5, share: 0.125 },
      { name: 'naive', label: 'naive: same as last', error: 1, share: 0.25 },
      { name: 'seasonal', label: 'same as 12 back', error: 4, share: 1 },
    ])
    expect(errorRows(forecasts, series, 'training').map(({ name }) => name)).toEqual([
      'network',
      'naive',
    ])
  })

  it('have the unit that the series names', () => {
    expect(unitIn('temperature (°C)')).toBe('°C')
    expect(unitIn('sunspots')).toBe('')
    expect(withUnit(0.4812, '°C')).toBe('0.481\u00a0°C')
    expect(withUnit(3, '')).toBe('3')
  })
})

describe('a free run', () => {
  const start = { of: series, from: 4, steps: 3 }
  const curves = curvesOf(series, { told: forecasts, from: 2 }, start, Float64Array.of(5.5, 5, 9))

  it('stands beside what was measured, and goes on beyond it', () => {
    expect(curves.from).toBe(2)
    expect(curves.measured).toEqual([3, 4, 5, 6, Number.NaN])
    expect(curves.said).toEqual([Number.NaN, 3.5, 4.5, 5.5, Number.NaN])
    expect(curves.run).toEqual([Number.NaN, Number.NaN, 5.5, 5, 9])
  })

  it('keeps forecasts at their own places while those of the next are on their way', () => {
    const later = curvesOf(series, { told: forecasts, from: 2 }, { ...start, from: 5 }, null)
    expect(later.from).toBe(3)
    expect(later.said).toEqual([3.5, 4.5, 5.5, Number.NaN, Number.NaN])
    expect(later.linear.every((value) => Number.isNaN(value))).toBe(true)
  })

  it('is told with its error and that of staying at the last value', () => {
    const name = (place: number): string => `step ${place}`
    expect(errorBetween(curves.run, curves.measured)).toBeCloseTo(Math.sqrt(1.25 / 2), 12)
    expect(runSentence(curves, 'm', name)).toBe(
      'Free from step 4 for 3 steps: off by 0.791\u00a0m; staying at the last value by 1.58\u00a0m.',
    )
    const ahead = curvesOf(series, null, { of: series, from: 6, steps: 2 }, null)
    expect(runSentence(ahead, 'm', name)).toBe('Free from step 6 for 2 steps.')
  })

  it('is drawn within bounds, and broken where nothing is known', () => {
    const [low, high] = boundsOf(curves)
    expect(low).toBeLessThan(3)
    expect(high).toBeGreaterThan(9)
    expect(
      pathThrough(
        [1, Number.NaN, 2, 3],
        (k) => k,
        (value) => value,
      ),
    ).toBe('M0.0 1.0M2.0 2.0L3.0 3.0')
    expect(
      boundsOf(curvesOf({ ...series, values: [] }, null, { ...start, steps: 0 }, null)),
    ).toEqual([0, 1])
  })
})
