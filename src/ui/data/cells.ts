/** The cells that can be edited, found from what has the focus or the pointer, and their neighbours by arrow keys. */
import type { Part } from './columns.ts'

/** `column`: the place of an input, or of a target after all inputs. */
export type CellPlace = { readonly part: Part; readonly row: number; readonly column: number }

export function cellAt(target: EventTarget | null): CellPlace | null {
  if (!(target instanceof HTMLElement)) return null
  const { part, row, column } = target.closest<HTMLElement>('[data-column]')?.dataset ?? {}
  if (target.closest('input, select, button')) return null
  if (part !== 'samples' && part !== 'unseen') return null
  return { part, row: Number(row), column: Number(column) }
}

const steps: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Moves the focus to the next cell that way, and with it the table's one place in the order of the keyboard; false where there is none. */
export function neighbour(target: EventTarget | null, key: string): boolean {
  const step = steps[key]
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  const table = cell?.closest('table')
  if (!step || !cell || !table) return false
  const lines = [...table.querySelectorAll('tr')]
    .map((line) => [...line.querySelectorAll<HTMLElement>('[data-column]')])
    .filter((cells) => cells.length > 0)
  const at = lines.findIndex((cells) => cells.includes(cell))
  const next = lines[at + step[0]]?.[lines[at].indexOf(cell) + step[1]]
  if (!next) return false
  for (const one of table.querySelectorAll<HTMLElement>('[data-column][tabindex="0"]')) {
    one.tabIndex = -1
  }
  next.tabIndex = 0
  next.focus()
  return true
}
