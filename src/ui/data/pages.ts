/** Rows a page at a time, so that no table of any size has more of them than one can look through. */

/** Cells that a page may have, and rows. */
const CELLS = 1500
const ROWS = 50

/** How many rows of a part stand on one page; two parts share the room. */
export function rowsPerPage(columns: number, parts: number): number {
  return Math.max(8, Math.min(Math.floor(ROWS / parts), Math.floor(CELLS / columns / parts)))
}

export type Page = { readonly from: number; readonly to: number }

/** The page as it is asked for, or the last there is. */
export function pageAt(
  page: number,
  count: number,
  size: number,
): Page & { readonly page: number } {
  const last = Math.max(0, Math.ceil(count / size) - 1)
  const kept = Math.min(Math.max(0, page), last)
  return { page: kept, from: kept * size, to: Math.min(count, (kept + 1) * size) }
}

/** "1–50 of 1,437" */
export function pageWords({ from, to }: Page, count: number): string {
  const write = (value: number): string => value.toLocaleString('en-US')
  return `${write(from + 1)}–${write(to)} of ${write(count)}`
}
