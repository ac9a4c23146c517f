/**
 * Data with the changes by hand made in their source: a table stays a table with all its columns, and a
 * series a series, so that they can still be prepared otherwise. Data that come with the page become a
 * table of their own, which says where it is from. Everything else is samples then (`withPoints.ts`).
 */
import { classesIn } from '../data/choice.ts'
import type { Dataset } from '../data/dataset.ts'
import { prepare } from '../data/prepare.ts'
import {
  entryOf,
  knowTable,
  tableIn,
  windowsIn,
  type DataSource,
  type DataSpec,
} from '../data/source.ts'
import {
  hasGap,
  listsOf,
  withCell,
  withRow,
  withRows,
  withoutRow,
  type Cell,
  type Column,
  type Table,
} from '../data/table.ts'
import type { SampleChange, SamplePlace } from '../engine/network.ts'
import { rawTarget, withPoints } from './withPoints.ts'

type TableSource = DataSource & { readonly type: 'table' }
type Places = Record<SamplePlace['part'], number[]>

/** Throws where a change does not fit. */
export function editedData(data: DataSpec, changes: readonly SampleChange[]): DataSpec {
  if (changes.length === 0) return data
  const changed = withPoints(data, changes)
  if (!changed.ok) throw new RangeError(changed.sentence)
  const dataset = prepare(data)
  const { type } = data.scale
  const edited = dataset.series
    ? editedSeries(data, dataset, changes)
    : editedRows(data, dataset, changes)
  return edited ? { ...data, ...edited, scale: { type } } : { ...changed.data, scale: { type } }
}

type Edited = Pick<DataSpec, 'source' | 'test'> | null

// Rows

function editedRows(data: DataSpec, dataset: Dataset, changes: readonly SampleChange[]): Edited {
  const start = tableOf(data, dataset)
  if (!start) return null
  const { source, places } = start
  const before = tableIn(source)
  let table = before
  const raw = { samples: [...dataset.raw.samples], unseen: [...dataset.raw.unseen] }
  for (const change of changes) {
    if (change.type === 'remove') {
      const { part, index } = change.place
      const [row] = places[part].splice(index, 1)
      raw[part].splice(index, 1)
      table = withoutRow(table, row)
      for (const all of [places.samples, places.unseen]) moveUp(all, row)
      continue
    }
    const cells = cellsOf(table, source, dataset, change)
    if (!cells) return null
    if (change.type === 'add') {
      table = withRow(
        table,
        table.columns.map((_, column) => cells.get(column) ?? null),
      )
      places.samples.push(table.rows - 1)
      raw.samples.push(change.input)
      continue
    }
    const { part, index } = change.place
    const row = places[part][index]
    const isShown = isSameRow(raw[part][index], change.input)
    raw[part][index] = change.input
    for (const [column, cell] of cells) {
      // What fills a gap is no value of it.
      if (isShown && column !== source.target) continue
      if (!isSameCell(table.columns[column], row, cell)) table = withCell(table, row, column, cell)
    }
  }
  const columns = table.columns.with(source.target, withClasses(table, source, dataset))
  const lists = columns.map((column, k) =>
    column === before.columns[k]
      ? source.columns[k]
      : listsOf({ columns: [column], rows: table.rows })[0],
  )
  knowTable(lists, { columns, rows: table.rows })
  const test = places.unseen.length > 0 ? ({ type: 'rows', rows: places.unseen } as const) : NO_TEST
  return { source: { ...source, columns: lists }, test }
}

const NO_TEST = { type: 'none' } as const

/** The rows before the changes as a table, and where each sample stands in it; null where they are none. */
function tableOf(
  { source }: DataSpec,
  dataset: Dataset,
): { readonly source: TableSource; readonly places: Places } | null {
  if (source.type === 'table' && dataset.places) {
    const { samples, unseen } = dataset.places
    return { source, places: { samples: [...samples], unseen: [...unseen] } }
  }
  const entry = source.type === 'builtIn' ? entryOf(source.name) : null
  if (entry?.type !== 'rows' || dataset.target[0] < 1) return null
  const inputs = [...dataset.raw.samples, ...dataset.raw.unseen]
  const all = [...dataset.samples, ...dataset.unseen]
  const columns: Column[] = dataset.raw.names.map((name, i) => ({
    name,
    type: 'number',
    values: Float64Array.from(inputs, (row) => row[i]),
  }))
  if (dataset.problem === 'classes') {
    const codes = Int32Array.from(all, ({ target }) => classOf(rawTarget(dataset, target)))
    columns.push({ name: 'class', type: 'category', categories: dataset.classNames, codes })
  } else {
    const values = Float64Array.from(all, ({ target }) => tidy(rawTarget(dataset, target)[0]))
    columns.push({ name: dataset.targetNames[0] ?? 'value', type: 'number', values })
  }
  const table = { columns, rows: all.length }
  const lists = listsOf(table)
  knowTable(lists, table)
  const { length } = dataset.samples
  return {
    source: {
      type: 'table',
      name: entry.label,
      origin: `${entry.origin}; changed by hand`,
      licence: entry.licence,
      columns: lists,
      inputs: dataset.raw.names.map((_, place) => place),
      target: dataset.raw.names.length,
      problem: dataset.problem,
      gaps: 'leaveOut',
    },
    places: {
      samples: dataset.samples.map((_, row) => row),
      unseen: dataset.unseen.map((_, row) => length + row),
    },
  }
}

/** The cells that a sample is in a table, by column; null where a category is none of its column's. */
function cellsOf(
  { columns }: Table,
  { inputs, target, problem }: TableSource,
  dataset: Dataset,
  change: Exclude<SampleChange, { type: 'remove' }>,
): ReadonlyMap<number, Cell> | null {
  const cells = new Map<number, Cell>()
  let at = 0
  for (const place of inputs) {
    const column = columns[place]
    if (column.type === 'number') {
      cells.set(place, change.input[at++])
      continue
    }
    const { length } = column.categories
    const width = length <= 2 ? 1 : length
    const code = codeIn(change.input.slice(at, at + width))
    if (code === null) return null
    cells.set(place, column.categories[code])
    at += width
  }
  const column = columns[target]
  if (problem === 'values') cells.set(target, tidy(change.target[0]))
  else {
    const name = dataset.classNames[classOf(change.target)]
    cells.set(target, column.type === 'number' ? Number(name) : name)
  }
  return cells
}

/** The category that numbers mark: 0 or 1 of two, else the place of the only 1. */
function codeIn(numbers: readonly number[]): number | null {
  if (!numbers.every((value) => value === 0 || value === 1)) return null
  if (numbers.length === 1) return numbers[0]
  return numbers.filter((value) => value === 1).length === 1 ? numbers.indexOf(1) : null
}

function classOf(target: readonly number[]): number {
  return target.length === 1 ? target[0] : target.indexOf(1)
}

/** What scaling there and back again leaves in the last digits. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

function isSameRow(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, i) => value === other[i])
}

function isSameCell(column: Column, row: number, cell: Cell): boolean {
  if (hasGap(column, row)) return cell === null
  return column.type === 'number'
    ? cell === column.values[row] || cell === tidy(column.values[row])
    : cell === column.categories[column.codes[row]]
}

function moveUp(places: number[], gone: number): void {
  for (let k = 0; k < places.length; k++) if (places[k] > gone) places[k]--
}

/** The target's column: where a class of numbers has lost its last row, a column of categories that still has it. */
function withClasses(table: Table, { target, problem }: TableSource, dataset: Dataset): Column {
  const column = table.columns[target]
  if (problem === 'values' || column.type === 'category') return column
  const { classNames } = dataset
  if (classesIn(column)?.join('\n') === classNames.join('\n')) return column
  const codes = Int32Array.from(column.values, (value) => classNames.indexOf(String(value)))
  return { name: column.name, type: 'category', categories: classNames, codes }
}

// Series

function editedSeries(data: DataSpec, dataset: Dataset, changes: readonly SampleChange[]): Edited {
  const windows = windowsIn(data.source)
  const { series } = dataset
  if (!windows || !series) return null
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
