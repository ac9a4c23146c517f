/** Tables as they go from thread to thread: compact, so that even millions of cells are soon copied. */
import { factsOf } from './facts.ts'
import type { CategoryColumn, Column, NumberColumn, Table } from './table.ts'

/** Whole numbers that fit a byte take an eighth of the room. */
type PackedColumn =
  | CategoryColumn
  | (Omit<NumberColumn, 'values'> & {
      readonly values: Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>
    })

export type PackedTable = { readonly rows: number; readonly columns: readonly PackedColumn[] }

const BYTE = 255

export function packed({ rows, columns }: Table): PackedTable {
  return { rows, columns: columns.map(packedColumn) }
}

export function unpacked({ rows, columns }: PackedTable): Table {
  return { rows, columns: columns.map(unpackedColumn) }
}

function packedColumn(column: Column): PackedColumn {
  if (column.type === 'category') return column
  const { gaps, least, greatest, areWhole } = factsOf(column)
  const isByte = gaps === 0 && areWhole && least >= 0 && greatest <= BYTE
  return isByte ? { ...column, values: new Uint8Array(column.values) } : column
}

function unpackedColumn(column: PackedColumn): Column {
  return column.type === 'category'
    ? column
    : { ...column, values: new Float64Array(column.values) }
}
