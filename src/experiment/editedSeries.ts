/**
 * A series with changes by hand of the windows on it: a value belongs to every window that contains it,
 * and so do its changes.
 */
import type { Dataset } from '../data/dataset.ts'
import {
  entryOf,
  knowTable,
  tableIn,
  windowsIn,
  type DataSource,
  type DataSpec,
} from '../data/source.ts'
import { hasGap, listsOf, withCell, withRow, withRows, type Table } from '../data/table.ts'
import type { SampleChange } from '../engine/network.ts'
import { isSameCell, moveUp, tidy, type Edited, type Places, type TableSource } from './cells.ts'
import { isSetting, valuesSet, withSet } from './setSeries.ts'

export function editedSeries(
  data: DataSpec,
  dataset: Dataset,
  changes: readonly SampleChange[],
): Edited {
  const windows = windowsIn(data.source)
  const { series } = dataset
  if (!windows || !series) return null
  if (data.source.type === 'table' && changes.every(isSetting)) {
    return {
      source: withSet(data.source, series.values, valuesSet(dataset, changes)),
      test: data.test,
    }
  }
  const { length, horizon, predicts } = windows
  const values = [...series.values]
  const times = [...series.times]
  const rows = valueRows(data.source, values.length)
  const at: Places = { samples: [...series.samples], unseen: [...series.unseen] }
  for (const change of changes) {
    if (change.type === 'add') {
      const last = change.input.at(-1) ?? 0
      values.push(tidy(predicts === 'level' ? change.target[0] : last + change.target[0]))
      times.push(nextTime(times))
      rows.push(null)
      at.samples.push(values.length - 1)
      continue
    }
    const { part, index } = change.place
    const place = at[part][index]
    if (change.type === 'remove') {
      at[part].splice(index, 1)
      values.splice(place, 1)
      times.splice(place, 1)
      rows.splice(place, 1)
      for (const all of [at.samples, at.unseen]) moveUp(all, place)
      continue
    }
    const first = place - horizon - length + 1
    change.input.forEach((value, k) => {
      values[first + k] = value
    })
    const last = change.input.at(-1) ?? 0
    const target = tidy(predicts === 'level' ? change.target[0] : last + change.target[0])
    if (target !== tidy(values[place])) values[place] = target
  }
  const { source } = data
  const edited =
    source.type === 'table'
      ? withSeries(source, values, rows)
      : seriesTable(source, series.name, values, times)
  return { source: edited, test: data.test }
}

/** The row of a table that each value stands in; of other series none. */
function valueRows(source: DataSource, count: number): (number | null)[] {
  if (source.type !== 'table') return Array.from({ length: count }, () => null)
  const { columns, rows } = tableIn(source)
  const all = Array.from({ length: rows }, (_, row) => row)
  return all.filter((row) => !hasGap(columns[source.target], row))
}

/** A table with these values in its target column: those that have no row stand at the end, and rows that no value has are gone unless they had none before. */
function withSeries(
  source: TableSource,
  values: readonly number[],
  rows: readonly (number | null)[],
): TableSource {
  const before = tableIn(source)
  const { target } = source
  const kept = new Set(rows)
  const all = Array.from({ length: before.rows }, (_, row) => row)
  const left = all.filter((row) => kept.has(row) || hasGap(before.columns[target], row))
  const placeOf = new Map(left.map((row, place) => [row, place]))
  let table = left.length === before.rows ? before : withRows(before, left)
  for (const [k, row] of rows.entries()) {
    const place = row === null ? null : (placeOf.get(row) ?? null)
    if (place === null) {
      const cells = table.columns.map((_, column) => (column === target ? values[k] : null))
      table = withRow(table, cells)
    } else if (!isSameCell(table.columns[target], place, values[k])) {
      table = withCell(table, place, target, values[k])
    }
  }
  const lists = listsOf(table)
  knowTable(lists, table)
  return { ...source, columns: lists }
}

function nextTime(times: readonly string[]): string {
  let count = times.length + 1
  while (times.includes(`Row ${count}`)) count++
  return `Row ${count}`
}

function seriesTable(
  source: DataSource,
  name: string,
  values: readonly number[],
  times: readonly string[],
): TableSource {
  const table: Table = {
    columns: [
      {
        name: 'time',
        type: 'category',
        categories: times,
        codes: Int32Array.from(times, (_, row) => row),
      },
      { name, type: 'number', values: Float64Array.from(values) },
    ],
    rows: values.length,
  }
  const lists = listsOf(table)
  knowTable(lists, table)
  const entry = source.type === 'builtIn' ? entryOf(source.name) : null
  const windows = windowsIn(source)
  return {
    type: 'table',
    name: entry?.label ?? ('name' in source ? source.name : name),
    ...(entry && { origin: `${entry.origin}; changed by hand`, licence: entry.licence }),
    columns: lists,
    inputs: [],
    target: 1,
    problem: 'values',
    gaps: 'leaveOut',
    ...(windows && { windows }),
  }
}
