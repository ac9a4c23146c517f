/** Columns of a table that are the pixels of square pictures: known by their names, or by values that can be nothing else. */
import type { Shape } from '../engine/network.ts'
import { factsOf } from './facts.ts'
import type { Column, NumberColumn } from './table.ts'

/** Pixels along the side of the smallest picture that is known by its values alone, and by its columns' names. */
const LEAST_SIDE = 8
const LEAST_NAMED = 3

/** Of columns that are a square's pixels, one channel: their names count them, or their values can be nothing else. */
export function squareOf(columns: readonly Column[]): Shape | null {
  const side = Math.sqrt(columns.length)
  if (!Number.isInteger(side) || side < LEAST_NAMED || !columns.every(isNumber)) return null
  const isPicture = areCounted(columns, side) || (side >= LEAST_SIDE && columns.every(isInk))
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
function isInk(column: NumberColumn): boolean {
  const { least, greatest, areWhole } = factsOf(column)
  return least >= 0 && greatest <= 255 && (areWhole || greatest <= 1)
}
