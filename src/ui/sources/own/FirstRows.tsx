/** The first rows as they stand in the file. */
import { cellShown } from '../../../data/reading.ts'
import type { Table } from '../../../data/table.ts'
import styles from './Own.module.css'
import { ScrollBox } from './ScrollBox.tsx'

const MOST_COLUMNS = 30

export function FirstRows({
  preview,
  hasHeader,
  table,
}: {
  preview: readonly (readonly string[])[]
  hasHeader: boolean
  table: Table
}) {
  const rows = hasHeader ? preview.slice(1) : preview
  const columns = table.columns.slice(0, MOST_COLUMNS)
  const more = table.columns.length - columns.length
  return (
    <ScrollBox label="The first rows of the file" isLow>
      <table className={styles.table}>
        <caption className="visually-hidden">The first rows of the file</caption>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                <bdi>{name}</bdi>
              </th>
            ))}
            {more > 0 && <th scope="col">and {more} more</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // oxlint-disable-next-line react/no-array-index-key -- Rows of a file have no other name.
            <tr key={row}>
              {columns.map(({ name }, place) => (
                <td key={name}>
                  <bdi>{cellShown(cells[place] ?? '')}</bdi>
                </td>
              ))}
              {more > 0 && <td>…</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
