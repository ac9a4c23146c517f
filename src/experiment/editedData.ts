/**
 * Data with the changes by hand made in their source: a table stays a table with all its columns, and a
 * series a series, so that they can still be prepared otherwise. Data that come with the page become a
 * table of their own, which says where it is from. Everything else is samples then (`withPoints.ts`).
 */
import { classesIn } from '../data/choice.ts'
import type { Dataset } from '../data/dataset.ts'
import { prepare } from '../data/prepare.ts'
import { entryOf, knowTable, tableIn, type DataSpec } from '../data/source.ts'
import {
  listsOf,
  withCell,
  withRow,
  withoutRow,
  type Cell,
  type Column,
  type Table,
} from '../data/table.ts'
import type { SampleChange } from '../engine/network.ts'
import { isSameCell, moveUp, tidy, type Edited, type Places, type TableSource } from './cells.ts'
import { editedSeries } from './editedSeries.ts'
import { rawTarget, withPoints } from './withPoints.ts'

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

function isSameRow(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, i) => value === other[i])
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
