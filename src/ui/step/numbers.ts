/** A formula with a sample's numbers in place of its letters, in as many digits as it takes to check it. */
import { caseOf, evaluate, rankOf, type Expression, type Statement } from './expression.ts'
import { functions } from './functions.ts'
import type { Moment } from './moment.ts'
import { agreeing, number, resultDigits, type Digits, type Piece } from './pieces.ts'
import { abridged } from './terms.ts'

/** −0.953 · 0.249 · (−0.090) = 0.021; of a number alone only that. */
export function statementLine(moment: Moment, statement: Statement): Piece[] {
  const { result, isWhole = false } = statement
  const expression = numbersOf(statement, moment)
  const value = result.at(moment)
  const end: Piece = {
    ...number(value, resultDigits(moment.isAllDigits), result.look),
    belongs: result.belongs,
  }
  if (isAlone(expression)) return [end]
  const way = expressionPieces(expression, moment, digitsOf(moment, statement), isWhole)
  // The other cases' way says nothing here: 1, not 1 = 1.
  if (expression.type === 'cases' && isAlone(caseOf(expression.cases, moment))) return [end]
  return [...way, { text: ' = ' }, end]
}

/** What stands there with numbers. */
export function numbersOf({ expression, numbers }: Statement, moment: Moment): Expression {
  return numbers?.(moment) ?? expression
}

/** The digits with which the arithmetic comes out as shown. */
export function digitsOf(moment: Moment, statement: Statement): Digits {
  if (moment.isAllDigits) return 'all'
  const expression = numbersOf(statement, moment)
  const { result } = statement
  return agreeing((shown) => evaluate(expression, moment, shown), result.at(moment))
}

export function expressionPieces(
  expression: Expression,
  moment: Moment,
  digits: Digits,
  isWhole = false,
): Piece[] {
  return piecesOf(expression, true, { moment, digits, isWhole })
}

type Way = { readonly moment: Moment; readonly digits: Digits; readonly isWhole: boolean }

function isAlone({ type }: Expression): boolean {
  return type === 'quantity' || type === 'number'
}

const open: Piece = { text: '(' }
const close: Piece = { text: ')' }

/** `isFirst`: nothing stands before it, so that a minus needs no brackets. */
function piecesOf(expression: Expression, isFirst: boolean, way: Way): Piece[] {
  const within = (part: Expression): Piece[] => {
    const pieces = piecesOf(part, true, way)
    return rankOf(part) === 1 ? [open, ...pieces, close] : piecesOf(part, false, way)
  }
  switch (expression.type) {
    case 'quantity':
    case 'number': {
      const piece = atom(expression, way)
      return piece.text.startsWith('−') && !isFirst ? [open, piece, close] : [piece]
    }
    case 'sum':
      return sumPieces(expression.terms, way)
    case 'difference':
      return [
        ...piecesOf(expression.from, isFirst, way),
        { text: ' − ' },
        ...within(expression.less),
      ]
    case 'negative':
      return [{ text: '−' }, ...within(expression.of)]
    case 'product':
      return expression.factors.flatMap((factor, place) => [
        ...(place > 0 ? [{ text: ' · ' }] : []),
        ...(place === 0 && rankOf(factor) > 1 ? piecesOf(factor, isFirst, way) : within(factor)),
      ])
    case 'quotient': {
      const { over, under } = expression
      const below =
        rankOf(under) === 2 ? [open, ...piecesOf(under, true, way), close] : within(under)
      const above = rankOf(over) > 1 ? piecesOf(over, isFirst, way) : within(over)
      return [...above, { text: ' / ' }, ...below]
    }
    case 'square':
      return [...tight(expression.of, way), { text: '²' }]
    case 'root':
      return [{ text: '√' }, ...tight(expression.of, way)]
    case 'call': {
      const { name, of } = expression
      if (name === 'softmax') {
        const [one, ...all] = of
        return [...powerPieces(one, way), { text: ' / ' }, open, ...powers(all, way), close]
      }
      if (name === 'lnOneSumExp') return [{ text: 'ln(1 + ' }, ...powers(of, way), close]
      const inner = name === 'log1p' ? [{ type: 'number', value: 1 } as const, of[0]] : of
      const inputs = inner.flatMap((part, place) => [
        ...(place > 0 ? [{ text: name === 'log1p' ? ' + ' : ', ' }] : []),
        ...piecesOf(part, true, way),
      ])
      if (name === 'abs') return [{ text: '|' }, ...inputs, { text: '|' }]
      return [{ text: `${functions[name].symbol}(` }, ...inputs, close]
    }
    case 'cases':
      return piecesOf(caseOf(expression.cases, way.moment), isFirst, way)
  }
}

function atom(expression: Expression & { type: 'quantity' | 'number' }, way: Way): Piece {
  if (expression.type === 'number') {
    // Constants are short, save for those of SELU.
    const precise =
      way.digits === 'all' ? expression.value : Number(expression.value.toPrecision(5))
    return { text: number(precise, 'all').text }
  }
  const { at, look, belongs, isGiven } = expression
  const value = at(way.moment)
  const digits = isGiven && way.digits !== 'all' ? givenDigits(value, way.digits) : way.digits
  return { ...number(value, digits, look), belongs }
}

/** Of 1e-8 one, not as many as measured numbers have. */
function givenDigits(value: number, most: number): number {
  const [mantissa] = String(value).split('e')
  return Math.min(most, mantissa.replaceAll(/\D/gu, '').length)
}

/** Between brackets, save a number without a sign. */
function tight(expression: Expression, way: Way): Piece[] {
  const pieces = piecesOf(expression, true, way)
  const isBare = isAlone(expression) && !pieces[0].text.startsWith('−')
  return isBare ? pieces : [open, ...pieces, close]
}

/** A term that begins with a negative number is taken away. */
function sumPieces(terms: readonly Expression[], way: Way): Piece[] {
  return abridged(terms, way.isWhole).flatMap((term, place): Piece[] => {
    if (!term) return [{ text: ' + …' }]
    if (term.type === 'negative') {
      const less = rankOf(term.of) === 1 ? [open, ...piecesOf(term.of, true, way), close] : null
      return [{ text: place > 0 ? ' − ' : '−' }, ...(less ?? piecesOf(term.of, false, way))]
    }
    const pieces = piecesOf(term, true, way)
    if (place === 0) return pieces
    const [first, ...rest] = pieces
    if (first.text.startsWith('−') && first.value !== undefined) {
      return [{ text: ' − ' }, { ...first, text: first.text.slice(1) }, ...rest]
    }
    return [{ text: ' + ' }, ...pieces]
  })
}

function powerPieces(of: Expression, way: Way): Piece[] {
  return [{ text: 'exp(' }, ...piecesOf(of, true, way), close]
}

function powers(all: readonly Expression[], way: Way): Piece[] {
  return abridged(all, way.isWhole).flatMap((one, place) => [
    ...(place > 0 ? [{ text: ' + ' }] : []),
    ...(one ? powerPieces(one, way) : [{ text: '…' }]),
  ])
}
