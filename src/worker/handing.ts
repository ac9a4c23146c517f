/**
 * Large tables on their way to a session: each is handed over once, packed, and then named by its
 * number, so that to open a run again costs nothing. Both sides keep the same few.
 */
import type { PackedTable } from '../data/packed.ts'
import { packedIn } from '../data/prepare.ts'
import type { ColumnList } from '../data/table.ts'
import type { Run } from '../experiment/experiment.ts'

export type HandedTable = { readonly number: number; readonly table: PackedTable }

/** A run whose table is handed over by itself; null where it stands in the run. */
type Handed = {
  readonly document: Run
  readonly table: number | null
  /** What the session does not have yet. */
  readonly news: HandedTable | null
}

/** Fewer cells stand in the run itself. */
const LARGE = 10_000
const KEPT = 3

/** The page's side. */
export function createHanding(): (run: Run) => Handed {
  const numbers = new Map<readonly ColumnList[], number>()
  let last = 0
  return (run) => {
    const { source } = run.experiment.data
    if (source.type !== 'table' || cellsIn(source.columns) < LARGE) {
      return { document: run, table: null, news: null }
    }
    const { columns } = source
    const known = numbers.get(columns)
    const number = known ?? ++last
    keep(numbers, columns, number)
    const news = known === undefined ? { number, table: packedIn(source) } : null
    return { document: withColumns(run, []), table: number, news }
  }
}

/** What was made for the way alone, and goes without a copy. */
export function transferIn({ table }: HandedTable): Transferable[] {
  return table.columns.flatMap((column) =>
    column.type === 'number' && column.values instanceof Uint8Array ? [column.values.buffer] : [],
  )
}

function cellsIn(columns: readonly ColumnList[]): number {
  const [first] = columns
  if (!first) return 0
  return columns.length * (first.type === 'number' ? first.values.length : first.codes.length)
}

/** Makes this the newest, and lets the oldest go. */
export function keep<Key, Value>(all: Map<Key, Value>, key: Key, value: Value): void {
  all.delete(key)
  all.set(key, value)
  for (const oldest of all.keys()) {
    if (all.size <= KEPT) return
    all.delete(oldest)
  }
}

export function withColumns(run: Run, columns: readonly ColumnList[]): Run {
  const { experiment } = run
  const { data } = experiment
  if (data.source.type !== 'table') return run
  const source = { ...data.source, columns }
  return { ...run, experiment: { ...experiment, data: { ...data, source } } }
}
