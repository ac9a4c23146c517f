/**
 * A few numbers in rows and columns, each on its colour: a patch, a kernel, their products. One cell
 * has the focus, arrows move it; a press selects what the number belongs to.
 */
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Selection } from '../../../state/store.ts'
import { colourOf, css, paletteOf, textOn, type Ramp } from '../../controls/palette.ts'
import { spoken } from '../../format.ts'
import { useActions } from '../../hooks/app.tsx'
import { useShownTheme } from '../../hooks/useShownTheme.ts'
import { keyOf } from '../belongs.ts'
import { useSetting } from '../Line.tsx'
import type { Moment } from '../moment.ts'
import styles from './Grids.module.css'
import { cellText } from './pairs.ts'
import { useMoment } from './useMoment.ts'

export type GridCell = {
  /** What in the network the number belongs to. */
  readonly belongs: Selection
  /** As it is heard before its number: "weight w20", "beside the image". */
  readonly name: string
}

export type Numbers = {
  /** Null: beside the image, where a 0 stands. */
  readonly values: readonly (number | null)[]
  readonly ramp: Ramp
  /** What has the full colour. */
  readonly reach: number
  /** The cell that the others give way to. */
  readonly won?: number | null
  /** In narrow windows, above each number: what it is made of. */
  readonly ways?: readonly string[]
}

type NumberGridProps = {
  readonly caption: string
  readonly columns: number
  readonly cells: readonly GridCell[]
  readonly read: (moment: Moment) => Numbers
  /** The cell that is marked in all grids beside each other. */
  readonly lit?: number | null
  readonly light?: (cell: number | null) => void
  /** It is left out where there is no room for three. */
  readonly isPart?: boolean
}

export function NumberGrid({
  caption,
  columns,
  cells,
  read,
  lit = null,
  light,
  isPart = false,
}: NumberGridProps) {
  const actions = useActions()
  const { isAllDigits } = useSetting()
  const theme = useShownTheme()
  const table = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState(0)
  const rows = Math.ceil(cells.length / columns)
  useMoment((moment) => {
    if (!table.current) return
    const palette = paletteOf(theme, table.current)
    const { values, ramp, reach, won = null, ways } = read(moment)
    table.current.querySelectorAll('td').forEach((cell, k) => {
      const value = values[k]
      const text = cellText(value ?? 0, isAllDigits ? 4 : 2)
      const [heard, way, number] = cell.children
      number.textContent = text
      way.textContent = ways?.[k] ?? ''
      const fill = colourOf(palette, ramp, value === null ? 0 : value / reach, true)
      cell.style.backgroundColor = value === null ? '' : css(fill)
      cell.style.color = value === null || value === 0 ? '' : textOn(fill)
      cell.title = value === null ? '' : String(value)
      cell.toggleAttribute('data-zero', value === 0)
      cell.toggleAttribute('data-padding', value === null)
      cell.toggleAttribute('data-won', won === k)
      heard.textContent = `${cells[k].name}: ${spoken(value ?? 0)}${won === k ? ', the largest' : ''}`
    })
  })
  const press = (event: KeyboardEvent, k: number): void => {
    const next = nextCell(event.key, k, columns, cells.length)
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (cells[k].belongs) actions.setView({ selection: cells[k].belongs })
      return
    }
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    setActive(next)
    table.current?.querySelectorAll('td')[next]?.focus()
  }
  return (
    <table
      ref={table}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- cells are moved in by arrow keys
      role="grid"
      aria-label={caption}
      className={styles.grid}
      data-part={isPart || undefined}
      data-many={columns > 4 || undefined}
    >
      <caption className={styles.caption}>{caption}</caption>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {cells.slice(row * columns, (row + 1) * columns).map(({ belongs }, column) => {
              const k = row * columns + column
              return (
                <td
                  key={column}
                  tabIndex={k === Math.min(active, cells.length - 1) ? 0 : -1}
                  data-of={keyOf(belongs)}
                  data-lit={k === lit || undefined}
                  onPointerEnter={() => light?.(k)}
                  onPointerLeave={() => light?.(null)}
                  onFocus={() => {
                    setActive(k)
                    light?.(k)
                  }}
                  onBlur={() => light?.(null)}
                  onClick={() => belongs && actions.setView({ selection: belongs })}
                  onKeyDown={(event) => press(event, k)}
                >
                  <span className="visually-hidden">{cells[k].name}</span>
                  <span className={styles.way} aria-hidden="true" />
                  <span aria-hidden="true" />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where an arrow, Home or End leads among cells in rows; null: nowhere. */
export function nextCell(key: string, k: number, columns: number, count: number): number | null {
  const column = k % columns
  const places: Readonly<Record<string, number | false>> = {
    ArrowLeft: column > 0 && k - 1,
    ArrowRight: column < columns - 1 && k + 1 < count && k + 1,
    ArrowUp: k >= columns && k - columns,
    ArrowDown: k + columns < count && k + columns,
    Home: 0,
    End: count - 1,
  }
  const next = places[key]
  return next === undefined || next === false ? null : next
}
