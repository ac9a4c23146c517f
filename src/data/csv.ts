/**
 * Reads text files of cells, whatever they are like: how a file is written is guessed, said and may be
 * corrected; too much is cut and said; what cannot be read is refused in a sentence. Works in pieces,
 * and asks for the file piece by piece, so that whoever runs it can report progress or leave it, and
 * no file is too large.
 */
import { columnNames, columnOf } from './cells.ts'
import { proposalOf, remarksOn, type Choice, type Remark } from './choice.ts'
import { grouped } from './grouped.ts'
import { encodingInstead, encodingOf, HEAD_BYTES } from './encoding.ts'
import { factsOf, type ColumnFacts } from './facts.ts'
import type { Corrections, Reading } from './reading.ts'
import { fileLimits, readRecords, type Records, type Work } from './records.ts'
import { columnsOf } from './reservoir.ts'
import type { Column, Table } from './table.ts'
import { tableLimits } from './tableLimits.ts'

/** What a person should know of a file, besides what `choice.ts` remarks on its table. */
export type FileRemark = {
  readonly type: 'ragged' | 'sampled' | 'cutColumns' | 'cutCells' | 'quotes' | 'textCells'
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
  /** How many bytes the file has. */
  readonly size: number
  readonly corrections: Corrections
  /** Unsigned 32 bit: which rows are taken where there are too many. */
  readonly seed: number
  /** How many bytes are asked for at once. */
  readonly piece?: number
}

const NO_ROWS =
  'This file has no rows. It needs one for each sample, below the names of the columns.'

/** So few that a command waits no longer than for a frame, so many that asking takes no time. */
const PIECE = 524_288

export function* readCsv({ size, corrections, seed, piece = PIECE }: Given): Work<Read> {
  const head = yield { done: 0, wanted: [0, Math.min(size, HEAD_BYTES)] }
  let told = encodingOf(head, corrections.encoding ?? null)
  let corrected = corrections
  /** Where a quotation mark opens that no other closes. */
  let unclosed: number | null = null
  for (let done = 0; ;) {
    if (!told.ok) return told
    const file = { size, piece, told, seed, done }
    const pass = yield* readRecords(file, corrected)
    done = pass.done
    if (pass.type === 'otherEncoding') {
      told = encodingInstead(head)
      continue
    }
    unclosed ??= pass.unclosed
    if (pass.unclosed !== null && corrected.hasQuotes === undefined) {
      corrected = { ...corrected, hasQuotes: false }
      continue
    }
    if (pass.kept.length === 0) return { ok: false, sentence: NO_ROWS }
    return { ok: true, value: yield* fileTable(pass, { corrections, seed, unclosed }) }
  }
}

function* fileTable(
  records: Records,
  how: Pick<Given, 'corrections' | 'seed'> & { readonly unclosed: number | null },
): Work<FileTable> {
  const { reading, kept } = records
  const { columns, strange } = yield* tableFrom(records, how.corrections)
  const remarks: FileRemark[] = []
  const say = (type: FileRemark['type'], sentence: string, column: number | null = null): void => {
    remarks.push({ type, column, sentence })
  }
  if (records.count > kept.length) {
    const used = `${grouped(kept.length)} of ${grouped(records.count)}`
    say('sampled', `Using ${used} rows: a random sample of the whole file (seed ${how.seed}).`)
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
  if (how.unclosed !== null) {
    say('quotes', `A quotation mark in row ${how.unclosed} is never closed: read as text.`)
  }
  if (records.ragged > 0) say('ragged', raggedSentence(records))
  strange.forEach((count, place) => {
    if (count === 0) return
    const { name } = columns[place]
    const where = count === 1 ? '1 row' : `${grouped(count)} rows`
    say('textCells', `‘${name}’ has text in ${where}: counted as gaps.`, place)
  })
  const table = { columns, rows: kept.length }
  return {
    reading,
    table,
    facts: columns.map(factsOf),
    preview: records.first,
    remarks: [...remarks, ...remarksOn(table)],
    proposal: proposalOf(table),
  }
}

function raggedSentence({ ragged, raggedAt }: Records): string {
  const list = raggedAt.map(grouped).join(', ')
  const which = ragged > raggedAt.length ? `${list} …` : list
  return ragged === 1
    ? `Row ${which} has more or fewer cells than the others.`
    : `${grouped(ragged)} rows have more or fewer cells than the others: ${which}.`
}

function* tableFrom(
  { kept, headers, width, reading, done }: Records,
  { types = {} }: Corrections,
): Work<{ columns: Column[]; strange: number[] }> {
  const count = Math.min(width, tableLimits.columns)
  const names = columnNames(Array.from({ length: count }, (_, place) => headers?.[place] ?? ''))
  const columns: Column[] = []
  const strange: number[] = []
  const next = columnsOf(kept)
  for (const [place, name] of names.entries()) {
    const read = columnOf(name, next(), reading.decimal, types[place] ?? null)
    columns.push(read.column)
    strange.push(read.strange)
    yield { done: done + ((1 - done) * (place + 1)) / count, wanted: null }
  }
  return { columns, strange }
}
