/**
 * The update of a parameter as statements: how the gradient comes together, what the optimizer
 * remembers of it, and the step.
 */
import { isFrozen, placeOf } from '../../engine/layout.ts'
import { ruleOf } from './chain.ts'
import { ruleAt, type DerivationSetting } from './derivation.ts'
import {
  call,
  constant,
  evaluate,
  product,
  quotient,
  sum,
  type Expression,
  type Quantity,
  type Statement,
} from './expression.ts'
import { hasMemory, normOf, rateOf } from './memory.ts'
import { optimizerTerms } from './optimizerTerms.ts'
import { gradient, letter, parameter as parameterQuantity, quantity } from './quantities.ts'

export type UpdateStatements = {
  /** How g comes together; none where the step takes the gradient as it is. */
  readonly gradient: readonly Statement[]
  /** What the optimizer makes and remembers of it. */
  readonly memory: readonly Statement[]
  /** w ← w − … */
  readonly step: Statement
}

/** The update of the parameter at a flat index, as statements. */
export function updateStatements(
  setting: DerivationSetting,
  index: number,
  isBatch = setting.training.batchSize > 1,
): UpdateStatements {
  const { layout, training } = setting
  const { optimizer } = training
  const w = parameterQuantity(layout, index)
  if (isFrozen(layout, setting.network, index)) {
    return { gradient: [], memory: [], step: { result: w, verb: '←', expression: w } }
  }
  const rate = quantity(letter('η'), rateOf)
  const own = gradientOf(setting, index)
  const mean = isBatch ? meanOf(own, w) : own
  const gradientWay = preparation(setting, index, mean)
  const g = gradientWay.at(-1)?.result ?? null
  const from = { index, w, g: g ? { ...g, look: 'learn' as const } : mean, rate }
  const statements = optimizerTerms[optimizer.type].statements(optimizer, from)
  return {
    gradient: gradientWay,
    memory: statements.slice(0, -1),
    step: statements.at(-1)!,
  }
}

/** ∂L/∂w of the current sample, or the rule that stands in for it. */
function gradientOf(setting: DerivationSetting, index: number): Expression {
  const rule = ruleAt(setting, index)
  return rule ? ruleOf(setting.layout, rule) : gradient(setting.layout, index)
}

/** (S + ∂L/∂w) / n, with S the sum of the batch's samples before. */
function meanOf(own: Expression, w: Quantity): Expression {
  const { belongs } = w
  const index = belongs?.type === 'parameter' ? belongs.index : 0
  const before = quantity(letter('S'), ({ frame }) => frame.batchSums[index], belongs, 'learn')
  const size = quantity(letter('n'), ({ frame }) => frame.batch.size)
  return quotient(sum(before, own), size)
}

/** g, with the penalty and clipping each apart; empty where there is nothing to prepare. */
function preparation(
  { layout, training }: DerivationSetting,
  index: number,
  mean: Expression,
): Statement[] {
  const { regularization, clipNorm } = training
  const isPenalized = regularization.type !== 'none' && regularization.rate !== 0
  if (!isPenalized && clipNorm === null && !hasMemory(training)) return []
  const w = parameterQuantity(layout, index)
  const become = (expression: Expression): Quantity =>
    quantity(letter('g'), (moment) => evaluate(expression, moment), w.belongs, 'learn')
  const statements: Statement[] = []
  let g = become(mean)
  statements.push({ result: g, verb: '=', expression: mean })
  if (isPenalized && placeOf(layout, index).block.name !== 'bias') {
    const { type, rate } = regularization
    const amount = { ...quantity(letter('r'), () => rate), isGiven: true }
    const expression = sum(g, product(amount, type === 'l1' ? call('sign', w) : w))
    g = become(expression)
    statements.push({ result: g, verb: '←', expression })
  }
  if (clipNorm !== null) {
    const limit = { ...quantity(letter('c'), () => clipNorm), isGiven: true }
    const norm = quantity({ type: 'norm', of: letter('g') }, normOf, null, 'learn')
    const cut = call('min', constant(1), quotient(limit, norm))
    const factor = quantity(letter('κ'), (moment) => evaluate(cut, moment))
    statements.push({ result: factor, verb: '=', expression: cut })
    const expression = product(factor, g)
    statements.push({ result: become(expression), verb: '←', expression })
  }
  return statements
}
