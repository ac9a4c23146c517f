/**
 * The window's chart: what was measured, what the network said one step ahead of it, and what "next =
 * last" says, in the series' own units, at the window's time steps and a few around it. Pure.
 */
import type { Dataset, WindowedSeries } from '../../../data/dataset.ts'
import { unscaledOf } from '../../../data/scaling.ts'
import type { WindowPlace } from '../../hooks/sequence/times.ts'

/** At a place of the series; null where nothing is known. */
export type Point = {
  readonly place: number
  readonly measured: number | null
  readonly says: number | null
  readonly naive: number | null
}

/** Where a sample whose target lies at this place is kept. */
export type Row = { readonly part: 'samples' | 'unseen'; readonly index: number }

/** The sample that is asked about this place of the series; null where there is none. */
export function rowAt(series: WindowedSeries, place: number): Row | null {
  const { samples, unseen } = series
  const [first] = samples
  if (first !== undefined && place >= first && place < first + samples.length) {
    return { part: 'samples', index: place - first }
  }
  const [later] = unseen
  if (later === undefined || place < later || place >= later + unseen.length) return null
  return { part: 'unseen', index: place - later }
}

/** A level in the series' units, from what the network says about a place. */
export function levelOf(
  { targetScalings, series }: Pick<Dataset, 'targetScalings'> & { series: WindowedSeries },
  place: number,
  said: number,
): number {
  const value = unscaledOf(said, targetScalings[0])
  const { predicts, horizon } = series.windows
  return predicts === 'level' ? value : value + series.values[place - horizon]
}

export function pointsOf(
  dataset: Pick<Dataset, 'targetScalings'> & { series: WindowedSeries },
  { start, at }: WindowPlace,
  around: number,
  saidAt: (row: Row) => number | null,
): Point[] {
  const { series } = dataset
  const { values, windows } = series
  const from = Math.max(0, start - around)
  const to = Math.min(values.length - 1, at)
  return Array.from({ length: to - from + 1 }, (_, k) => {
    const place = from + k
    const row = rowAt(series, place)
    const said = row && saidAt(row)
    return {
      place,
      measured: values[place] ?? null,
      says: said === null ? null : levelOf(dataset, place, said),
      naive: values[place - windows.horizon] ?? null,
    }
  })
}

export type Range = {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
}

/** Bounds with a little room, and two to four round numbers between them. */
export function rangeOf(values: readonly number[]): Range {
  const known = values.filter((value) => Number.isFinite(value))
  if (known.length === 0) return { low: 0, high: 1, ticks: [0, 1] }
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const spread = most - least || Math.abs(most) || 1
  const [low, high] = [least - spread * 0.12, most + spread * 0.12]
  const step = roundStep(high - low)
  const ticks: number[] = []
  for (let k = Math.ceil(low / step); k * step <= high; k++) {
    ticks.push(Number((k * step).toPrecision(12)))
  }
  return { low, high, ticks }
}

/** The largest of 1, 2, 5, 10 … of which at least two lie in any stretch of this size. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size / 2))
  const rung = [5, 2, 1].find((one) => one * power <= size / 2) ?? 1
  return rung * power
}

/** The least and the greatest of values; of none, of a range without any. */
export function boundsOf(values: readonly number[]): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

/**
 * Places of a series that its line goes through when so many columns of pixels show it: all of a short
 * one, and of a long one in each column the lowest and the highest, in their order.
 */
export function placesShown(values: readonly number[], columns: number): readonly number[] {
  const count = values.length
  if (count <= 2 * columns) return values.map((_, place) => place)
  const places: number[] = []
  for (let column = 0; column < columns; column++) {
    const [from, to] = [column, column + 1].map((edge) => Math.floor((edge * count) / columns))
    let [low, high] = [from, from]
    for (let place = from + 1; place < to; place++) {
      if (values[place] < values[low]) low = place
      if (values[place] > values[high]) high = place
    }
    places.push(Math.min(low, high), Math.max(low, high))
  }
  return places
}

/** A line through what is known, broken where nothing is. */
export function lineOf(points: readonly (readonly [x: number, y: number] | null)[]): string {
  let isDown = false
  return points
    .map((point) => {
      if (!point) {
        isDown = false
        return ''
      }
      const text = `${isDown ? 'L' : 'M'}${point[0].toFixed(1)} ${point[1].toFixed(1)}`
      isDown = true
      return text
    })
    .join('')
}
