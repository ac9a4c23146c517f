/** Every few cells of a landscape in numbers. */
import { format } from '../../format.ts'
import tables from '../../controls/Table.module.css'
import { valuesAt } from './axes.ts'
import own from './Landscape.module.css'
import type { Drawn } from './useDrawing.ts'

const CELLS = 6

type TableProps = { readonly drawn: Drawn; readonly names: readonly string[] }

export function LandscapeTable({ drawn: { landscape, side }, names: [across, up] }: TableProps) {
  const places = Array.from({ length: CELLS }, (_, k) => Math.floor(((k + 0.5) / CELLS) * side))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by arrow keys
    <section className={own.tableBox} tabIndex={0} aria-label="Losses of the landscape">
      <table className={tables.table} aria-label="Losses of the landscape">
        <thead>
          <tr>
            <th scope="col">
              {up} \ {across}
            </th>
            {places.map((column) => (
              <th key={column} scope="col">
                {format(valuesAt(landscape, side, { column, row: 0 })[0], 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((row) => (
            <tr key={row}>
              <th scope="row">{format(valuesAt(landscape, side, { column: 0, row })[1], 2)}</th>
              {places.map((column) => (
                <td key={column}>{format(landscape.losses[row * side + column], 2)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
