/**
 * A series of which single values are set by hand. A long one has very many windows: only those that
 * contain such a value are made anew, and only their places in the table and in the document.
 */
import type { Dataset } from '../data/dataset.ts'
import { inputOf } from '../data/features.ts'
import { scaled } from '../data/scaling.ts'
import { knowTable, tableIn } from '../data/source.ts'
import { hasGap } from '../data/table.ts'
import { windowAt, windowCount } from '../data/windows.ts'
import { knowLike } from '../engine/fitSamples.ts'
import type { Sample, SampleChange, SamplePlace } from '../engine/network.ts'
import { isSameCell, tidy, type TableSource } from './cells.ts'

export type Setting = SampleChange & { readonly type: 'set' }

export function isSetting(change: SampleChange): change is Setting {
  return change.type === 'set'
}

/** The values that these changes set, by their places in the series: those of a window, and its target. */
export function valuesSet(
  { series }: Pick<Dataset, 'series'>,
  changes: readonly Setting[],
): ReadonlyMap<number, number> {
  const set = new Map<number, number>()
  if (!series) return set
  const { length, horizon, predicts } = series.windows
  for (const { place, input, target } of changes) {
    const at = series[place.part][place.index]
    const first = at - horizon - length + 1
    const now = (where: number): number => set.get(where) ?? series.values[where]
    input.forEach((value, k) => {
      if (value !== now(first + k)) set.set(first + k, value)
    })
    const wanted = tidy(predicts === 'level' ? target[0] : (input.at(-1) ?? 0) + target[0])
    if (wanted !== tidy(now(at))) set.set(at, wanted)
  }
  return set
}

/** The table that a series of so many values stands in, with these of them. */
export function withSet(
  source: TableSource,
  { length }: readonly number[],
  set: ReadonlyMap<number, number>,
): TableSource {
  const table = tableIn(source)
  const column = table.columns[source.target]
  const list = source.columns[source.target]
  if (column.type !== 'number' || list.type !== 'number') return source
  const rowOf = rowsOf(source, length)
  const values = column.values.slice()
  const cells = list.values.slice()
  for (const [place, value] of set) {
    const row = rowOf(place)
    if (isSameCell(column, row, value)) continue
    values[row] = value
    cells[row] = value
  }
  const columns = table.columns.with(source.target, { ...column, values })
  const lists = source.columns.with(source.target, { ...list, values: cells })
  knowTable(lists, { ...table, columns })
  return { ...source, columns: lists }
}

/** The values of a series after some of them have been set in its table. */
export function valuesAfter(
  source: TableSource,
  before: readonly number[],
  places: Iterable<number>,
): readonly number[] {
  const column = tableIn(source).columns[source.target]
  if (column.type !== 'number') return before
  const rowOf = rowsOf(source, before.length)
  const values = before.slice()
  for (const place of places) values[place] = column.values[rowOf(place)]
  return values
}

/** The row of a table in which each of so many values of its series stands: rows without one are not counted. */
function rowsOf(source: TableSource, values: number): (place: number) => number {
  const { columns, rows } = tableIn(source)
  if (values === rows) return (place) => place
  const known: number[] = []
  for (let row = 0; row < rows; row++) if (!hasGap(columns[source.target], row)) known.push(row)
  return (place) => known[place]
}

/** The windows on a series that has changed in these places, all others as they were; null where a window's sample is not found. */
export function datasetWith(
  before: Dataset,
  values: readonly number[],
  places: Iterable<number>,
): Dataset | null {
  const { series, naive, inputScalings, targetScalings } = before
  if (!series || !naive) return null
  const spec = series.windows
  const parts = { samples: before.samples.slice(), unseen: before.unseen.slice() }
  const raw = { samples: before.raw.samples.slice(), unseen: before.raw.unseen.slice() }
  const naives = { samples: naive.samples.slice(), unseen: naive.unseen.slice() }
  const others: Record<SamplePlace['part'], Sample[]> = { samples: [], unseen: [] }
  const isAsIs =
    before.features.length === 0 &&
    inputScalings.every(({ shift, divisor }) => shift === 0 && divisor === 1)
  for (const start of startsWith(places, spec, values.length)) {
    const window = windowAt(spec, values, start)
    const place = placeOf(series, window.at)
    if (!place) return null
    const { part, index } = place
    const sample = {
      ...before[part][index],
      input: isAsIs ? window.inputs : inputOf(before, window.inputs),
      target: [scaled(window.target, targetScalings[0])],
    }
    parts[part][index] = sample
    others[part].push(sample)
    raw[part][index] = window.inputs
    naives[part][index] = scaled(window.naive, targetScalings[0])
  }
  knowLike(parts.samples, before.samples, others.samples)
  if (parts.unseen.length > 0) knowLike(parts.unseen, before.unseen, others.unseen)
  return {
    ...before,
    ...parts,
    raw: { ...before.raw, ...raw },
    naive: naives,
    series: { ...series, values },
  }
}

/** Where the windows begin that reach these places, each once. */
function startsWith(
  places: Iterable<number>,
  spec: Parameters<typeof windowAt>[0],
  values: number,
): ReadonlySet<number> {
  const starts = new Set<number>()
  const last = windowCount(spec, values) - 1
  for (const place of places) {
    const first = Math.max(0, place - spec.length - spec.horizon + 1)
    for (let start = first; start <= Math.min(place, last); start++) starts.add(start)
  }
  return starts
}

/** The sample whose target is at a place of the series: those of a part follow each other. */
function placeOf(series: NonNullable<Dataset['series']>, at: number): SamplePlace | null {
  for (const part of ['samples', 'unseen'] as const) {
    const index = at - series[part][0]
    if (series[part][index] === at) return { part, index }
  }
  return null
}
