/**
 * Rows of cells of which only so many are kept: of too many a random choice, each as likely, in the
 * order in which they came (Vitter, "Random sampling with a reservoir", 1985, algorithm R). Each is
 * one flat text, so that nothing holds on to the pieces of the file that it came from.
 */
import type { Stream } from '../engine/random.ts'
import { tableLimits } from './tableLimits.ts'

/** Characters of a cell that matter: of a longer one no more is ever shown (`shownText`). */
const CELL = 4 * tableLimits.name
/** Characters in all, so that memory is bounded whatever the cells are. */
const MOST_CHARACTERS = 100_000_000
const SEPARATOR = '\u001f'

export type KeptRow = {
  /** The how manieth of all, from 1. */
  readonly place: number
  readonly text: string
  /** Its cells that were longer than a cell may be. */
  readonly long: number
}

export type Reservoir = {
  take(cells: readonly string[]): void
  /** Rows that have come. */
  count(): number
  kept(): KeptRow[]
}

type Limits = { readonly rows: number; readonly columns: number; readonly cell: number }

export function createReservoir(limits: Limits, random: Pick<Stream, 'below'>): Reservoir {
  const kept: KeptRow[] = []
  let most = limits.rows
  let count = 0
  let characters = 0
  return {
    take: (cells) => {
      count++
      const place = kept.length < most ? kept.length : random.below(count)
      if (place >= most) return
      const row = packed(cells.slice(0, limits.columns), count, limits.cell)
      characters += row.text.length - (kept[place]?.text.length ?? 0)
      kept[place] = row
      // A random choice of a random choice is one, of fewer.
      while (characters > MOST_CHARACTERS && kept.length > 1) {
        const gone = random.below(kept.length)
        characters -= kept[gone].text.length
        kept[gone] = kept[kept.length - 1]
        kept.length--
        most = kept.length
      }
    },
    count: () => count,
    kept: () => kept.toSorted((one, other) => one.place - other.place),
  }
}

function packed(cells: readonly string[], place: number, longest: number): KeptRow {
  let long = 0
  const parts = cells.map((cell) => {
    if (cell.length > longest) long++
    const part = cell.length > CELL ? cell.slice(0, CELL) : cell
    return part.includes(SEPARATOR) ? part.replaceAll(SEPARATOR, ' ') : part
  })
  return { place, text: parts.join(SEPARATOR), long }
}

/** Gives the cells of these rows column after column; of a row that has ended, empty ones. */
export function columnsOf(rows: readonly KeptRow[]): () => string[] {
  const starts = new Int32Array(rows.length)
  return () =>
    rows.map(({ text }, row) => {
      const start = starts[row]
      if (start > text.length) return ''
      const next = text.indexOf(SEPARATOR, start)
      const end = next < 0 ? text.length : next
      starts[row] = end + 1
      return text.slice(start, end)
    })
}
