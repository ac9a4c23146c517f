/**
 * Lines of text with numbers in them, as plain values: what is written, how it looks, and the exact
 * number behind it. Enough digits are chosen that arithmetic with the shown numbers comes out as shown.
 */
import { neuronName, nameOf, type Layout } from '../../engine/layout.ts'
import { exact, format } from '../format.ts'
import type { Selection } from '../../state/store.ts'
import type { Neuron } from './moment.ts'

export type Look =
  | 'name'
  | 'sub'
  | 'positive'
  | 'negative'
  | 'strong'
  | 'result'
  | 'learn'
  | 'learnResult'

export type Piece = {
  readonly text: string
  readonly look?: Look
  /** The exact number that the text stands for. */
  readonly value?: number
  /** What in the network it belongs to. */
  readonly belongs?: Selection
}

/** So many significant digits, or all that tell the number from others. */
export type Digits = number | 'all'

/** Digits of a result; the numbers that lead to it may need more. */
const RESULT_DIGITS = 3
const MOST_DIGITS = 7

/** What a walk has not come to. */
export const notYet: readonly Piece[] = [{ text: 'not yet' }]

/** A line's text without its looks. */
export function plain(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/**
 * A number with so many digits: 0.753, but 0.5 where that says it all, and 0.0095 where three
 * decimals say too little.
 */
export function written(value: number, digits: Digits): string {
  const whole = exact(value)
  if (digits === 'all') return whole
  const size = Math.abs(value)
  const rounded = format(value, size >= 0.001 && size < 0.01 ? Math.max(4, digits) : digits)
  return whole.length <= rounded.length && !whole.includes('e') ? whole : rounded
}

/** The digits of a result: three, unless all are wanted. */
export function resultDigits(isAllDigits: boolean): Digits {
  return isAllDigits ? 'all' : RESULT_DIGITS
}

export function number(value: number, digits: Digits, look?: Look): Piece {
  return { text: written(value, digits), value, ...(look && { look }) }
}

/** A number after an operator: (−2), but 3. */
export function bracketed(value: number, digits: Digits, look?: Look): Piece[] {
  const piece = number(value, digits, look)
  return piece.text.startsWith('−') ? [{ text: '(' }, piece, { text: ')' }] : [piece]
}

/** A parameter in the colour of its sign. */
export function signLook(value: number): Look {
  return value < 0 ? 'negative' : 'positive'
}

/** The number that a reader takes from what `written` shows. */
export function read(text: string): number {
  const [mantissa, raised] = text.replaceAll('−', '-').replace('∞', 'Infinity').split('×10')
  if (raised === undefined) return Number(mantissa)
  const power = [...raised]
    .map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)))
    .join('')
  return Number(`${mantissa}e${power}`)
}

/** The fewest digits at which `compute`, done with the numbers as shown, gives the result as shown. */
export function agreeing(
  compute: (shown: (value: number) => number) => number,
  result: number,
  precision = RESULT_DIGITS,
): number {
  const target = read(written(result, precision))
  for (let digits = RESULT_DIGITS; digits < MOST_DIGITS; digits++) {
    const shown = (value: number): number => read(written(value, digits))
    if (read(written(compute(shown), precision)) === target) return digits
  }
  return Math.max(MOST_DIGITS, precision)
}

/** The fewest digits that tell two numbers apart, where they differ. */
export function telling(one: number, other: number): Digits {
  if (one === other) return RESULT_DIGITS
  for (let digits = RESULT_DIGITS; digits <= 15; digits++) {
    if (read(written(one, digits)) !== read(written(other, digits))) return digits
  }
  return 'all'
}

/** w₁, in a sentence. */
export function parameterName(layout: Layout, index: number): Piece[] {
  return name(nameOf(layout, index), { type: 'parameter', index })
}

/** h₁, x₂, ŷ, in a sentence. */
export function neuronPieces(layout: Layout, { layer, unit }: Neuron): Piece[] {
  return name(neuronName(layout, layer, unit), { type: 'neuron', layer, unit })
}

function name(
  { letter, number: count }: { letter: string; number: number | null },
  belongs: Selection,
): Piece[] {
  const base: Piece = { text: letter, look: 'name', belongs }
  return count === null ? [base] : [base, { text: String(count), look: 'sub', belongs }]
}
