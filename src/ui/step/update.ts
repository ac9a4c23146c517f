/** What the next update does to a parameter: with every sample, or with the mean of a batch when it is complete. */
import { isPlain } from '../../experiment/plain.ts'
import { derivationOf, factorsOf } from './chain.ts'
import { sampleName, type Moment } from './moment.ts'
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
  /** The mean gradient of the batch, and the value that it leads to; both only once the batch is complete. */
  readonly mean: number
  readonly next: number
  /** Whether that value follows from the mean alone; else `next` is not to be told. */
  readonly isPlain: boolean
}

export function updateOf({ frame, training }: Moment, parameter: number): Update {
  const old = frame.parameters[parameter]
  const gradient = frame.gradients[parameter]
  const sum = frame.batchSums[parameter]
  const { seen, size } = frame.batch
  const rate = training.optimizer.learningRate
  const wait = size - seen - 1
  const mean = (sum + gradient) / size
  // w ← w − η·(Σ gradients / batch size), as the kernel has it
  return {
    old,
    gradient,
    sum,
    seen,
    size,
    wait,
    rate,
    mean,
    isPlain: isPlain(training),
    next: wait > 0 ? old : old - rate * mean,
  }
}

/** −0.068 − 0.1 · 0.033 = −0.071; before the batch is complete its running sum: 0.021 + 0.033 = 0.054 */
export function updateLine(moment: Moment, parameter: number): Piece[] {
  const update = updateOf(moment, parameter)
  const { old, gradient, sum, seen, size, rate, next } = update
  if (update.wait > 0) return sumLine(moment, update, 'learnResult')
  if (!update.isPlain) return meanLine(moment, update)
  const result = endDigits(moment, update)
  const digits =
    result === 'all'
      ? 'all'
      : agreeing(
          (shown) => shown(old) - shown(rate) * ((shown(sum) + shown(gradient)) / size),
          next,
          result,
        )
  const one = bracketed(gradient, digits, 'learn')
  const part: Piece[] =
    size === 1
      ? one
      : [
          { text: '(' },
          ...(seen > 0 ? [number(sum, digits, 'learn'), { text: ' + ' }] : []),
          ...one,
          { text: `) / ${size}` },
        ]
  return [
    number(old, digits),
    { text: ' − ' },
    ...bracketed(rate, digits),
    { text: ' · ' },
    ...part,
    { text: ' = ' },
    ...end(update, result, 'learnResult'),
  ]
}

/** In the list of all: −0.068 → −0.071, or the batch's running sum. */
export function updateRow(moment: Moment, parameter: number): Piece[] {
  const update = updateOf(moment, parameter)
  if (update.wait > 0) return sumLine(moment, update, 'learn')
  if (!update.isPlain) return meanLine(moment, update)
  return arrow(moment, update, 'learn')
}

/** Which place the sample has in its batch, and when the update comes. */
export function batchSentence({ frame: { batch } }: Moment): Piece[] {
  const wait = batch.size - batch.seen - 1
  if (batch.size === 1) return [{ text: 'The update comes with every sample.' }]
  if (wait === 0) {
    return [
      {
        text: `Sample ${batch.size} of ${batch.size} completes the batch, so the mean of all ${batch.size} counts.`,
      },
    ]
  }
  return [
    {
      text: `Sample ${batch.seen + 1} of ${batch.size} in the batch: its gradient joins the running sum, and the mean of all ${batch.size} will count.`,
    },
  ]
}

/** Raising w₁ would raise the loss. So the next step lowers it: −0.068 → −0.071. */
export function directionSentence(moment: Moment, parameter: number): Piece[] {
  const update = updateOf(moment, parameter)
  const name = parameterName(moment.layout, parameter)
  return [...effect(moment, parameter, name), ...consequence(moment, update)]
}

/** What a larger parameter would do to this sample's loss. */
function effect(moment: Moment, parameter: number, name: Piece[]): Piece[] {
  const derivation = derivationOf(moment, parameter)
  const gradient = moment.frame.gradients[parameter]
  if (derivation.type === 'rule') {
    const error = factorsOf(moment, derivation)[0]
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
  const { old, next, rate, mean, size, wait } = update
  if (wait > 0) {
    return [{ text: ` The update comes after ${wait} more ${wait === 1 ? 'sample' : 'samples'}.` }]
  }
  if (!update.isPlain) return []
  const digits = endDigits(moment, update)
  const stay = `leaves it at ${written(old, digits)}.`
  if (rate === 0) return [{ text: ` But the learning rate is 0, so the next step ${stay}` }]
  if (mean === 0) return [{ text: ` So the next step ${stay}` }]
  if (next === old) return [{ text: ` But the move is too small to count: the next step ${stay}` }]
  const verb = next > old ? 'raises' : 'lowers'
  const lead = size > 1 ? ' By the mean of the batch, the next step ' : ' So the next step '
  return [{ text: `${lead}${verb} it: ` }, ...arrow(moment, update, 'strong'), { text: '.' }]
}

/** The mean gradient that the optimizer gets, where what it makes of that is not told. */
function meanLine({ isAllDigits }: Moment, { mean }: Update): Piece[] {
  return [{ text: 'mean gradient ' }, number(mean, resultDigits(isAllDigits), 'learn')]
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

function arrow(moment: Moment, update: Update, look: 'learn' | 'strong'): Piece[] {
  const digits = endDigits(moment, update)
  const from = number(update.old, digits, look === 'strong' ? 'strong' : undefined)
  return [from, { text: ' → ' }, ...end(update, digits, look)]
}

/** Beyond so many digits a move is told beside the number that it hardly changes. */
const MOST_END_DIGITS = 6

/** Enough digits to see that the parameter moves; three where it would take too many. */
function endDigits(moment: Moment, { old, next }: Update): Digits {
  if (moment.isAllDigits) return 'all'
  const digits = telling(old, next)
  return digits === 'all' || digits > MOST_END_DIGITS ? resultDigits(false) : digits
}

/** The new value: −0.071, or 1.20 + 7.94×10⁻¹⁵ where the move does not show in the digits. */
function end({ old, next }: Update, digits: Digits, look: Look): Piece[] {
  const isSeen = digits === 'all' || read(written(old, digits)) !== read(written(next, digits))
  if (isSeen || old === next) return [number(next, digits, look)]
  const sign = next > old ? ' + ' : ' − '
  const move: Piece = { text: written(Math.abs(next - old), digits), value: next, look }
  return [number(old, digits), { text: sign }, move]
}
