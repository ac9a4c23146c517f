/** Text to records of cells. The only place that knows papaparse. */
import Papa from 'papaparse'
import type { Delimiter } from './reading.ts'

export type Parsed = {
  readonly records: readonly string[][]
  /** Whether a quotation mark opens in the last record that no other closes. */
  readonly isUnclosed: boolean
  /** Where the first record begins that was not read. */
  readonly end: number
}

/** Records of a text whose lines end in \n; of a part of one, all but the last, which may go on. */
export function parse(
  text: string,
  { delimiter, hasQuotes }: { readonly delimiter: Delimiter; readonly hasQuotes: boolean },
  isPart: boolean,
): Parsed {
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

/** Whether a record says nothing at all. */
export function isEmpty(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '')
}
