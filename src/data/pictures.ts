/**
 * Data whose inputs are the pixels of pictures: which sources these are, and between which values their
 * pixels lie. Painting them is the page's, and reading them as pictures a network's own `input`.
 */
import type { Shape } from '../engine/network.ts'
import type { Dataset } from './dataset.ts'
import { entryOf, tableIn, type DataSource } from './source.ts'
import type { Column, NumberColumn } from './table.ts'

/** Pixels along the side of the smallest picture that is known by its values alone, and by its columns' names. */
const LEAST_SIDE = 8
const LEAST_NAMED = 3

/** Channels, height and width of the pictures that a source's inputs are, row by row from the top left; null: they are none. */
export function imageShapeOf(source: DataSource): Shape | null {
  switch (source.type) {
    case 'generated':
      return null
    case 'builtIn': {
      const entry = entryOf(source.name)
      return (entry?.type === 'rows' && entry.image) || null
    }
    case 'table': {
      if (source.windows) return null
      const { columns } = tableIn(source)
      return squareOf(source.inputs.map((place) => columns[place]))
    }
    case 'samples':
      return source.input.length === 3 ? source.input : null
  }
}

/** Of columns that are a square's pixels, one channel: their names count them, or their values can be nothing else. */
function squareOf(columns: readonly Column[]): Shape | null {
  const side = Math.sqrt(columns.length)
  if (!Number.isInteger(side) || side < LEAST_NAMED || !columns.every(isNumber)) return null
  const isPicture =
    areCounted(columns, side) ||
    (side >= LEAST_SIDE && columns.every(({ values }) => isInk(values)))
  return isPicture ? [1, side, side] : null
}

function isNumber(column: Column): column is NumberColumn {
  return column.type === 'number'
}

/** "pixel0", "pixel1", … or "1x1", "1x2", … or "row 1, column 1", … */
function areCounted(columns: readonly Column[], side: number): boolean {
  const numbers = columns.map(({ name }) => (name.match(/\d+/g) ?? []).map(Number))
  const hasWord = columns.every(({ name }) => /pixel|px|pix|row|\d\s*[x×,]\s*\d/i.test(name))
  const [first] = numbers
  if (!hasWord) return false
  return numbers.every((found, k) => {
    if (found.length === 1) return found[0] === first[0] + k
    const [row, column] = found
    return row === first[0] + Math.floor(k / side) && column === first[1] + (k % side)
  })
}

/** Shares of ink, or whole steps of it up to a byte's. */
function isInk(values: Float64Array): boolean {
  let largest = 0
  let areWhole = true
  for (const value of values) {
    if (value < 0 || value > 255) return false
    if (value > largest) largest = value
    if (!Number.isNaN(value) && !Number.isInteger(value)) areWhole = false
  }
  return areWhole || largest <= 1
}

/** The values of no ink and of full ink. */
export type InkRange = readonly [low: number, high: number]

/** The smallest and the largest raw value of all pixels; looked for once. */
export function inkRange({ raw }: Pick<Dataset, 'raw'>): InkRange {
  const known = ranges.get(raw)
  if (known) return known
  let low = Infinity
  let high = -Infinity
  for (const rows of [raw.samples, raw.unseen]) {
    for (const row of rows) {
      for (const value of row) {
        if (value < low) low = value
        if (value > high) high = value
      }
    }
  }
  // A single value is no range.
  const range: InkRange = low < high ? [low, high] : low > high ? [0, 1] : [low - 1, low + 1]
  ranges.set(raw, range)
  return range
}

const ranges = new WeakMap<Dataset['raw'], InkRange>()
