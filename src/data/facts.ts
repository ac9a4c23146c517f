/**
 * What is known of a column at a glance, found once: there may be very many rows, and the page asks
 * again and again. Whoever has found it elsewhere, as the reader of files has, tells it here.
 */
import type { Column } from './table.ts'

export type ColumnFacts = {
  /** How many cells say nothing. */
  readonly gaps: number
  /** Of numbers, or of codes; the least is above the greatest where there are none. */
  readonly least: number
  readonly greatest: number
  readonly areWhole: boolean
  /** The values or codes that it has, each once, in the order in which they appear; null: more than `MOST_FEW`. */
  readonly few: readonly number[] | null
}

/** As many as classes may be. */
export const MOST_FEW = 64

const known = new WeakMap<Column, ColumnFacts>()

export function factsOf(column: Column): ColumnFacts {
  const before = known.get(column)
  if (before) return before
  const facts = column.type === 'number' ? factsIn(column.values, NaN) : factsIn(column.codes, -1)
  known.set(column, facts)
  return facts
}

export function knowFacts(column: Column, facts: ColumnFacts): void {
  known.set(column, facts)
}

function factsIn(cells: Float64Array | Int32Array, gap: number): ColumnFacts {
  let gaps = 0
  let least = Infinity
  let greatest = -Infinity
  let areWhole = true
  const few = new Set<number>()
  let isFew = true
  let before = gap
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]
    if (cell === gap || Number.isNaN(cell)) {
      gaps++
      continue
    }
    if (cell < least) least = cell
    if (cell > greatest) greatest = cell
    if (areWhole && !Number.isInteger(cell)) areWhole = false
    if (!isFew || cell === before) continue
    before = cell
    few.add(cell)
    isFew = few.size <= MOST_FEW
  }
  return { gaps, least, greatest, areWhole, few: isFew ? [...few] : null }
}
