/** The curves of a free run's chart, place by place; NaN where nothing is known. Pure. */
import type { WindowedSeries } from '../../../data/dataset.ts'
import type { ForecastName, ForecastsTold } from '../../../worker/forecasts.ts'
import type { Start } from './FreeRun.tsx'
import { withUnit } from './words.ts'

export type Curves = {
  /** Place in the series of the first of all values, and of the run's first. */
  readonly from: number
  readonly begins: number
  readonly measured: readonly number[]
  readonly said: readonly number[]
  readonly naive: readonly number[]
  readonly linear: readonly number[]
  readonly run: readonly number[]
}

/** Forecasts, and the place in the series of the first of those that travelled; of a moment ago they may be others than those that are shown. */
export type Known = { readonly told: ForecastsTold; readonly from: number }

export function curvesOf(
  { values, windows }: WindowedSeries,
  known: Known | null,
  { from: begins, steps }: Start,
  run: Float64Array | null,
): Curves {
  const from = begins - windows.length
  const places = Array.from({ length: windows.length + steps }, (_, k) => from + k)
  const around = (forecast: ForecastName): readonly number[] => {
    const told = known?.told[forecast]
    return places.map((place) =>
      known && told ? (told.around[place - known.from] ?? Number.NaN) : Number.NaN,
    )
  }
  return {
    from,
    begins,
    measured: places.map((place) => values[place] ?? Number.NaN),
    said: around('network'),
    naive: around('naive'),
    linear: around('linear'),
    run: places.map((place) => run?.[place - begins] ?? Number.NaN),
  }
}

/** Root of the mean squared difference where both are known; null where they never are. */
export function errorBetween(one: readonly number[], other: readonly number[]): number | null {
  const squares = one
    .map((value, k) => (value - other[k]) * (value - other[k]))
    .filter((square) => !Number.isNaN(square))
  if (squares.length === 0) return null
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)
}

/** "Free from January 2001 for 24 steps: off by 0.49 °C; staying at the last value by 2.52 °C." */
export function runSentence(
  { begins, from, measured, run }: Curves,
  unit: string,
  name: (place: number) => string,
): string {
  const steps = measured.length - (begins - from)
  const error = errorBetween(run, measured)
  const last = measured[begins - from - 1] ?? Number.NaN
  const flat = errorBetween(
    run.map((value) => (Number.isNaN(value) ? value : last)),
    measured,
  )
  const what = `Free from ${name(begins)} for ${steps} steps`
  if (error === null || flat === null) return `${what}.`
  return `${what}: off by ${withUnit(error, unit)}; staying at the last value by ${withUnit(flat, unit)}.`
}

/** Bounds of all that is known, with a little room. */
export function boundsOf({ measured, said, naive, run }: Curves): readonly [number, number] {
  const known = [...measured, ...said, ...naive, ...run].filter((value) => Number.isFinite(value))
  if (known.length === 0) return [0, 1]
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const room = (high - low || Math.abs(high) || 1) * 0.08
  return [low - room, high + room]
}

/** A line through what is known, broken where nothing is. */
export function pathThrough(
  values: readonly number[],
  x: (k: number) => number,
  y: (value: number) => number,
): string {
  let isDown = false
  return values
    .map((value, k) => {
      if (!Number.isFinite(value)) {
        isDown = false
        return ''
      }
      const text = `${isDown ? 'L' : 'M'}${x(k).toFixed(1)} ${y(value).toFixed(1)}`
      isDown = true
      return text
    })
    .join('')
}
