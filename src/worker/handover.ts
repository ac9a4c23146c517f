/** The session's side of `handing.ts`: keeps the tables that were handed over, and completes the runs that name them. */
import { unpacked } from '../data/packed.ts'
import { knowTable } from '../data/source.ts'
import type { ColumnList } from '../data/table.ts'
import type { Run } from '../experiment/experiment.ts'
import { keep, withColumns, type HandedTable } from './handing.ts'

export type Handover = {
  take(handed: HandedTable): void
  /** The run with the table that is named, if there is one. */
  complete(run: Run, table: number | null): Run
}

export function createHandover(): Handover {
  const tables = new Map<number, readonly ColumnList[]>()
  return {
    take: ({ number, table }) => {
      // Nobody reads these lists: what they stand for is known.
      const lists: readonly ColumnList[] = []
      knowTable(lists, unpacked(table))
      keep(tables, number, lists)
    },
    complete: (run, number) => {
      if (number === null) return run
      const lists = tables.get(number)
      if (!lists) throw new RangeError(`Expected table ${number} before the run that names it.`)
      keep(tables, number, lists)
      return withColumns(run, lists)
    },
  }
}
