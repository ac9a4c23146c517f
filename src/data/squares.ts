/** Columns of a table that are the pixels of square pictures: known by their names, or by values that can be nothing else. */
import type { Shape } from '../engine/network.ts'
import { factsOf } from './facts.ts'
import { isCounter, type Column, type NumberColumn } from './table.ts'

/** Pixels along the side of the smallest picture that is known by its values alone, and by its columns' names. */
const LEAST_SIDE = 8
const LEAST_NAMED = 3

/** Pixels along the side of the smallest picture that is offered where nothing speaks for one. */
const LEAST_OFFERED = 4

/**
 * Of columns that are a square's pixels, one channel: a person says so (`isTold`), else their names
 * count them, or their values can be nothing else.
 */
export function squareOf(columns: readonly Column[], isTold?: boolean): Shape | null {
  const side = Math.sqrt(columns.length)
  if (!Number.isInteger(side) || side < LEAST_NAMED || !columns.every(isNumber)) return null
  const isPicture =
    isTold ?? (areCounted(columns, side) || (side >= LEAST_SIDE && columns.every(isInk)))
  return isPicture ? [1, side, side] : null
}

/** Whether a person may say that so many columns are the pixels of a picture. */
export function canBeSquare(count: number): boolean {
  const side = Math.sqrt(count)
  return Number.isInteger(side) && side >= LEAST_OFFERED
}

/** What may be the pixels beside a label: all other numbers, or those that do not count the rows. */
export function pixelsBeside(columns: readonly Column[], label: number): readonly number[][] {
  const numbers = columns
    .map((_, place) => place)
    .filter((place) => place !== label && isNumber(columns[place]))
  return [numbers, numbers.filter((place) => !isCounter(columns[place]))]
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
function isInk(column: NumberColumn): boolean {
  const { least, greatest, areWhole } = factsOf(column)
  return least >= 0 && greatest <= 255 && (areWhole || greatest <= 1)
}
