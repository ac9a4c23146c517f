/** What a cell of a text file says: a number, nothing, or a text; and the column that such cells make. */
import type { CategoryColumn, Column } from './table.ts'
import { tableLimits } from './tableLimits.ts'

export type Decimal = '.' | ','

/** Signs that a cell says nothing, in lower case. */
const gapTexts = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', '?', '-', '–', '—'])

export function isGapText(text: string): boolean {
  return text.length <= 4 && gapTexts.has(text.trim().toLowerCase())
}

// Digits, or groups of three of them; then perhaps a fraction and an exponent.
const forms: Readonly<Record<Decimal, RegExp>> = {
  '.': /^[+-]?(?:(?:\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i,
  ',': /^[+-]?(?:(?:\d{1,3}(?:[.'’ \u00a0\u202f]\d{3})+|\d+)(?:,\d*)?|,\d+)(?:e[+-]?\d+)?$/i,
}

const groupings: Readonly<Record<Decimal, RegExp>> = {
  '.': /[,'’ \u00a0\u202f]/g,
  ',': /[.'’ \u00a0\u202f]/g,
}

/** The number that a text says, written with this decimal sign; null for anything else, and beyond what numbers can hold. */
export function numberIn(text: string, decimal: Decimal): number | null {
  const plain = text.trim().replace('−', '-')
  if (!forms[decimal].test(plain)) return null
  const value = Number(plain.replace(groupings[decimal], '').replace(',', '.'))
  return Number.isFinite(value) ? value : null
}

/**
 * The decimal sign that most numbers have. "1,234" may be either: it decides only where nothing else
 * does, and then for the comma if commas do not separate the cells.
 */
export function decimalOf(cells: Iterable<string>, isCommaFree: boolean): Decimal {
  let dots = 0
  let commas = 0
  let either = 0
  for (const cell of cells) {
    if (!/[.,]/.test(cell)) continue
    const isDot = numberIn(cell, '.') !== null
    const isComma = numberIn(cell, ',') !== null
    if (isDot && isComma) either += cell.includes(',') ? 1 : -1
    else if (isDot) dots++
    else if (isComma) commas++
  }
  if (dots !== commas) return commas > dots ? ',' : '.'
  return isCommaFree && either > 0 ? ',' : '.'
}

/** Control characters, and those that reverse the direction of the text around them. */
const UNSEEN_CHARACTERS = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

/** A text as it may be shown anywhere: one line, without unseen characters, and not longer than this. */
export function shownText(text: string, longest: number): string {
  // Far beyond what is kept nothing need be looked at.
  const line = text
    .slice(0, 4 * longest)
    .replace(/[\n\r\t]+/g, ' ')
    .replace(UNSEEN_CHARACTERS, '')
    .trim()
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

const LONGEST_NAME = 60

/** Names of columns as a file gives them, made presentable and different from each other. */
export function columnNames(headers: readonly string[]): string[] {
  const taken = new Set<string>()
  return headers.map((header, place) => {
    const name = shownText(header, LONGEST_NAME) || `column ${place + 1}`
    let free = name
    for (let copy = 2; taken.has(free); copy++) free = `${name} (${copy})`
    taken.add(free)
    return free
  })
}

/** More texts than this share of what a column says make it a column of texts. */
const MOST_TEXTS = 0.1

export type ReadColumn = {
  readonly column: Column
  /** Rows of a column of numbers that say something else: gaps now. */
  readonly strange: number
}

/** A column of numbers where nearly all cells are, else of categories; or as it is asked for. */
export function columnOf(
  name: string,
  texts: readonly string[],
  decimal: Decimal,
  asked: Column['type'] | null,
): ReadColumn {
  if (asked === 'category') return { column: categoriesOf(name, texts), strange: 0 }
  const values = new Float64Array(texts.length)
  let numbers = 0
  let strange = 0
  for (let row = 0; row < texts.length; row++) {
    const value = isGapText(texts[row]) ? NaN : numberIn(texts[row], decimal)
    values[row] = value ?? NaN
    if (value === null) strange++
    else if (!Number.isNaN(value)) numbers++
  }
  const isText = strange > MOST_TEXTS * (strange + numbers)
  if (asked === null && isText) return { column: categoriesOf(name, texts), strange: 0 }
  return { column: { name, type: 'number', values }, strange }
}

/** What keeps a text from being a formula in a spreadsheet, as `csvText.ts` writes it, is no part of it. */
const HELD = /^'(?=[=+\-@\t\r])/

function categoriesOf(name: string, texts: readonly string[]): CategoryColumn {
  const categories: string[] = []
  const codeOf = new Map<string, number>()
  const codes = new Int32Array(texts.length)
  for (let row = 0; row < texts.length; row++) {
    if (isGapText(texts[row])) {
      codes[row] = -1
      continue
    }
    const text = shownText(texts[row].replace(HELD, ''), tableLimits.name)
    let code = codeOf.get(text)
    if (code === undefined) {
      code = categories.length
      codeOf.set(text, code)
      categories.push(text)
    }
    codes[row] = code
  }
  return { name, type: 'category', categories, codes }
}
