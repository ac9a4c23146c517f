/** A file from its first byte to its last, once: its text in pieces, records cut from it, and of too many rows a sample. */
import { stream } from '../engine/random.ts'
import { createDecoder, type Told } from './encoding.ts'
import { guessFrom, headOf, type Guess } from './guess.ts'
import { isEmpty, parse } from './parse.ts'
import type { Corrections, Reading } from './reading.ts'
import { createReservoir, type KeptRow, type Reservoir } from './reservoir.ts'
import { tableLimits } from './tableLimits.ts'

/** How far the work is, from 0 to 1, and which bytes of the file it needs to go on; null: none. */
export type Step = {
  readonly done: number
  readonly wanted: readonly [from: number, to: number] | null
}

/** Work in pieces; what was wanted comes back with the next step. */
export type Work<Result> = Generator<Step, Result, Uint8Array>

export const fileLimits = { cell: 4_000, preview: 20 } as const

/** A record that is longer is none: a quotation mark is not closed, or the file has no lines. */
const LONGEST_RECORD = tableLimits.columns * fileLimits.cell
const SHOWN_RAGGED = 5
/** Making columns of the records is the rest of the work. */
const READ = 0.8

export type Records = {
  readonly type: 'records'
  readonly reading: Reading
  /** The rows that are used, in the file's order. */
  readonly kept: readonly KeptRow[]
  readonly headers: readonly string[] | null
  readonly first: readonly (readonly string[])[]
  /** Rows in the file, and cells that most of the first ones have. */
  readonly count: number
  readonly width: number
  readonly ragged: number
  /** The first records of another width, counted from 1. */
  readonly raggedAt: readonly number[]
  /** Cells that were too long. */
  readonly long: number
  /** The record in which a quotation mark opens that no other closes, counted from 1; there the reading ends. */
  readonly unclosed: number | null
  readonly done: number
}

export type File = {
  readonly size: number
  /** How many bytes are asked for at once. */
  readonly piece: number
  readonly told: Told & { ok: true }
  readonly seed: number
  /** How much was done before: a file may have to be read again. */
  readonly done: number
}

/** All records of a file, or that its bytes are of another encoding than they seemed. */
export function* readRecords(
  file: File,
  corrections: Corrections,
): Work<Records | { readonly type: 'otherEncoding'; readonly done: number }> {
  const { size, piece, told } = file
  const decode = createDecoder(told)
  const share = READ - file.done
  let collecting: Collecting | null = null
  let [from, done, text] = [0, file.done, '']
  do {
    const to = Math.min(from + piece, size)
    const bytes = yield { done, wanted: [from, to] }
    const isLast = to === size
    const more = decode(bytes, isLast)
    if (more === null) return { type: 'otherEncoding', done }
    text += more
    from = to
    done = file.done + share * (size > 0 ? from / size : 1)
    if (!collecting) {
      const head = headOf(text, isLast || text.length > LONGEST_RECORD)
      if (head === null) continue
      collecting = createCollecting(guessFrom(head, told.encoding, corrections), file.seed)
    }
    text = collecting.take(text, isLast)
    // Read as quoted, the rest says nothing more: it is read again otherwise.
    if (collecting.unclosed() !== null && corrections.hasQuotes === undefined) break
  } while (from < size)
  if (!collecting) throw new Error('Expected the end of the file to begin its reading.')
  return { ...collecting.records(), done }
}

type Collecting = {
  /** Takes the records of a text; what is left of it may go on. */
  take(text: string, isLast: boolean): string
  unclosed(): number | null
  records(): Omit<Records, 'done'>
}

function createCollecting({ reading, width }: Guess, seed: number): Collecting {
  const used = Math.max(1, Math.min(width, tableLimits.columns))
  const limits = {
    rows: Math.min(tableLimits.rows, Math.floor(tableLimits.cells / used)),
    columns: tableLimits.columns,
    cell: fileLimits.cell,
  }
  const rows = createReservoir(limits, stream(seed, 'data', 1))
  const first: string[][] = []
  const raggedAt: number[] = []
  let headers: string[] | null = null
  let unclosed: number | null = null
  let isSkipping = false
  let [ragged, record] = [0, 0]

  const one = (cells: string[]): void => {
    record++
    if (isEmpty(cells)) return
    if (first.length < fileLimits.preview) first.push(cells.map(shortened))
    if (reading.hasHeader && headers === null) {
      headers = cells.slice(0, tableLimits.columns).map(shortened)
      return
    }
    if (cells.length !== width) {
      ragged++
      if (raggedAt.length < SHOWN_RAGGED) raggedAt.push(record)
    }
    rows.take(cells)
  }

  const take = (given: string, isLast: boolean): string => {
    let text = given
    if (isSkipping) {
      const end = text.indexOf('\n') + 1
      if (end === 0) return ''
      text = text.slice(end)
      isSkipping = false
    }
    if (text === '' && isLast) return ''
    const { records, isUnclosed, end } = parse(text, reading, !isLast)
    for (const cells of records) one(cells)
    if (isUnclosed) unclosed ??= record
    const rest = text.slice(end)
    if (isLast || rest.length <= LONGEST_RECORD) return rest
    if (reading.hasQuotes) unclosed ??= record + 1
    for (const cells of parse(rest, { ...reading, hasQuotes: false }, false).records) one(cells)
    isSkipping = true
    return ''
  }

  return {
    take,
    unclosed: () => unclosed,
    records: () => ({
      type: 'records',
      reading,
      ...summary(rows),
      headers,
      first,
      width,
      ragged,
      raggedAt,
      unclosed,
    }),
  }
}

function summary(rows: Reservoir): Pick<Records, 'kept' | 'count' | 'long'> {
  const kept = rows.kept()
  return { kept, count: rows.count(), long: kept.reduce((sum, { long }) => sum + long, 0) }
}

function shortened(cell: string): string {
  return cell.length > fileLimits.cell ? cell.slice(0, fileLimits.cell) : cell
}
