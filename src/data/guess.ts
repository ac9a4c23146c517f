/** How a text file of cells is written, guessed from how it begins; what a person has corrected stands. */
import { decimalOf, isGapText, numberIn, type Decimal } from './cells.ts'
import type { Encoding } from './encoding.ts'
import { isEmpty, parse } from './parse.ts'
import type { Corrections, Delimiter, Reading } from './reading.ts'

/** Characters, and records of them, that tell how a file is written. */
const HEAD = 65_536
const HEAD_RECORDS = 200

/** Of equally likely ones the first. */
const delimiters: readonly Delimiter[] = ['\t', ';', '|', ',']

/** How the file is read, and how many cells most of its first records have. */
export type Guess = { readonly reading: Reading; readonly width: number }

/**
 * The part of a file's text that tells how it is written: whole lines, about `HEAD` characters of
 * them. Null while more of the text must come; `isAll`: nothing more will.
 */
export function headOf(text: string, isAll: boolean): string | null {
  if (text.length <= HEAD) return isAll ? text : null
  const end = text.lastIndexOf('\n', HEAD) + 1 || text.indexOf('\n', HEAD) + 1
  if (end > 0) return text.slice(0, end)
  return isAll ? text : null
}

export function guessFrom(head: string, encoding: Encoding, corrections: Corrections): Guess {
  const { hasQuotes = true } = corrections
  const read = (delimiter: Delimiter): string[][] =>
    parse(head, { delimiter, hasQuotes }, false)
      .records.slice(0, HEAD_RECORDS)
      .filter((record) => !isEmpty(record))
  const delimiter = corrections.delimiter ?? likeliest(read)
  const records = read(delimiter)
  const decimal = corrections.decimal ?? decimalOf(records.flat(), delimiter !== ',')
  const hasHeader = corrections.hasHeader ?? hasHeaderIn(records, decimal)
  return {
    reading: { encoding, delimiter, decimal, hasHeader, hasQuotes },
    width: commonest(records.map((cells) => cells.length)),
  }
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
