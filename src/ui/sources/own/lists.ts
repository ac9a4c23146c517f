/** A table's columns as a document holds them, made in pieces so that the page answers meanwhile. */
import { knowTable } from '../../../data/source.ts'
import { listsOf, type Column, type ColumnList } from '../../../data/table.ts'

const SLICE_MS = 8

export async function listsInPieces(
  columns: readonly Column[],
  rows: number,
): Promise<ColumnList[]> {
  const lists: ColumnList[] = []
  let start = performance.now()
  for (const column of columns) {
    lists.push(...listsOf({ columns: [column], rows }))
    if (performance.now() - start < SLICE_MS) continue
    // oxlint-disable-next-line no-await-in-loop -- Others have their turn between the pieces.
    await new Promise((resolve) => {
      setTimeout(resolve, 0)
    })
    start = performance.now()
  }
  knowTable(lists, { columns, rows })
  return lists
}
