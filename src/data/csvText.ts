/** A table as the text of a CSV file. Spreadsheets take some texts for formulas; those are written so that they stay texts. */
import { hasGap, type Column, type Table } from './table.ts'

/** What a spreadsheet would run (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/

/** Comma-separated, lines ended by \r\n as RFC 4180 has it; a gap is an empty cell. */
export function csvText({ columns, rows }: Table): string {
  const records = [columns.map(({ name }) => textCell(name))]
  for (let row = 0; row < rows; row++) {
    records.push(columns.map((column) => cellOf(column, row)))
  }
  return records.map((cells) => `${cells.join(',')}\r\n`).join('')
}

function cellOf(column: Column, row: number): string {
  if (hasGap(column, row)) return ''
  return column.type === 'number'
    ? String(column.values[row])
    : textCell(column.categories[column.codes[row]])
}

/** A text, held together by quotation marks where it must be; a leading ' keeps it from being a formula. */
function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe
}
