/** How a text file of cells was read, in types and words: what was guessed, and may be corrected. */
import { shownText, type Decimal } from './cells.ts'
import type { Encoding } from './encoding.ts'
import type { Column } from './table.ts'

export type Delimiter = ',' | ';' | '\t' | '|'

/** How a file was read. */
export type Reading = {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  readonly decimal: Decimal
  readonly hasHeader: boolean
  /** Whether quotation marks hold cells together; else they are text. */
  readonly hasQuotes: boolean
}

/** What a person corrects: parts of the reading, and the types of columns by their places. */
export type Corrections = Partial<Reading> & {
  readonly types?: Readonly<Record<number, Column['type']>>
}

export const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
}

export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big endian',
  'latin-1': 'Latin-1',
}

/** "Read as: semicolon, decimal comma." */
export function readAs({ encoding, delimiter, decimal, hasHeader, hasQuotes }: Reading): string {
  const parts = [
    encoding === 'utf-8' ? null : encodingNames[encoding],
    delimiterNames[delimiter],
    decimal === ',' ? 'decimal comma' : null,
    hasHeader ? null : 'no header',
    hasQuotes ? null : 'quotation marks as text',
  ]
  return `Read as: ${parts.filter((part) => part !== null).join(', ')}.`
}

/** "data/my rows.csv" → "my rows": what a file's data are called. */
export function nameOf(file: string): string {
  const plain = file.replace(/^.*[/\\]/, '').replace(/\.[a-z0-9]{1,5}$/i, '')
  return shownText(plain, LONGEST_NAME) || 'Table'
}

/** A cell as it stands in a file, made presentable. */
export function cellShown(text: string): string {
  return shownText(text, LONGEST_CELL)
}

const LONGEST_NAME = 60
const LONGEST_CELL = 40
