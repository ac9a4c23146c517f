/**
 * What is in the data files that come with the page, and how their text is read: once and strictly.
 * What is not as declared here is refused in a sentence.
 */
import { isProvided, keep, type FileName, type Images } from './files.ts'
import type { Column, Table } from './table.ts'

type ColumnForm = { readonly header: string; readonly name: string; readonly isNumber: boolean }

type FileForm =
  | {
      readonly type: 'images'
      readonly side: number
      /** Pixels' characters, from empty to full. */
      readonly alphabet: string
      readonly rows: number
    }
  | { readonly type: 'table'; readonly columns: readonly ColumnForm[]; readonly rows: number }

function text(header: string, name = header): ColumnForm {
  return { header, name, isNumber: false }
}

function number(header: string, name = header): ColumnForm {
  return { header, name, isNumber: true }
}

const HEXADECIMAL = '0123456789abcdef'

/** By path under `data/`. */
export const files = {
  'penguins.csv': {
    type: 'table',
    rows: 342,
    columns: [
      text('species'),
      text('island'),
      number('bill_length_mm', 'bill length (mm)'),
      number('bill_depth_mm', 'bill depth (mm)'),
      number('flipper_length_mm', 'flipper length (mm)'),
      number('body_mass_g', 'mass (g)'),
      text('sex'),
    ],
  },
  'sunspots-yearly.csv': {
    type: 'table',
    rows: 309,
    columns: [text('year'), number('sunspots')],
  },
  'elnino-sst-monthly.csv': {
    type: 'table',
    rows: 732,
    columns: [text('month'), number('sst_c', 'temperature (°C)')],
  },
  'stocks-monthly.csv': {
    type: 'table',
    rows: 390,
    columns: [
      text('month'),
      number('ibm', 'IBM'),
      number('aapl', 'AAPL'),
      number('msft', 'MSFT'),
      number('sp500', 'S&P 500'),
    ],
  },
  'digits-8x8.txt': { type: 'images', side: 8, alphabet: `${HEXADECIMAL}g`, rows: 1797 },
  'fashion-14x14-train.txt': { type: 'images', side: 14, alphabet: HEXADECIMAL, rows: 2000 },
  'fashion-14x14-test.txt': { type: 'images', side: 14, alphabet: HEXADECIMAL, rows: 500 },
} as const satisfies Record<string, FileForm>

/** Takes a file's text and reads it, once; says in a sentence what is wrong with it, or null. */
export function provide(file: FileName, content: string): string | null {
  if (isProvided(file)) return null
  try {
    const form: FileForm = files[file]
    const lines = content.replace(/\r\n?/g, '\n').trimEnd().split('\n')
    keep(file, form.type === 'images' ? readImages(form, lines) : readTable(form, lines))
    return null
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return `The file ${file} is damaged: ${error.message}`
  }
}

function readImages(form: FileForm & { type: 'images' }, lines: readonly string[]): Images {
  expectRows(lines.length, form.rows)
  const size = form.side * form.side
  const full = form.alphabet.length - 1
  const pixels = lines.map((line, place) => {
    if (line.length !== 1 + size || !/^\d/.test(line)) throw strange(place)
    return Array.from({ length: size }, (_, k) => {
      const value = form.alphabet.indexOf(line[k + 1])
      if (value < 0) throw strange(place)
      return value / full
    })
  })
  return { labels: lines.map((line) => Number(line[0])), pixels }
}

function readTable(form: FileForm & { type: 'table' }, lines: readonly string[]): Table {
  const { columns: forms, rows } = form
  expectRows(lines.length - 1, rows)
  if (lines[0] !== forms.map(({ header }) => header).join(',')) throw strange(0)
  const cells = lines.slice(1).map((line) => line.split(','))
  cells.forEach((row, place) => {
    if (row.length !== forms.length) throw strange(place + 1)
  })
  const columns = forms.map(({ name, isNumber }, c): Column => {
    const texts = cells.map((row) => row[c])
    if (!isNumber) return categoriesOf(name, texts)
    const values = Float64Array.from(texts, Number)
    const place = texts.findIndex((cell, row) => cell === '' || !Number.isFinite(values[row]))
    if (place >= 0) throw strange(place + 1)
    return { name, type: 'number', values }
  })
  return { columns, rows }
}

function categoriesOf(name: string, texts: readonly string[]): Column {
  const categories = [...new Set(texts)].filter((category) => category !== '')
  const codeOf = new Map(categories.map((category, code) => [category, code]))
  const codes = Int32Array.from(texts, (category) => codeOf.get(category) ?? -1)
  return { name, type: 'category', categories, codes }
}

function expectRows(count: number, wanted: number): void {
  if (count !== wanted) throw new SyntaxError(`it has ${count} rows, not ${wanted}.`)
}

function strange(place: number): SyntaxError {
  return new SyntaxError(`line ${place + 1} cannot be read.`)
}
