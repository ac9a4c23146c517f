/** What editing rows and editing a series have in common: places, and cells that are as they were. */
import type { DataSource, DataSpec } from '../data/source.ts'
import { hasGap, type Cell, type Column } from '../data/table.ts'
import type { SamplePlace } from '../engine/network.ts'

export type TableSource = DataSource & { readonly type: 'table' }

export type Places = Record<SamplePlace['part'], number[]>

/** What is other than before; null where it cannot be told. */
export type Edited = Pick<DataSpec, 'source' | 'test'> | null

/** What scaling there and back again leaves in the last digits. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

export function isSameCell(column: Column, row: number, cell: Cell): boolean {
  if (hasGap(column, row)) return cell === null
  return column.type === 'number'
    ? cell === column.values[row] || cell === tidy(column.values[row])
    : cell === column.categories[column.codes[row]]
}

export function moveUp(places: number[], gone: number): void {
  for (let k = 0; k < places.length; k++) if (places[k] > gone) places[k]--
}
