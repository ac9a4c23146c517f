/** What the time steps of a window are called: by their places in the series, or counted where there is none. Pure. */
import type { Dataset, WindowedSeries } from '../../../data/dataset.ts'
import { timeName, type TimeName } from '../../../data/times.ts'
import type { Sample } from '../../../engine/network.ts'

export type WindowPlace = {
  /** Of the window's first value and of the target. */
  readonly start: number
  readonly at: number
}

/** By their inputs: a sample may stand under another name. */
const places = new WeakMap<WindowedSeries, Map<Sample['input'], number>>()

/** Where in the series a sample's window lies; null where the data have no series, or the sample is none of theirs. */
export function windowPlace(
  { series, samples, unseen }: Pick<Dataset, 'series' | 'samples' | 'unseen'>,
  sample: Sample,
): WindowPlace | null {
  if (!series) return null
  let known = places.get(series)
  if (!known) {
    known = new Map([
      ...samples.map((one, s) => [one.input, series.samples[s]] as const),
      ...unseen.map((one, s) => [one.input, series.unseen[s]] as const),
    ])
    places.set(series, known)
  }
  const at = known.get(sample.input)
  if (at === undefined) return null
  const { length, horizon } = series.windows
  return { start: at - horizon - length + 1, at }
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
