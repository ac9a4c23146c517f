/**
 * Reads text files of cells, whatever they are like: how a file is written is guessed, said and may be
 * corrected; too much is cut and said; what cannot be read is refused in a sentence. Works in pieces,
 * so that whoever runs it can report progress or leave it. The only place that knows papaparse.
 */
import Papa from 'papaparse'
import { stream } from '../engine/random.ts'
import { columnNames, columnOf, decimalOf, isGapText, numberIn, type Decimal } from './cells.ts'
import { grouped, proposalOf, remarksOn, type Choice, type Remark } from './choice.ts'
import { decode, type Encoding } from './encoding.ts'
import { factsOf, type ColumnFacts } from './facts.ts'
import type { Corrections, Delimiter, Reading } from './reading.ts'
import { tableLimits, type Column, type Table } from './table.ts'

/** What a person should know of a file, besides what `choice.ts` remarks on its table. */
export type FileRemark = {
  readonly type:
    | 'ragged'
    | 'sampled'
    | 'cutFile'
    | 'cutColumns'
    | 'cutCells'
    | 'quotes'
    | 'textCells'
  readonly column: number | null
  readonly sentence: string
}

export type FileTable = {
  readonly reading: Reading
  readonly table: Table
  /** Of each column. */
  readonly facts: readonly ColumnFacts[]
  /** The first records as they stand in the file, for a preview. */
  readonly preview: readonly (readonly string[])[]
  readonly remarks: readonly (FileRemark | Remark)[]
  /** What the table is most likely meant for; null when nothing in it varies. */
  readonly proposal: Choice | null
}

export type Read =
  | { readonly ok: true; readonly value: FileTable }
  | { readonly ok: false; readonly sentence: string }

export type Given = {
  /** The file's bytes, or as many as are read of it. */
  readonly bytes: Uint8Array
  /** Of the whole file. */
  readonly size: number
  readonly corrections: Corrections
  /** Unsigned 32 bit: which rows are taken where there are too many. */
  readonly seed: number
}

export const fileLimits = { bytes: 20_000_000, cell: 4_000, preview: 20 } as const

/** Work in pieces: yields how much is done, from 0 to 1. */
export function* readCsv({ bytes, size, corrections, seed }: Given): Generator<number, Read, void> {
  const isCut = size > bytes.length
  const decoded = decode(bytes, corrections.encoding ?? null, isCut)
  if (!decoded.ok) return decoded
  yield 0.05
  const text = lines(decoded.text, isCut)
  let reading = readingOf(text, decoded.encoding, corrections)
  let records = yield* recordsOf(text, reading, seed)
  const { unclosed } = records
  if (unclosed !== null && corrections.hasQuotes === undefined) {
    reading = readingOf(text, decoded.encoding, { ...corrections, hasQuotes: false })
    records = yield* recordsOf(text, reading, seed)
  }
  if (records.kept.length === 0) return { ok: false, sentence: 'This file has no rows.' }

  const table = yield* tableFrom(records, reading, corrections)
  const remarks: FileRemark[] = []
  const say = (type: FileRemark['type'], sentence: string, column: number | null = null): void => {
    remarks.push({ type, column, sentence })
  }
  if (isCut) {
    say('cutFile', `Read the first ${megabytes(bytes.length)} of ${megabytes(size)}.`)
  }
  if (records.count > records.kept.length) {
    const used = `${grouped(records.kept.length)} of ${grouped(records.count)}`
    say('sampled', `Using ${used} rows (random, seed ${seed}).`)
  }
  if (records.width > tableLimits.columns) {
    say(
      'cutColumns',
      `Using the first ${grouped(tableLimits.columns)} of ${grouped(records.width)} columns.`,
    )
  }
  if (records.long > 0) {
    const cells = records.long === 1 ? '1 cell is' : `${grouped(records.long)} cells are`
    say('cutCells', `${cells} longer than ${grouped(fileLimits.cell)} characters: cut.`)
  }
  if (unclosed !== null) {
    say('quotes', `A quotation mark in row ${unclosed} is never closed: read as text.`)
  }
  if (records.ragged > 0) say('ragged', raggedSentence(records))
  table.strange.forEach((count, place) => {
    if (count === 0) return
    const name = table.columns[place].name
    const where = count === 1 ? '1 row' : `${grouped(count)} rows`
    say('textCells', `‘${name}’ has text in ${where}: counted as gaps.`, place)
  })
  const { columns } = table
  const value = { columns, rows: records.kept.length }
  return {
    ok: true,
    value: {
      reading,
      table: value,
      facts: columns.map(factsOf),
      preview: records.first,
      remarks: [...remarks, ...remarksOn(value)],
      proposal: proposalOf(value),
    },
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}

/** Text whose lines end in \n alone; without the last line of a file that was cut. */
function lines(text: string, isCut: boolean): string {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  return isCut ? plain.slice(0, plain.lastIndexOf('\n') + 1) : plain
}

// How a file is written

/** Characters, and records of them, that tell how a file is written. */
const HEAD = 65_536
const HEAD_RECORDS = 200

/** Of equally likely ones the first. */
const delimiters: readonly Delimiter[] = ['\t', ';', '|', ',']

function readingOf(text: string, encoding: Encoding, corrections: Corrections): Reading {
  const end = text.length > HEAD ? text.lastIndexOf('\n', HEAD) + 1 : text.length
  const head = text.slice(0, end || HEAD)
  const { hasQuotes = true } = corrections
  const read = (delimiter: Delimiter): string[][] =>
    parse(head, delimiter, hasQuotes, false)
      .records.slice(0, HEAD_RECORDS)
      .filter((record) => !isEmpty(record))
  const delimiter = corrections.delimiter ?? likeliest(read)
  const records = read(delimiter)
  const decimal = corrections.decimal ?? decimalOf(records.flat(), delimiter !== ',')
  const hasHeader = corrections.hasHeader ?? hasHeaderIn(records, decimal)
  return { encoding, delimiter, decimal, hasHeader, hasQuotes }
}

/**
 * The delimiter that cuts most records into the same number of cells, more than one. Of equals the
 * rarer sign: a comma may also be a decimal sign, or part of a text.
 */
function likeliest(read: (delimiter: Delimiter) => string[][]): Delimiter {
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of delimiters) {
    const widths = read(delimiter).map((record) => record.length)
    const width = commonest(widths)
    if (width < 2) continue
    const agreement = widths.filter((one) => one === width).length / widths.length
    // A header that is cut otherwise weighs more than a row.
    const score = agreement - (widths[0] === width ? 0 : 0.2)
    if (score > most) [best, most] = [delimiter, score]
  }
  return best
}

/** The value that comes most often, of equals the first. */
function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best = 0
  let most = 0
  for (const [value, count] of counts) if (count > most) [best, most] = [value, count]
  return best
}

/** No number in the first record, and either numbers below, or nothing but different texts in it. */
function hasHeaderIn(records: readonly string[][], decimal: Decimal): boolean {
  const [first, ...others] = records
  if (!first || first.some((cell) => numberIn(cell, decimal) !== null)) return false
  const hasNumbers = others.some((record) =>
    record.some((cell) => numberIn(cell, decimal) !== null),
  )
  const names = first.filter((cell) => !isGapText(cell))
  return hasNumbers || new Set(names).size === first.length
}

function isEmpty(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '')
}

// Cells

type Parsed = {
  readonly records: readonly string[][]
  /** Whether a quotation mark opens in the last record that no other closes. */
  readonly isUnclosed: boolean
  /** Where the first record begins that was not read. */
  readonly end: number
}

/** Records of a text; of a part of one, all but the last, which may go on. */
function parse(text: string, delimiter: Delimiter, hasQuotes: boolean, isPart: boolean): Parsed {
  const config = { delimiter, newline: '\n', ...(!hasQuotes && { fastMode: true }) } as const
  const result: unknown = new Papa.Parser(config).parse(text, 0, isPart)
  if (!isResult(result)) throw new Error('Papa Parse answers otherwise than it did.')
  const isUnclosed = result.errors.some(({ code }) => code === 'MissingQuotes')
  return { records: result.data, isUnclosed, end: result.meta.cursor }
}

type Result = Pick<Papa.ParseResult<string[]>, 'data' | 'errors' | 'meta'>

function isResult(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && 'data' in value && 'meta' in value
}

type Records = {
  /** Cells of the rows that are used, in the file's order. */
  readonly kept: readonly (readonly string[])[]
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
  /** The record in which a quotation mark opens that no other closes, counted from 1. */
  readonly unclosed: number | null
}

const PIECE = 262_144
const SHOWN_RAGGED = 5

/**
 * All records of a file; of too many rows a random choice, each as likely: a reservoir (Vitter,
 * "Random sampling with a reservoir", 1985, algorithm R).
 */
function* recordsOf(
  text: string,
  reading: Reading,
  seed: number,
): Generator<number, Records, void> {
  const { delimiter, hasQuotes, hasHeader } = reading
  const random = stream(seed, 'data', 1)
  const kept: { place: number; cells: string[] }[] = []
  const first: string[][] = []
  const raggedAt: number[] = []
  let headers: string[] | null = null
  let unclosed: number | null = null
  let [width, most, count, ragged, long, record] = [0, 0, 0, 0, 0, 0]

  const take = (cells: string[]): void => {
    record++
    if (isEmpty(cells)) return
    if (first.length < fileLimits.preview) first.push(cells.map(cut))
    if (hasHeader && headers === null) {
      headers = cells
      return
    }
    const other = cells.length !== width
    if (other) ragged++
    if (other && raggedAt.length < SHOWN_RAGGED) raggedAt.push(record)
    count++
    const place = kept.length < most ? kept.length : random.below(count)
    if (place >= most) return
    const own = cells.slice(0, tableLimits.columns).map((cell) => {
      if (cell.length > fileLimits.cell) long++
      return cut(cell)
    })
    kept[place] = { place: count, cells: own }
  }

  for (let start = 0, piece = PIECE; start < text.length;) {
    const isLast = start + piece >= text.length
    const part = text.slice(start, start + piece)
    const { records, isUnclosed, end } = parse(part, delimiter, hasQuotes, !isLast)
    if (width === 0 && records.length > 0) {
      const widths = records.slice(0, HEAD_RECORDS).filter((cells) => !isEmpty(cells))
      width = commonest(widths.map((cells) => cells.length))
      const used = Math.max(1, Math.min(width, tableLimits.columns))
      most = Math.min(tableLimits.rows, Math.floor(tableLimits.cells / used))
    }
    for (const cells of records) take(cells)
    if (isUnclosed) unclosed = record
    if (isLast) break
    // One record longer than a piece needs a longer one.
    piece = records.length > 0 ? PIECE : 2 * piece
    start += end
    yield 0.05 + (0.75 * start) / text.length
  }
  kept.sort((one, other) => one.place - other.place)
  const cells = kept.map((one) => one.cells)
  return { kept: cells, headers, first, count, width, ragged, raggedAt, long, unclosed }
}

function cut(cell: string): string {
  return cell.length > fileLimits.cell ? cell.slice(0, fileLimits.cell) : cell
}

function raggedSentence({ ragged, raggedAt }: Records): string {
  const list = raggedAt.map(grouped).join(', ')
  const which = ragged > raggedAt.length ? `${list} …` : list
  return ragged === 1
    ? `Row ${which} has more or fewer cells than the others.`
    : `${grouped(ragged)} rows have more or fewer cells than the others: ${which}.`
}

function* tableFrom(
  { kept, headers, width }: Records,
  { decimal }: Reading,
  { types = {} }: Corrections,
): Generator<number, { columns: Column[]; strange: number[] }, void> {
  const count = Math.min(width, tableLimits.columns)
  const names = columnNames(Array.from({ length: count }, (_, place) => headers?.[place] ?? ''))
  const columns: Column[] = []
  const strange: number[] = []
  for (const [place, name] of names.entries()) {
    const texts = kept.map((cells) => cells[place] ?? '')
    const read = columnOf(name, texts, decimal, types[place] ?? null)
    columns.push(read.column)
    strange.push(read.strange)
    yield 0.8 + (0.2 * (place + 1)) / count
  }
  return { columns, strange }
}
