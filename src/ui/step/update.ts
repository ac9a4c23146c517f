/**
 * What the next update does to a parameter, with its numbers: with every sample, or when the batch is
 * complete. The formulas are left to `updateStatements.ts`, words to `updateSentences.ts`.
 */
import { evaluate, type Statement } from './expression.ts'
import { memoryOf, rateOf } from './memory.ts'
import type { Moment } from './moment.ts'
import { expressionPieces } from './numbers.ts'
import {
  agreeing,
  bracketed,
  number,
  read,
  resultDigits,
  telling,
  written,
  type Digits,
  type Look,
  type Piece,
} from './pieces.ts'
import { updateStatements } from './updateStatements.ts'

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

/** −0.068 − 0.1 · 0.033 = −0.071; before the batch is complete, running sum: 0.021 + 0.033 = 0.054 */
export function updateLine(moment: Moment, parameter: number): Piece[] {
  const update = updateOf(moment, parameter)
  const { next } = update
  if (update.wait > 0) {
    return [{ text: 'running sum: ' }, ...sumLine(moment, update, 'learnResult')]
  }
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

export function arrow(
  moment: Moment,
  old: number,
  next: number,
  look: 'learn' | 'strong',
): Piece[] {
  const digits = endDigits(moment, old, next)
  const from = number(old, digits, look === 'strong' ? 'strong' : undefined)
  return [from, { text: ' → ' }, ...end(old, next, digits, look)]
}

/** Beyond so many digits a move is told beside the number that it hardly changes. */
const MOST_END_DIGITS = 6

/** Enough digits to see that the parameter moves; three where it would take too many. */
export function endDigits({ isAllDigits }: Moment, old: number, next: number): Digits {
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
