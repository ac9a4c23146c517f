/** Where an arrow key leads in a table of weights: rows from 0, columns from 0. Pure. */

export type Cell = { readonly row: number; readonly column: number }
type Size = { readonly rows: number; readonly columns: number }

const steps: Readonly<Record<string, Cell>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

/** The next cell; itself at an edge, null for any other key. With Ctrl, Home and End lead to the corners. */
export function nextCell(
  { row, column }: Cell,
  { rows, columns }: Size,
  key: string,
  isFar = false,
): Cell | null {
  if (key === 'Home') return { row: isFar ? 0 : row, column: 0 }
  if (key === 'End') return { row: isFar ? rows - 1 : row, column: columns - 1 }
  if (!Object.hasOwn(steps, key)) return null
  const step = steps[key]
  const within = (place: number, count: number): number => Math.max(0, Math.min(count - 1, place))
  return { row: within(row + step.row, rows), column: within(column + step.column, columns) }
}
