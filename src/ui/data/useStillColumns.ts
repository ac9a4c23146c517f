/**
 * The columns keep the widths they have: in training their numbers change many times a second, and a
 * table that fits its columns to them is measured and laid out as a whole each time. They are fitted
 * while the page has nothing else to do, and anew before a digit is covered: where a text has become
 * longer than all of its column were.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react'
import { useCalmFrame } from '../hooks/calm.ts'
import { whenIdle } from '../hooks/idle.ts'
import type { Units } from './columns.ts'

/** So many letters of a loss the stylesheet keeps room for: columns that were fitted to 0.307 have to be so seldom again. */
const LOSS_ROOM = '9×10⁻¹⁵'.length

/** What is in the columns; when it is another one they are fitted anew. */
type Of = {
  readonly names: readonly string[]
  readonly units: Units
  readonly isEditing: boolean
  /** What stands in a cell for now needs the room that it needs. */
  readonly isFree: boolean
}

export function useStillColumns(table: RefObject<HTMLTableElement | null>, of: Of): void {
  /** The longest text of each column when it was fitted; null: the columns are free. */
  const fitted = useRef<readonly number[] | null>(null)
  useCalmFrame(() => {
    const [element, before] = [table.current, fitted.current]
    if (!element || !before) return
    const lengths = lengthsIn(element)
    if (lengths.every((length, column) => length <= (before[column] ?? -1))) return
    release(element)
    fitted.current = fix(element)
  })
  useLayoutEffect(() => {
    const element = table.current
    const box = element?.parentElement
    if (of.isFree || !box) return undefined
    let width = 0
    let cancel: (() => void) | null = null
    const fit = (): void => {
      release(element)
      fitted.current = fix(element)
    }
    // Calls back once at the start, too. A box that is not shown has no width to fit them to.
    const sizes = new ResizeObserver(() => {
      if (box.clientWidth === width) return
      width = box.clientWidth
      cancel?.()
      cancel = width > 0 ? whenIdle(fit) : null
    })
    sizes.observe(box)
    return () => {
      sizes.disconnect()
      cancel?.()
      fitted.current = null
      release(element)
    }
  }, [table, of])
}

function fix(table: HTMLTableElement): readonly number[] {
  const heads = headsOf(table)
  const widths = heads.map((head) => head.getBoundingClientRect().width)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  heads.forEach((head, column) => {
    head.style.width = `${widths[column]}px`
  })
  Object.assign(table.style, { width: `${whole}px`, tableLayout: 'fixed' })
  // Its stylesheet leaves the numbers that are written a little more of their cells' width then.
  table.dataset['still'] = ''
  return lengthsIn(table)
}

function release(table: HTMLTableElement): void {
  for (const head of headsOf(table)) head.style.width = ''
  Object.assign(table.style, { width: '', tableLayout: '' })
  delete table.dataset['still']
}

function headsOf(table: HTMLTableElement): HTMLTableCellElement[] {
  return [...(table.tHead?.rows[0]?.cells ?? [])]
}

/** The longest text of each column, in letters; a loss is never counted with less than there is room for. */
function lengthsIn(table: HTMLTableElement): number[] {
  const first = table.tBodies[0]?.rows[0]?.cells
  const lengths = headsOf(table).map((_, column) =>
    first?.[column]?.matches('[data-loss]') ? LOSS_ROOM : 0,
  )
  for (const row of table.rows) {
    if (row.cells.length !== lengths.length) continue
    for (const [column, cell] of [...row.cells].entries()) {
      lengths[column] = Math.max(lengths[column], cell.textContent.length)
    }
  }
  return lengths
}
