/**
 * Data files that come with the page, as far as they have been provided: fetching them is the page's
 * part, and handing them to the worker too. A file is read once and strictly: what is not as declared
 * here is refused in a sentence.
 */
import type { RealName } from './real.ts'
import type { DataSource } from './source.ts'
import type { Column, Table } from './table.ts'

/** Small pictures, row by row from the top left. */
export type Images = {
  readonly labels: readonly number[]
  /** images × (side × side), each from 0 to 1. */
  readonly pixels: readonly (readonly number[])[]
}

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

export type FileName = keyof typeof files

/** Which files the data sets of `real.ts` come in, by their names. */
const filesByData: Readonly<Record<RealName, readonly FileName[]>> = {
  penguinMass: ['penguins.csv'],
  twoPenguins: ['penguins.csv'],
  threePenguins: ['penguins.csv'],
  digits: ['digits-8x8.txt'],
  fashion: ['fashion-14x14-train.txt', 'fashion-14x14-test.txt'],
  sunspots: ['sunspots-yearly.csv'],
  elNino: ['elnino-sst-monthly.csv'],
  ibm: ['stocks-monthly.csv'],
  apple: ['stocks-monthly.csv'],
  microsoft: ['stocks-monthly.csv'],
  sp500: ['stocks-monthly.csv'],
}

/** The files that a source needs; most need none. */
export function filesOf(source: DataSource): readonly FileName[] {
  if (source.type !== 'builtIn') return []
  return new Map<string, readonly FileName[]>(Object.entries(filesByData)).get(source.name) ?? []
}

const tables = new Map<FileName, Table>()
const images = new Map<FileName, Images>()

export function isProvided(file: FileName): boolean {
  return tables.has(file) || images.has(file)
}

/** Takes a file's text and reads it, once; says in a sentence what is wrong with it, or null. */
export function provide(file: FileName, content: string): string | null {
  if (isProvided(file)) return null
  try {
    const form: FileForm = files[file]
    const lines = content.replace(/\r\n?/g, '\n').trimEnd().split('\n')
    if (form.type === 'images') images.set(file, readImages(form, lines))
    else tables.set(file, readTable(form, lines))
    return null
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return `The file ${file} is damaged: ${error.message}`
  }
}

/** A file of columns. Throws when it has not been provided. */
export function tableIn(file: FileName): Table {
  return found(tables, file)
}

/** A file of pictures. Throws when it has not been provided. */
export function imagesIn(file: FileName): Images {
  return found(images, file)
}

function found<Content>(all: ReadonlyMap<FileName, Content>, file: FileName): Content {
  const content = all.get(file)
  if (!content) throw new Error(`The file ${file} has not been loaded yet.`)
  return content
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
