/**
 * A formula as a plain value: letters that stand for numbers of a moment, put together by arithmetic.
 * One value is drawn as MathML, written with a sample's numbers, copied as LaTeX or Python, and
 * computed, so that all of these say the same. A law is a statement: a letter and what it is.
 */
import type { Selection } from '../../state/store.ts'
import { functions, type FunctionName } from './functions.ts'
import type { Moment } from './moment.ts'
import type { Look } from './pieces.ts'

/** A letter with its number: w₁, ŷ, z of ŷ₂, β₁ᵗ. Accents are part of the letter. */
export type Letter = {
  readonly letter: string
  readonly number: number | null
  /** Whose own it is, where that has no number of its own: z of ŷ. */
  readonly of?: Letter
  readonly raised?: string
  /** Where it stands in a picture, counted from 1: h₃(2, 5). */
  readonly at?: readonly [row: number, column: number]
  /** Its name in Python, where the letters would leave open what they are of. */
  readonly code?: string
}

export type Sign =
  | ({ readonly type: 'letter' } & Letter)
  /** ∂of/∂by */
  | { readonly type: 'slope'; readonly of: Letter; readonly by: Letter }
  /** σ′(z₁), the slope of h₁ */
  | { readonly type: 'prime'; readonly symbol: string; readonly at: Letter; readonly of: Letter }
  /** ‖g‖ */
  | { readonly type: 'norm'; readonly of: Letter }

/** A sign and the number that it stands for. */
export type Quantity = {
  readonly type: 'quantity'
  readonly sign: Sign
  readonly at: (moment: Moment) => number
  /** What in the network it belongs to. */
  readonly belongs: Selection
  readonly look?: Look
  /** It was set by a person, and is written as it was. */
  readonly isGiven?: boolean
}

export type Condition = {
  readonly left: Expression
  readonly is: '<' | '≤' | '>'
  readonly right: Expression
}

export type Expression =
  | Quantity
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'sum'; readonly terms: readonly Expression[] }
  | { readonly type: 'difference'; readonly from: Expression; readonly less: Expression }
  | { readonly type: 'negative'; readonly of: Expression }
  | { readonly type: 'product'; readonly factors: readonly Expression[] }
  | { readonly type: 'quotient'; readonly over: Expression; readonly under: Expression }
  | { readonly type: 'square'; readonly of: Expression }
  | { readonly type: 'root'; readonly of: Expression }
  | { readonly type: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] }
  /** The first whose condition holds; the last has none. */
  | {
      readonly type: 'cases'
      readonly cases: readonly { readonly value: Expression; readonly when: Condition | null }[]
    }

/** A letter and what it is, or, with '←', what becomes of it. */
export type Statement = {
  readonly result: Quantity
  readonly verb: '=' | '←' | ':'
  readonly expression: Expression
  /** What is written with numbers, where some terms count for nothing at that moment. */
  readonly numbers?: (moment: Moment) => Expression
  /** Terms of a long sum that are left out are written too. */
  readonly isWhole?: boolean
}

export const constant = (value: number): Expression => ({ type: 'number', value })
export const difference = (from: Expression, less: Expression): Expression => ({
  type: 'difference',
  from,
  less,
})
export const negative = (of: Expression): Expression => ({ type: 'negative', of })
export const quotient = (over: Expression, under: Expression): Expression => ({
  type: 'quotient',
  over,
  under,
})
export const square = (of: Expression): Expression => ({ type: 'square', of })
export const root = (of: Expression): Expression => ({ type: 'root', of })
export const call = (name: FunctionName, ...of: readonly Expression[]): Expression => ({
  type: 'call',
  name,
  of,
})

/** A sum or product of one is that one. */
export function sum(...terms: readonly Expression[]): Expression {
  return terms.length === 1 ? terms[0] : { type: 'sum', terms }
}
export function product(...factors: readonly Expression[]): Expression {
  return factors.length === 1 ? factors[0] : { type: 'product', factors }
}

/** The mean over the outputs of what `of` writes for one. */
export function mean(outputs: number, of: (output: number) => Expression): Expression {
  const terms = Array.from({ length: outputs }, (_, output) => of(output))
  return outputs === 1 ? terms[0] : quotient(sum(...terms), constant(outputs))
}

/** `value` while the condition holds, else `otherwise`. */
export function either(when: Condition, value: Expression, otherwise: Expression): Expression {
  return {
    type: 'cases',
    cases: [
      { value, when },
      { value: otherwise, when: null },
    ],
  }
}

/** What an expression comes to. `shown` is what a reader takes for a number: with all digits the number itself. */
export function evaluate(
  expression: Expression,
  moment: Moment,
  shown: (value: number) => number = (value) => value,
): number {
  const value = (part: Expression): number => evaluate(part, moment, shown)
  switch (expression.type) {
    case 'quantity':
      return shown(expression.at(moment))
    case 'number':
      return expression.value
    case 'sum':
      return expression.terms.reduce((total, term) => total + value(term), 0)
    case 'difference':
      return value(expression.from) - value(expression.less)
    case 'negative':
      return -value(expression.of)
    case 'product':
      return expression.factors.reduce((total, factor) => total * value(factor), 1)
    case 'quotient':
      return value(expression.over) / value(expression.under)
    case 'square': {
      const base = value(expression.of)
      return base * base
    }
    case 'root':
      return Math.sqrt(value(expression.of))
    case 'call':
      return functions[expression.name].valueOf(expression.of.map(value))
    case 'cases':
      return value(caseOf(expression.cases, moment))
  }
}

/** The case that holds, by the exact numbers. */
export function caseOf(
  cases: readonly { readonly value: Expression; readonly when: Condition | null }[],
  moment: Moment,
): Expression {
  const one = cases.find(({ when }) => !when || holds(when, moment))
  if (!one) throw new Error('The last of several cases has no condition.')
  return one.value
}

function holds({ left, is, right }: Condition, moment: Moment): boolean {
  const [one, other] = [evaluate(left, moment), evaluate(right, moment)]
  switch (is) {
    case '<':
      return one < other
    case '≤':
      return one <= other
    case '>':
      return one > other
  }
}

/** How tightly its parts hang together: 1 sums, 2 products and what is written as one, 3 all else. */
export function rankOf(expression: Expression): 1 | 2 | 3 {
  switch (expression.type) {
    case 'sum':
    case 'difference':
    case 'negative':
      return 1
    case 'product':
    case 'quotient':
      return 2
    default:
      return 3
  }
}

/** All quantities in it, in the order in which they are written. */
export function quantitiesIn(expression: Expression): readonly Quantity[] {
  switch (expression.type) {
    case 'quantity':
      return [expression]
    case 'number':
      return []
    case 'sum':
      return expression.terms.flatMap(quantitiesIn)
    case 'difference':
      return [...quantitiesIn(expression.from), ...quantitiesIn(expression.less)]
    case 'negative':
    case 'square':
    case 'root':
      return quantitiesIn(expression.of)
    case 'product':
      return expression.factors.flatMap(quantitiesIn)
    case 'quotient':
      return [...quantitiesIn(expression.over), ...quantitiesIn(expression.under)]
    case 'call':
      return expression.of.flatMap(quantitiesIn)
    case 'cases':
      return expression.cases.flatMap(({ value, when }) => [
        ...(when ? [...quantitiesIn(when.left), ...quantitiesIn(when.right)] : []),
        ...quantitiesIn(value),
      ])
  }
}
