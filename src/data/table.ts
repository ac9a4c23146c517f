/**
 * A table: columns of one length, of numbers or of categories, each compact in memory. A gap is NaN
 * or code −1, never 0. In a document the same columns are plain lists, where a gap is null.
 */

import { factsOf, MOST_FEW } from './facts.ts'

export type NumberColumn = {
  readonly name: string
  readonly type: 'number'
  /** One for each row; NaN: a gap. */
  readonly values: Float64Array<ArrayBuffer>
}

export type CategoryColumn = {
  readonly name: string
  readonly type: 'category'
  /** In the order in which they first appear. */
  readonly categories: readonly string[]
  /** Of each row the index of its category; −1: a gap. */
  readonly codes: Int32Array<ArrayBuffer>
}

export type Column = NumberColumn | CategoryColumn

export type Table = { readonly columns: readonly Column[]; readonly rows: number }

/** A column as a document holds it. */
export type ColumnList =
  | { readonly name: string; readonly type: 'number'; readonly values: readonly (number | null)[] }
  | {
      readonly name: string
      readonly type: 'category'
      readonly categories: readonly string[]
      readonly codes: readonly (number | null)[]
    }

/** Reads a document's columns. They have one length, and codes that name categories: `experiment/fit.ts` sees to it. */
export function tableOf(lists: readonly ColumnList[]): Table {
  const columns = lists.map((list): Column => {
    if (list.type === 'number') {
      const { name, type } = list
      return {
        name,
        type,
        values: filledWith(new Float64Array(list.values.length), list.values, NaN),
      }
    }
    const { name, type, categories } = list
    const codes = filledWith(new Int32Array(list.codes.length), list.codes, -1)
    return { name, type, categories, codes }
  })
  return { columns, rows: columns.length > 0 ? lengthOf(columns[0]) : 0 }
}

/** A table's columns as a document holds them. */
export function listsOf({ columns }: Table): ColumnList[] {
  return columns.map((column) => {
    if (column.type === 'number') {
      const { name, type, values } = column
      return { name, type, values: listOf(values, isGap) }
    }
    const { name, type, categories, codes } = column
    return { name, type, categories, codes: listOf(codes, (code) => code < 0) }
  })
}

// Loops: `from` with a function takes ten times as long, and tables are made while the page is used.

function filledWith<Cells extends Float64Array | Int32Array>(
  cells: Cells,
  list: readonly (number | null)[],
  gap: number,
): Cells {
  for (let row = 0; row < list.length; row++) cells[row] = list[row] ?? gap
  return cells
}

function listOf(
  cells: Float64Array | Int32Array,
  isGap: (cell: number) => boolean,
): (number | null)[] {
  const list: (number | null)[] = []
  for (let row = 0; row < cells.length; row++) list.push(isGap(cells[row]) ? null : cells[row])
  return list
}

function isGap(value: number): boolean {
  return Number.isNaN(value)
}

export function lengthOf(column: Column): number {
  return column.type === 'number' ? column.values.length : column.codes.length
}

export function hasGap(column: Column, row: number): boolean {
  return column.type === 'number' ? isGap(column.values[row]) : column.codes[row] < 0
}

/** A cell as text, as it could be typed; a gap is empty. */
export function cellText(column: Column, row: number): string {
  if (hasGap(column, row)) return ''
  return column.type === 'number'
    ? String(column.values[row])
    : column.categories[column.codes[row]]
}

/** How many values a column has: its rows without gaps. */
export function valuesIn({ columns, rows }: Table, column: number): number {
  return rows - factsOf(columns[column]).gaps
}

/** How many rows have a gap in any of these columns. */
export function gapsIn(table: Table, columns: readonly number[]): number {
  const gapped = columns
    .map((column) => table.columns[column])
    .filter((column) => factsOf(column).gaps > 0)
  if (gapped.length <= 1) return gapped.length === 0 ? 0 : factsOf(gapped[0]).gaps
  let count = 0
  for (const isGapped of gapsByRow(table, gapped)) count += isGapped
  return count
}

/** 1 for each row that has a gap in any of these columns, else 0. */
export function gapsByRow({ rows }: Table, columns: readonly Column[]): Uint8Array {
  const isGapped = new Uint8Array(rows)
  for (const column of columns) {
    if (factsOf(column).gaps === 0) continue
    if (column.type === 'number') {
      for (let row = 0; row < rows; row++) if (isGap(column.values[row])) isGapped[row] = 1
    } else {
      for (let row = 0; row < rows; row++) if (column.codes[row] < 0) isGapped[row] = 1
    }
  }
  return isGapped
}

/** The values that a column has, each once, as texts in the order in which they appear, up to `most`, which is no more than classes may be; null when there are more. */
export function distinct(column: Column, most: number): string[] | null {
  if (most > MOST_FEW) throw new RangeError(`Expected at most ${MOST_FEW}, got ${most}.`)
  const { few } = factsOf(column)
  if (few === null || few.length > most) return null
  return few.map((value) => (column.type === 'number' ? String(value) : column.categories[value]))
}

/** Whether a column says the same in every row that says anything. */
export function isConstant(column: Column): boolean {
  const { few } = factsOf(column)
  return few !== null && few.length <= 1
}

/** Whether a column rises by 1 from row to row, as an index does. */
export function isCounter(column: Column): boolean {
  return (
    column.type === 'number' &&
    column.values.length > 2 &&
    column.values.every((value, row) => row === 0 || value - column.values[row - 1] === 1)
  )
}

/** Whether two columns have the same cells, whatever their names. */
export function isSameColumn(one: Column, other: Column): boolean {
  if (lengthOf(one) !== lengthOf(other)) return false
  if (factsOf(one).gaps !== factsOf(other).gaps) return false
  if (one.type === 'number') {
    return (
      other.type === 'number' &&
      one.values.every((value, row) => Object.is(value, other.values[row]))
    )
  }
  return (
    other.type === 'category' &&
    one.codes.every((code, row) => one.categories[code] === other.categories[other.codes[row]])
  )
}

/** Some of a table's rows, in the order given. */
export function withRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = table.columns.map((column): Column => {
    if (column.type === 'number') {
      return { ...column, values: Float64Array.from(rows, (row) => column.values[row]) }
    }
    return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]) }
  })
  return { columns, rows: rows.length }
}

/** What a cell may be set to: a number, a category (a new one is added), or null for a gap. */
export type Cell = number | string | null

/** The table with another cell. Throws for a text in a column of numbers, or the other way round. */
export function withCell(table: Table, row: number, column: number, cell: Cell): Table {
  const columns = table.columns.map((one, c) => (c === column ? changed(one, row, cell) : one))
  return { ...table, columns }
}

/** The table with one more row at its end, a cell for each column. */
export function withRow(table: Table, cells: readonly Cell[]): Table {
  const rows = table.rows + 1
  const columns = table.columns.map((column, c): Column => {
    const longer: Column =
      column.type === 'number'
        ? { ...column, values: longerBy(column.values, Float64Array) }
        : { ...column, codes: longerBy(column.codes, Int32Array) }
    return changed(longer, rows - 1, cells[c])
  })
  return { columns, rows }
}

function longerBy<Cells extends Float64Array | Int32Array>(
  cells: Cells,
  Kind: new (length: number) => Cells,
): Cells {
  const longer = new Kind(cells.length + 1)
  longer.set(cells)
  return longer
}

export function withoutRow(table: Table, row: number): Table {
  const columns = table.columns.map((column): Column =>
    column.type === 'number'
      ? { ...column, values: shorterBy(column.values, row, Float64Array) }
      : { ...column, codes: shorterBy(column.codes, row, Int32Array) },
  )
  return { columns, rows: table.rows - 1 }
}

function shorterBy<Cells extends Float64Array | Int32Array>(
  cells: Cells,
  row: number,
  Kind: new (length: number) => Cells,
): Cells {
  const shorter = new Kind(cells.length - 1)
  shorter.set(cells.subarray(0, row))
  shorter.set(cells.subarray(row + 1), row)
  return shorter
}

function changed(column: Column, row: number, cell: Cell): Column {
  if (column.type === 'number') {
    if (typeof cell === 'string') throw new TypeError(`“${column.name}” holds numbers.`)
    return { ...column, values: column.values.with(row, cell ?? NaN) }
  }
  if (typeof cell === 'number') throw new TypeError(`“${column.name}” holds categories.`)
  if (cell === null) return { ...column, codes: column.codes.with(row, -1) }
  const known = column.categories.indexOf(cell)
  const categories = known < 0 ? [...column.categories, cell] : column.categories
  const code = known < 0 ? column.categories.length : known
  return { ...column, categories, codes: column.codes.with(row, code) }
}
