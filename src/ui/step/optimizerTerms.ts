/** What each optimizer does with the gradient g of a parameter w, statement by statement, the last one being the step. A new optimizer is one entry here. */
import { optimizers, type OptimizerName, type OptimizerSpec } from '../../engine/optimizers.ts'
import {
  constant,
  difference,
  evaluate,
  product,
  quotient,
  root,
  square,
  sum,
  type Expression,
  type Letter,
  type Quantity,
  type Statement,
} from './expression.ts'
import { memoryOf } from './memory.ts'
import type { Moment } from './moment.ts'
import type { Look } from './pieces.ts'
import { letter, quantity } from './quantities.ts'

/** What the statements start from. */
export type Ingredients = {
  readonly index: number
  readonly w: Quantity
  readonly g: Expression
  readonly rate: Quantity
}

type OptimizerTerms<Spec extends OptimizerSpec = OptimizerSpec> = {
  statements(spec: Spec, from: Ingredients): readonly Statement[]
  /** What it is about, in words. */
  words(spec: Spec): string
}

type Table = {
  readonly [Name in OptimizerName]: OptimizerTerms<Extract<OptimizerSpec, { type: Name }>>
}

const one = constant(1)
/** The other share: 1 − β */
const rest = (share: Expression): Expression => difference(one, share)

/** A letter and what becomes of it, as a quantity that later statements read. */
function become(
  sign: Letter,
  verb: '=' | '←',
  expression: Expression,
  { belongs, look = 'strong' }: { belongs: Quantity['belongs']; look?: Look },
): Statement & { readonly after: Quantity } {
  const at = (moment: Moment): number => evaluate(expression, moment)
  const result = quantity(sign, at, belongs, look)
  return { result, verb, expression, after: { ...result, look: 'learn' } }
}

/** A setting by its letter in the table, as it is set or as usual. */
function setting(spec: OptimizerSpec, name: string): Quantity {
  const { symbol, usual } = optimizers[spec.type].settings[name]
  const given: unknown = Reflect.get(spec, name)
  const value = typeof given === 'number' ? given : usual
  return { ...quantity(lettered(symbol), () => value), isGiven: true }
}

/** β₁ as a letter and a number. */
function lettered(symbol: string): Letter {
  const count = '₀₁₂₃₄₅₆₇₈₉'.indexOf(symbol.slice(1) || ' ')
  return count < 0 ? letter(symbol) : letter(symbol.slice(0, 1), count)
}

/** What is remembered for a parameter before the update, under a name of the engine's table. */
function remembered(sign: string, name: string, { index, w }: Ingredients): Quantity {
  const at = (moment: Moment): number => memoryOf(moment)?.arrays[name][index] ?? Number.NaN
  return quantity(letter(sign), at, w.belongs, 'learn')
}

/** v ← share·v + (1 − share)·g² */
function meanSquare(share: Expression, from: Ingredients) {
  const v = remembered('v', 's', from)
  const expression = sum(product(share, v), product(rest(share), square(from.g)))
  return become(letter('v'), '←', expression, from.w)
}

function letterOf({ sign }: Quantity): Letter {
  if (sign.type === 'letter') return sign
  throw new Error('A parameter is a letter.')
}

/** w ← w − move */
function step({ w }: Ingredients, move: Expression): Statement {
  return become(letterOf(w), '←', difference(w, move), {
    belongs: w.belongs,
    look: 'learnResult',
  })
}

/** g / (√v + ε), or m̂ / (√v̂ + ε) */
function scaled(over: Expression, squares: Expression, epsilon: Expression): Expression {
  return quotient(over, sum(root(squares), epsilon))
}

/** Adam's four: m, v, and both without the bias of their first steps. */
function adamStatements(spec: OptimizerSpec & { type: 'adam' | 'adamw' }, from: Ingredients) {
  const [beta1, beta2] = [setting(spec, 'beta1'), setting(spec, 'beta2')]
  const power = (number: 1 | 2, share: Quantity): Quantity =>
    quantity({ ...letter('β', number), raised: 't' }, (moment) => {
      const before = memoryOf(moment)?.products[number === 1 ? 'β₁ᵗ' : 'β₂ᵗ'] ?? Number.NaN
      return before * share.at(moment)
    })
  const m = remembered('m', 'm', from)
  const mean = become(
    letter('m'),
    '←',
    sum(product(beta1, m), product(rest(beta1), from.g)),
    from.w,
  )
  const squares = meanSquare(beta2, from)
  const fair = (sign: string, of: Quantity, by: Quantity) =>
    become(letter(sign), '=', quotient(of, rest(by)), from.w)
  const fairMean = fair('m\u0302', mean.after, power(1, beta1))
  const fairSquares = fair('v\u0302', squares.after, power(2, beta2))
  const move = product(
    from.rate,
    scaled(fairMean.after, fairSquares.after, setting(spec, 'epsilon')),
  )
  return { before: [mean, squares, fairMean, fairSquares], move }
}

const table: Table = {
  sgd: {
    statements: (spec, from) => {
      const { g, rate } = from
      if ((spec.momentum ?? 0) === 0) return [step(from, product(rate, g))]
      const keep = setting(spec, 'momentum')
      const m = become(letter('m'), '←', sum(product(keep, remembered('m', 'm', from)), g), from.w)
      const ahead = spec.nesterov ? sum(g, product(keep, m.after)) : m.after
      return [m, step(from, product(rate, ahead))]
    },
    words: (spec) => {
      if ((spec.momentum ?? 0) === 0) return 'The parameter moves against its gradient.'
      return spec.nesterov
        ? 'The gradients of earlier updates carry on in m, and the step looks one m ahead.'
        : 'The gradients of earlier updates carry on in m, like a ball that rolls.'
    },
  },
  adagrad: {
    statements: (spec, from) => {
      const v = become(letter('v'), '←', sum(remembered('v', 's', from), square(from.g)), from.w)
      const epsilon = setting(spec, 'epsilon')
      return [v, step(from, product(from.rate, scaled(from.g, v.after, epsilon)))]
    },
    words: () =>
      'v adds up all squared gradients: what has been steep often moves in smaller and smaller steps.',
  },
  rmsprop: {
    statements: (spec, from) => {
      const v = meanSquare(setting(spec, 'alpha'), from)
      const epsilon = setting(spec, 'epsilon')
      return [v, step(from, product(from.rate, scaled(from.g, v.after, epsilon)))]
    },
    words: () =>
      'v is a running mean of the squared gradients. Divided by its root, steep and flat parameters move about as far.',
  },
  adam: {
    statements: (spec, from) => {
      const { before, move } = adamStatements(spec, from)
      return [...before, step(from, move)]
    },
    words: () =>
      'm is a running mean of the gradients, v of their squares; both start at 0, and m̂ and v̂ make up for that. So every parameter moves about η at first.',
  },
  adamw: {
    statements: (spec, from) => {
      const decay = setting(spec, 'weightDecay')
      const shrunk = become(
        letterOf(from.w),
        '←',
        product(from.w, rest(product(from.rate, decay))),
        from.w,
      )
      const { before, move } = adamStatements(spec, from)
      const { look: _, ...w } = shrunk.after
      return [shrunk, ...before, step({ ...from, w }, move)]
    },
    words: () =>
      'First the parameter shrinks a little by itself (λ). Then it moves as with Adam: m is a running mean of the gradients, v of their squares.',
  },
  adadelta: {
    statements: (spec, from) => {
      const [rho, epsilon] = [setting(spec, 'rho'), setting(spec, 'epsilon')]
      const v = meanSquare(rho, from)
      const d = remembered('d', 'd', from)
      const move = become(
        letter('u'),
        '=',
        product(quotient(root(sum(d, epsilon)), root(sum(v.after, epsilon))), from.g),
        from.w,
      )
      const moves = become(
        letter('d'),
        '←',
        sum(product(rho, d), product(rest(rho), square(move.after))),
        from.w,
      )
      return [v, move, moves, step(from, product(from.rate, move.after))]
    },
    words: () =>
      'v is a running mean of the squared gradients, d of the squared moves u. Their ratio gives every parameter a step size of its own.',
  },
}

/** Looked up by a spec's type; an entry is only ever given specs of its own type. */
export const optimizerTerms: Readonly<Record<OptimizerName, OptimizerTerms>> = table
