/** What the time steps of a window are called: by their places in the series, or counted where there is none. Pure. */
import type { Dataset, WindowedSeries } from '../../../data/dataset.ts'
import { timeName, type TimeName } from '../../../data/times.ts'
import type { Sample } from '../../../engine/network.ts'

export type WindowPlace = {
  /** Of the window's first value and of the target. */
  readonly start: number
  readonly at: number
}

/** Those that have been asked for, by their inputs: a sample may stand under another name. */
const places = new WeakMap<WindowedSeries, Map<Sample['input'], number | null>>()

/** Where in the series a sample's window lies; null where the data have no series, or the sample is none of theirs. */
export function windowPlace(
  { series, samples, unseen }: Pick<Dataset, 'series' | 'samples' | 'unseen'>,
  { input }: Sample,
): WindowPlace | null {
  if (!series) return null
  const known = places.get(series) ?? new Map<Sample['input'], number | null>()
  places.set(series, known)
  let at = known.get(input)
  if (at === undefined) {
    // A long series has very many windows: looking for one takes a hundredth of what a map of them all does.
    at = placeAmong(samples, series.samples, input) ?? placeAmong(unseen, series.unseen, input)
    known.set(input, at)
  }
  if (at === null) return null
  const { length, horizon } = series.windows
  return { start: at - horizon - length + 1, at }
}

function placeAmong(
  samples: readonly Sample[],
  places: readonly number[],
  input: Sample['input'],
): number | null {
  return places[samples.findIndex((one) => one.input === input)] ?? null
}

/** The names of a sample's time steps, and of the time that it is asked about. */
export function namesOf(
  dataset: Pick<Dataset, 'series' | 'samples' | 'unseen'>,
  sample: Sample,
  steps: number,
): { readonly steps: readonly TimeName[]; readonly target: TimeName | null } {
  const place = windowPlace(dataset, sample)
  const { series } = dataset
  if (!place || !series || series.windows.length !== steps) {
    const counted = Array.from({ length: steps }, (_, t) => {
      const number = String(t + 1)
      const full = `step ${number}`
      return { full, brief: full, short: number, letter: number }
    })
    return { steps: counted, target: null }
  }
  const names = series.times.slice(place.start, place.start + steps).map(timeName)
  return { steps: names, target: timeName(series.times[place.at]) }
}

/** "2009", "January 2009 to December 2009": what has been read, in short. */
export function spanOf(first: string, last: string): string {
  const [, from, year] = /^([A-Z]\w+) (\d{4})$/.exec(first) ?? []
  const [, to, otherYear] = /^([A-Z]\w+) (\d{4})$/.exec(last) ?? []
  if (year === undefined || otherYear === undefined) return `${first} to ${last}`
  if (year !== otherYear) return `${from} ${year} to ${to} ${otherYear}`
  return from === 'January' && to === 'December' ? year : `${from} to ${to} ${year}`
}
