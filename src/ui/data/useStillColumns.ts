/**
 * In training the columns keep the widths they have: their numbers change many times a second, and
 * a table that fits its columns to them is measured and laid out as a whole each time. Where a text
 * has become longer than all of its column were, they are fitted anew before a digit is covered.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react'
import { useAppState } from '../hooks/app.tsx'
import { useCalmFrame } from '../hooks/calm.ts'

/** Room for a text of as many letters that is a little wider, in pixels. */
const SLACK = 4

export function useStillColumns(table: RefObject<HTMLTableElement | null>): void {
  const isTraining = useAppState((state) => state.status === 'training')
  /** The longest text of each column when it was fitted; null: the columns are free. */
  const fitted = useRef<readonly number[] | null>(null)
  useLayoutEffect(() => {
    const element = table.current
    if (!isTraining || !element) return undefined
    fitted.current = fix(element)
    return () => {
      fitted.current = null
      release(element)
    }
  }, [table, isTraining])
  useCalmFrame(() => {
    const [element, before] = [table.current, fitted.current]
    if (!element || !before) return
    const lengths = lengthsIn(element)
    if (lengths.every((length, column) => length <= (before[column] ?? -1))) return
    release(element)
    fitted.current = fix(element)
  })
}

function fix(table: HTMLTableElement): readonly number[] {
  const heads = headsOf(table)
  const written = [...(table.tBodies[0]?.rows[0]?.cells ?? [])].map((cell) =>
    cell.matches('[data-output], [data-loss]'),
  )
  const widths = heads.map(
    (head, column) => head.getBoundingClientRect().width + (written[column] ? SLACK : 0),
  )
  const whole = widths.reduce((sum, width) => sum + width, 0)
  heads.forEach((head, column) => {
    head.style.width = `${widths[column]}px`
  })
  Object.assign(table.style, { width: `${whole}px`, tableLayout: 'fixed' })
  return lengthsIn(table)
}

function release(table: HTMLTableElement): void {
  for (const head of headsOf(table)) head.style.width = ''
  Object.assign(table.style, { width: '', tableLayout: '' })
}

function headsOf(table: HTMLTableElement): HTMLTableCellElement[] {
  return [...(table.tHead?.rows[0]?.cells ?? [])]
}

/** The longest text of each column, in letters. */
function lengthsIn(table: HTMLTableElement): number[] {
  const lengths = headsOf(table).map(() => 0)
  for (const row of table.rows) {
    if (row.cells.length !== lengths.length) continue
    for (const [column, cell] of [...row.cells].entries()) {
      lengths[column] = Math.max(lengths[column], cell.textContent.length)
    }
  }
  return lengths
}
