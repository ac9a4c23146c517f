/**
 * What the next update does to a parameter: how the gradient comes together, what the optimizer
 * remembers of it, and the step; with every sample, or when the batch is complete.
 */
import { isFrozen, placeOf } from '../../engine/layout.ts'
import { ruleAt, ruleOf, type DerivationSetting } from './chain.ts'
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
import { batchNames, hasMemory, memoryOf, normOf, rateOf } from './memory.ts'
import { deltaOf, sampleName, type Moment } from './moment.ts'
import { expressionPieces } from './numbers.ts'
import { optimizerTerms } from './optimizerTerms.ts'
import { list } from './lossTerms.ts'
import {
  agreeing,
  bracketed,
  number,
  parameterName,
  read,
  resultDigits,
  telling,
  written,
  type Digits,
  type Look,
  type Piece,
} from './pieces.ts'
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

export type Update = {
  readonly old: number
  /** Of this sample's loss, and the sum of those of the batch's samples before it. */
  readonly gradient: number
  readonly sum: number
  /** Samples already in the batch, and how many it will have. */
  readonly seen: number
  readonly size: number
  /** Samples after this one until the update; 0: this one completes the batch. */
  readonly wait: number
  readonly rate: number
  /** What the update leads to; before the batch is complete the parameter stays. Null: not known yet. */
  readonly next: number | null
}

export function updateOf(moment: Moment, parameter: number): Update {
  const { frame } = moment
  const old = frame.parameters[parameter]
  const { seen, size } = frame.batch
  const wait = size - seen - 1
  return {
    old,
    gradient: frame.gradients[parameter],
    sum: frame.batchSums[parameter],
    seen,
    size,
    wait,
    rate: rateOf(moment),
    next: wait > 0 ? old : nextOf(moment, parameter),
  }
}

function nextOf(moment: Moment, parameter: number): number | null {
  if (!memoryOf(moment)) return null
  return stepIn(moment, parameter).result.at(moment)
}

function stepIn(moment: Moment, parameter: number): Statement {
  const isBatch = moment.training.batchSize > 1 || moment.frame.batch.size > 1
  return updateStatements(moment, parameter, isBatch).step
}

/** −0.068 − 0.1 · 0.033 = −0.071; before the batch is complete its running sum: 0.021 + 0.033 = 0.054 */
export function updateLine(moment: Moment, parameter: number): Piece[] {
  const update = updateOf(moment, parameter)
  const { next } = update
  if (update.wait > 0) return sumLine(moment, update, 'learnResult')
  if (next === null) return [{ text: 'What the optimizer remembers is on its way.' }]
  const { expression } = stepIn(moment, parameter)
  const result = endDigits(moment, update.old, next)
  const digits =
    result === 'all'
      ? 'all'
      : agreeing((shown) => evaluate(expression, moment, shown), next, result)
  return [
    ...expressionPieces(expression, moment, digits),
    { text: ' = ' },
    ...end(update.old, next, result, 'learnResult'),
  ]
}

/** In the list of all: −0.068 → −0.071, or the batch's running sum. */
export function updateRow(moment: Moment, parameter: number): Piece[] {
  const update = updateOf(moment, parameter)
  if (update.wait > 0) return sumLine(moment, update, 'learn')
  return update.next === null ? [{ text: '…' }] : arrow(moment, update.old, update.next, 'learn')
}

/** In a statement about the update: only what holds once the batch is complete. */
export function isUpdating(moment: Moment): boolean {
  const { seen, size } = moment.frame.batch
  return seen + 1 >= size && memoryOf(moment) !== null
}

/** So many samples are named. */
const FEW_NAMES = 6

function named(names: readonly string[]): string {
  if (names.length <= FEW_NAMES) return list(names)
  return `${names.slice(0, FEW_NAMES - 2).join(', ')}, … and ${names.at(-1)} (${names.length} samples)`
}

/** Which samples make the mean, and when the update fires. */
export function batchSentence(moment: Moment): Piece[] {
  const { batch } = moment.frame
  const wait = batch.size - batch.seen - 1
  const names = batchNames(moment)
  const who = sampleName(moment)
  if (batch.size === 1) return [{ text: `${who} is a batch alone: the update fires at once.` }]
  if (wait === 0) {
    const of = names ? `the gradients of ${named(names)}` : `all ${batch.size} gradients`
    return [
      { text: `${who} completes the batch, so the mean of ${of} counts, and the update fires.` },
    ]
  }
  const all = names ? `: ${named(names)}` : ''
  const last = names?.at(-1)
  return [
    {
      text: `${who} is number ${batch.seen + 1} of ${batch.size} in the batch${all}. Its gradient joins the running sum. The update fires after ${last && names && names.length === batch.size ? `${last}, ` : ''}${wait} more.`,
    },
  ]
}

/** Which rate holds now, where the schedule changes it; else nothing. */
export function rateSentence(moment: Moment): Piece[] {
  const { schedule, optimizer } = moment.training
  if (schedule.type === 'constant' && (schedule.warmUp ?? 0) === 0) return []
  const digits = resultDigits(moment.isAllDigits)
  const base = written(optimizer.learningRate, digits)
  const isWarming = moment.frame.epoch < (schedule.warmUp ?? 0)
  return [
    { text: isWarming ? 'The warm-up' : 'The schedule' },
    { text: ` makes η ` },
    number(rateOf(moment), digits, 'strong'),
    { text: ` of ${base} in epoch ${moment.frame.epoch + 1}. ` },
  ]
}

/** Raising w₁ would raise the loss. So the next step lowers it: −0.068 → −0.071. */
export function directionSentence(moment: Moment, parameter: number): Piece[] {
  const name = parameterName(moment.layout, parameter)
  const told = effect(moment, parameter, name)
  return moment.isLooked ? told : [...told, ...consequence(moment, updateOf(moment, parameter))]
}

/** What a larger parameter would do to this sample's loss. */
function effect(moment: Moment, parameter: number, name: Piece[]): Piece[] {
  const rule = ruleAt(moment, parameter)
  const gradient = moment.frame.gradients[parameter]
  if (rule) {
    const error = deltaOf(moment, rule.neuron)
    if (error === 0)
      return [
        { text: `The answer for ${sampleName(moment)} is right, so ` },
        ...name,
        { text: ' has nothing to learn.' },
      ]
    if (gradient === 0)
      return [{ text: 'The input is 0, so ' }, ...name, { text: ' has no part in the error.' }]
    const side = error > 0 ? 'high' : 'low'
    return [
      { text: `The answer is too ${side}, and a ${gradient > 0 ? 'lower' : 'higher'} ` },
      ...name,
      { text: ' helps.' },
    ]
  }
  if (gradient === 0)
    return [{ text: 'Changing ' }, ...name, { text: ' a little does not change the loss.' }]
  return [
    { text: 'Raising ' },
    ...name,
    { text: ` would ${gradient > 0 ? 'raise' : 'lower'} the loss.` },
  ]
}

/** What the next step therefore does. */
function consequence(moment: Moment, update: Update): Piece[] {
  const { old, next, rate, gradient: own, wait } = update
  if (wait > 0) {
    return [{ text: ` The update comes after ${wait} more ${wait === 1 ? 'sample' : 'samples'}.` }]
  }
  if (next === null) return []
  const digits = endDigits(moment, old, next)
  const stay = `leaves it at ${written(old, digits)}.`
  if (rate === 0) return [{ text: ` But the learning rate is 0, so the next step ${stay}` }]
  if (next === old) {
    const isStill = update.sum + own === 0
    return isStill
      ? [{ text: ` So the next step ${stay}` }]
      : [{ text: ` But the move is too small to count: the next step ${stay}` }]
  }
  const verb = next > old ? 'raises' : 'lowers'
  return [
    { text: `${leadOf(moment, update, next)}${verb} it: ` },
    ...arrow(moment, old, next, 'strong'),
    { text: '.' },
  ]
}

/** Why the step goes where it goes: by this gradient, by that of the batch, or by something else. */
function leadOf(
  { training }: Moment,
  { old, gradient: own, sum: before, size }: Update,
  next: number,
): string {
  const isDown = next < old
  if (isDown !== before + own > 0 || before + own === 0) {
    return hasMemory(training)
      ? ' By what the optimizer remembers, the next step '
      : ' With the penalty, the next step '
  }
  return size > 1 ? ' By the mean of the batch, the next step ' : ' So the next step '
}

function sumLine(
  moment: Moment,
  { sum, gradient }: Update,
  look: 'learn' | 'learnResult',
): Piece[] {
  const total = sum + gradient
  const digits: Digits = moment.isAllDigits
    ? 'all'
    : agreeing((shown) => shown(sum) + shown(gradient), total)
  return [
    number(sum, digits, 'learn'),
    { text: ' + ' },
    ...bracketed(gradient, digits, 'learn'),
    { text: ' = ' },
    number(total, resultDigits(moment.isAllDigits), look),
  ]
}

function arrow(moment: Moment, old: number, next: number, look: 'learn' | 'strong'): Piece[] {
  const digits = endDigits(moment, old, next)
  const from = number(old, digits, look === 'strong' ? 'strong' : undefined)
  return [from, { text: ' → ' }, ...end(old, next, digits, look)]
}

/** Beyond so many digits a move is told beside the number that it hardly changes. */
const MOST_END_DIGITS = 6

/** Enough digits to see that the parameter moves; three where it would take too many. */
function endDigits({ isAllDigits }: Moment, old: number, next: number): Digits {
  if (isAllDigits) return 'all'
  const digits = telling(old, next)
  return digits === 'all' || digits > MOST_END_DIGITS ? resultDigits(false) : digits
}

/** The new value: −0.071, or 1.20 + 7.94×10⁻¹⁵ where the move does not show in the digits. */
function end(old: number, next: number, digits: Digits, look: Look): Piece[] {
  const isSeen = digits === 'all' || read(written(old, digits)) !== read(written(next, digits))
  if (isSeen || old === next) return [number(next, digits, look)]
  const sign = next > old ? ' + ' : ' − '
  const move: Piece = { text: written(Math.abs(next - old), digits), value: next, look }
  return [number(old, digits), { text: sign }, move]
}
