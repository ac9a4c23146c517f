/**
 * In training the columns keep the widths they have: their numbers change many times a second, and
 * a table that fits its columns to them is measured and laid out as a whole each time.
 */
import { useLayoutEffect, type RefObject } from 'react'
import { useAppState } from '../hooks/app.tsx'

/** How often they are fitted anew in training: texts become longer, and other rows are shown. */
const ANEW_MS = 2000

export function useStillColumns(table: RefObject<HTMLTableElement | null>): void {
  const isTraining = useAppState((state) => state.status === 'training')
  useLayoutEffect(() => {
    const element = table.current
    if (!isTraining || !element) return undefined
    fix(element)
    const timer = setInterval(() => {
      release(element)
      fix(element)
    }, ANEW_MS)
    return () => {
      clearInterval(timer)
      release(element)
    }
  }, [table, isTraining])
}

function fix(table: HTMLTableElement): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])]
  const widths = heads.map((head) => head.getBoundingClientRect().width)
  const whole = table.getBoundingClientRect().width
  heads.forEach((head, column) => {
    head.style.width = `${widths[column]}px`
  })
  Object.assign(table.style, { width: `${whole}px`, tableLayout: 'fixed' })
}

function release(table: HTMLTableElement): void {
  for (const head of table.tHead?.rows[0]?.cells ?? []) head.style.width = ''
  Object.assign(table.style, { width: '', tableLayout: '' })
}
