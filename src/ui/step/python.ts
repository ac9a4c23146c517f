/** Statements as a Python program that needs nothing but `math` and prints the result. */
import {
  quantitiesIn,
  rankOf,
  type Expression,
  type Letter,
  type Sign,
  type Statement,
} from './expression.ts'
import { functions, type FunctionName } from './functions.ts'
import type { Moment } from './moment.ts'

export function pythonOf(moment: Moment, statements: readonly Statement[]): string {
  const known = new Set<string>()
  const values: string[] = []
  const laws: string[] = []
  for (const { expression, result } of statements) {
    for (const { sign, at } of quantitiesIn(expression)) {
      const name = nameOf(sign)
      if (known.has(name)) continue
      known.add(name)
      values.push(`${name} = ${numeral(at(moment))}`)
    }
    const name = nameOf(result.sign)
    known.add(name)
    laws.push(`${name} = ${written(expression)}`)
  }
  const definitions = [...new Set(statements.flatMap(({ expression }) => calls(expression)))]
    .map((name) => functions[name].definition)
    .filter((definition) => definition !== null)
  const last = statements.at(-1)
  const print = last ? [`print(${nameOf(last.result.sign)})`] : []
  const parts = [definitions, values, laws, print].filter((lines) => lines.length > 0)
  return `${[['import math'], ...parts].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const greek: Readonly<Record<string, string>> = {
  δ: 'delta',
  η: 'eta',
  μ: 'mu',
  α: 'alpha',
  β: 'beta',
  ε: 'epsilon',
  // `lambda` is a word of the language.
  λ: 'lam',
  ρ: 'rho',
  κ: 'kappa',
}

/** w1, y_hat, z_y_hat, dL_dw1, slope_h1, beta1_t */
function nameOf(sign: Sign): string {
  switch (sign.type) {
    case 'letter':
      return letterName(sign)
    case 'slope':
      return `d${letterName(sign.of)}_d${letterName(sign.by)}`
    case 'prime':
      return `slope_${letterName(sign.of)}`
    case 'norm':
      return `norm_${letterName(sign.of)}`
  }
}

function letterName({ letter, number, of, raised, code }: Letter): string {
  if (code) return code
  const [bare, accent] = letter.normalize('NFD')
  const name = `${greek[bare] ?? bare}${accent ? '_hat' : ''}${number ?? ''}`
  return `${name}${of ? `_${letterName(of)}` : ''}${raised ? `_${raised}` : ''}`
}

function numeral(value: number): string {
  if (Number.isFinite(value)) return String(value)
  return Number.isNaN(value) ? 'math.nan' : `${value < 0 ? '-' : ''}math.inf`
}

function written(expression: Expression): string {
  switch (expression.type) {
    case 'quantity':
      return nameOf(expression.sign)
    case 'number':
      return numeral(expression.value)
    case 'sum':
      return expression.terms
        .map((term, place) => {
          if (term.type === 'negative') return `${place > 0 ? ' - ' : '-'}${within(term.of)}`
          return `${place > 0 ? ' + ' : ''}${written(term)}`
        })
        .join('')
    case 'difference':
      return `${written(expression.from)} - ${within(expression.less)}`
    case 'negative':
      return `-${within(expression.of)}`
    case 'product':
      return expression.factors.map(within).join(' * ')
    case 'quotient':
      return `${within(expression.over)} / ${tight(expression.under)}`
    case 'square':
      return `${tight(expression.of)} ** 2`
    case 'root':
      return `math.sqrt(${written(expression.of)})`
    case 'call':
      return `${functions[expression.name].python}(${expression.of.map(written).join(', ')})`
    case 'cases':
      return `(${expression.cases
        .map(({ value, when }) =>
          when
            ? `${written(value)} if ${written(when.left)} ${when.is === '≤' ? '<=' : when.is} ${written(when.right)} else `
            : written(value),
        )
        .join('')})`
  }
}

function within(expression: Expression): string {
  return rankOf(expression) === 1 ? `(${written(expression)})` : written(expression)
}

function tight(expression: Expression): string {
  return rankOf(expression) < 3 ? `(${written(expression)})` : written(expression)
}

/** The functions that an expression calls. */
function calls(expression: Expression): FunctionName[] {
  switch (expression.type) {
    case 'quantity':
    case 'number':
      return []
    case 'sum':
      return expression.terms.flatMap(calls)
    case 'difference':
      return [...calls(expression.from), ...calls(expression.less)]
    case 'negative':
    case 'square':
    case 'root':
      return calls(expression.of)
    case 'product':
      return expression.factors.flatMap(calls)
    case 'quotient':
      return [...calls(expression.over), ...calls(expression.under)]
    case 'call':
      return [expression.name, ...expression.of.flatMap(calls)]
    case 'cases':
      return expression.cases.flatMap(({ value, when }) => [
        ...calls(value),
        ...(when ? [...calls(when.left), ...calls(when.right)] : []),
      ])
  }
}
