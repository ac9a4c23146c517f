/** The numbers behind the pictures, as tables: of the open channel, or of the input where there is none. */
import { useRef } from 'react'
import { format } from '../../format.ts'
import { setText } from '../../controls/setText.ts'
import type { Tile } from './geometry.ts'
import { tileName } from './names.ts'
import { cellsOf } from './cells.ts'
import styles from './Row.module.css'
import { usePicture, useRow } from './rowView.tsx'

const NOT_YET = '–'

export function Numbers() {
  const row = useRow()
  const { geometry, layout, open } = row
  const tables = useRef<HTMLElement>(null)
  const large = geometry.tiles
    .filter(({ part, isLarge }) => isLarge || part === 'input')
    .toSorted((one, other) => one.rect.x - other.rect.x)

  usePicture((picture) => {
    tables.current?.querySelectorAll('table').forEach((table, place) => {
      const tile = large[place]
      if (!tile) return
      const { at } = cellsOf({ layout, picture, open, sweep: null }, tile)
      table.querySelectorAll('td').forEach((cell, index) => {
        const value = at(index)
        setText(cell, value === null ? NOT_YET : format(value))
      })
    })
  })

  return (
    // Keys scroll it, since nothing in it has the focus
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as WCAG asks of scrolling regions
    <section ref={tables} aria-label="Numbers" tabIndex={0} className={styles.numbers}>
      {large.map((tile) => (
        <Table key={keyOf(tile)} tile={tile} />
      ))}
    </section>
  )
}

function keyOf(tile: Tile): string {
  return tileName(tile)
}

function Table({ tile }: { tile: Tile }) {
  const [, rows, columns] = tile.image
  return (
    <table>
      <caption>{tileName(tile)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">row</span>
          </th>
          {Array.from({ length: columns }, (_, column) => (
            <th key={column} scope="col">
              {column + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            <th scope="row">{row + 1}</th>
            {Array.from({ length: columns }, (_cell, column) => (
              <td key={column}>{NOT_YET}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
