/** What columns of a table say of its rows besides values: what each is called, and which are only tested with. */
import { factsOf } from './facts.ts'
import type { CategoryColumn, Column, Table } from './table.ts'

/** Longer texts are remarks rather than names. */
const LONGEST = 60

/** Whether a column's texts name the rows: none comes twice, and most rows have one. */
function areNames(column: Column): column is CategoryColumn {
  if (column.type !== 'category') return false
  const { categories, codes } = column
  const named = codes.length - factsOf(column).gaps
  if (named === 0 || 2 * named <= codes.length || categories.length < named) return false
  const isTaken = new Uint8Array(categories.length)
  for (const code of codes) {
    if (code < 0) continue
    if (isTaken[code] === 1 || categories[code].length > LONGEST) return false
    isTaken[code] = 1
  }
  return true
}

/** The first column that names the rows and is nothing else; null where there is none. */
export function namesIn({ columns }: Table, used: readonly number[]): number | null {
  const place = columns.findIndex((column, k) => !used.includes(k) && areNames(column))
  return place < 0 ? null : place
}

const TRAINING = new Set(['training', 'train'])
const TEST = new Set(['test', 'testing'])

/** The column that says of each row whether it is trained on, as the page writes it into its own files; null where there is none. */
export function partIn({ columns }: Table): number | null {
  const place = columns.findIndex(
    (column) =>
      column.type === 'category' &&
      column.name.toLowerCase() === 'part' &&
      column.categories.every((text) => TRAINING.has(text) || TEST.has(text)) &&
      column.categories.some((text) => TRAINING.has(text)) &&
      column.categories.some((text) => TEST.has(text)),
  )
  return place < 0 ? null : place
}

/** The rows that such a column keeps for testing; null where there is none. */
export function testRowsIn(table: Table): number[] | null {
  const place = partIn(table)
  const column = place === null ? null : table.columns[place]
  if (column?.type !== 'category') return null
  const { categories, codes } = column
  const rows: number[] = []
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] >= 0 && TEST.has(categories[codes[row]])) rows.push(row)
  }
  return rows
}
