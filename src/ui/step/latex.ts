/** Statements as LaTeX that compiles in a standard document, without packages: each with its letters, and with its numbers. */
import {
  caseOf,
  rankOf,
  type Expression,
  type Letter,
  type Sign,
  type Statement,
} from './expression.ts'
import { functions } from './functions.ts'
import type { Moment } from './moment.ts'
import { digitsOf, numbersOf } from './numbers.ts'
import { resultDigits, written as digitsWritten, type Digits } from './pieces.ts'
import { abridged } from './terms.ts'

export function latexOf(moment: Moment, statements: readonly Statement[]): string {
  return `${statements.map((statement) => display(moment, statement)).join('\n')}\n`
}

/** Letters or numbers. */
type Way = { readonly moment: Moment; readonly digits: Digits | null; readonly isWhole: boolean }

function display(moment: Moment, statement: Statement): string {
  const { result, verb, expression, isWhole = false } = statement
  const letters = written(expression, { moment, digits: null, isWhole })
  const left = `${verb === ':' ? String.raw`\mbox{in place of } ` : ''}${signOf(result.sign)}`
  const sign = verb === '←' ? String.raw`\leftarrow` : verb
  const value = numeral(result.at(moment), resultDigits(moment.isAllDigits))
  const shown = numbersOf(statement, moment)
  const isAlone = shown.type === 'number' || shown.type === 'quantity'
  const numbers = written(shown, { moment, digits: digitsOf(moment, statement), isWhole })
  const end = isAlone ? value : `${numbers} = ${value}`
  return String.raw`\[ ${left} ${sign} ${letters} \]
\[ ${end} \]`
}

const greek: Readonly<Record<string, string>> = {
  δ: String.raw`\delta`,
  η: String.raw`\eta`,
  μ: String.raw`\mu`,
  α: String.raw`\alpha`,
  β: String.raw`\beta`,
  ε: String.raw`\varepsilon`,
  λ: String.raw`\lambda`,
  ρ: String.raw`\rho`,
  κ: String.raw`\kappa`,
  σ: String.raw`\sigma`,
}

function letterOf({ letter, number, of, raised, at }: Letter): string {
  const [bare, accent] = letter.normalize('NFD')
  const plain = greek[bare] ?? bare
  const base = accent ? String.raw`\hat{${plain}}` : plain
  const under = of ? `_{${letterOf(of)}}` : number === null ? '' : `_{${number}}`
  return `${base}${under}${raised ? `^{${raised.replaceAll('−', '-')}}` : ''}${at ? `(${at.join(', ')})` : ''}`
}

function signOf(sign: Sign): string {
  switch (sign.type) {
    case 'letter':
      return letterOf(sign)
    case 'slope':
      return String.raw`\frac{\partial ${letterOf(sign.of)}}{\partial ${letterOf(sign.by)}}`
    case 'prime': {
      const symbol = greek[sign.symbol] ?? String.raw`\mathrm{${sign.symbol}}`
      return `${symbol}'(${letterOf(sign.at)})`
    }
    case 'norm':
      return String.raw`\| ${letterOf(sign.of)} \|`
  }
}

/** 3.2×10⁻⁵ as 3.2 \times 10^{-5} */
function numeral(value: number, digits: Digits): string {
  const text = digitsWritten(value, digits)
  if (Number.isNaN(value)) return String.raw`\mbox{not a number}`
  return text
    .replaceAll('−', '-')
    .replace('∞', String.raw`\infty`)
    .replace(
      /e([+-]?)(\d+)$/u,
      (_, sign: string, power: string) =>
        String.raw` \times 10^{${sign === '-' ? '-' : ''}${power}}`,
    )
    .replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/u, (_, raised: string) => {
      const power = [...raised]
        .map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign)))
        .join('')
      return String.raw` \times 10^{${power}}`
    })
}

function bracket(text: string): string {
  return String.raw`\left( ${text} \right)`
}

/** `isFirst`: a minus needs no brackets there. */
function written(expression: Expression, way: Way, isFirst = true): string {
  const within = (part: Expression): string =>
    rankOf(part) === 1 ? bracket(written(part, way)) : written(part, way, false)
  const tight = (part: Expression): string => {
    const text = written(part, way)
    return rankOf(part) < 3 || text.startsWith('-') ? bracket(text) : text
  }
  switch (expression.type) {
    case 'quantity': {
      if (way.digits === null) return signOf(expression.sign)
      const text = numeral(expression.at(way.moment), way.digits)
      return text.startsWith('-') && !isFirst ? `(${text})` : text
    }
    case 'number':
      return numeral(expression.value, 'all')
    case 'sum':
      return summed(expression.terms, way)
    case 'difference':
      return `${written(expression.from, way, isFirst)} - ${within(expression.less)}`
    case 'negative':
      return `-${within(expression.of)}`
    case 'product':
      return expression.factors
        .map((factor, place) =>
          place === 0 && rankOf(factor) > 1 ? written(factor, way, isFirst) : within(factor),
        )
        .join(String.raw` \cdot `)
    case 'quotient':
      return String.raw`\frac{${written(expression.over, way)}}{${written(expression.under, way)}}`
    case 'square':
      return `{${tight(expression.of)}}^{2}`
    case 'root':
      return String.raw`\sqrt{${written(expression.of, way)}}`
    case 'call':
      return called(expression, way)
    case 'cases':
      if (way.digits !== null) return written(caseOf(expression.cases, way.moment), way, isFirst)
      return casesOf(expression.cases, way)
  }
}

function summed(terms: readonly Expression[], way: Way): string {
  return abridged(terms, way.isWhole)
    .map((term, place) => {
      if (!term) return String.raw` + \dots`
      const text = written(term, way)
      if (place === 0) return text
      return text.startsWith('-') ? ` - ${text.slice(1)}` : ` + ${text}`
    })
    .join('')
}

function called({ name, of }: Expression & { type: 'call' }, way: Way): string {
  const power = (exponent: Expression): string => `e^{${written(exponent, way)}}`
  const powers = (all: readonly Expression[]): string =>
    abridged(all, way.isWhole)
      .map((one) => (one ? power(one) : String.raw`\dots`))
      .join(' + ')
  switch (name) {
    case 'exp':
      return power(of[0])
    case 'softmax':
      return String.raw`\frac{${power(of[0])}}{${powers(of.slice(1))}}`
    case 'lnOneSumExp':
      return String.raw`\ln ${bracket(`1 + ${powers(of)}`)}`
    case 'log1p':
      return String.raw`\ln ${bracket(`1 + ${written(of[0], way)}`)}`
    case 'abs':
      return String.raw`\left| ${written(of[0], way)} \right|`
    default:
      return `${functions[name].latex} ${bracket(of.map((one) => written(one, way)).join(', '))}`
  }
}

function casesOf(cases: (Expression & { type: 'cases' })['cases'], way: Way): string {
  const relations = { '<': '<', '≤': String.raw`\le`, '>': '>' } as const
  const rows = cases.map(({ value, when }) => {
    const condition = when
      ? String.raw`\mbox{where } ${written(when.left, way)} ${relations[when.is]} ${written(when.right, way)}`
      : String.raw`\mbox{else}`
    return `${written(value, way)} & ${condition}`
  })
  return String.raw`\left\{ \begin{array}{ll} ${rows.join(String.raw` \\ `)} \end{array} \right.`
}
