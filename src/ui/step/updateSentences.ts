/** The next update in words: when it comes, at which rate, where it takes a parameter, and why. */
import { sampleWord, samplesIn } from '../../experiment/kinds.ts'
import { ruleAt } from './derivation.ts'
import { list } from './lossLines.ts'
import { batchNames, hasMemory, rateOf } from './memory.ts'
import { deltaOf, sampleName, type Moment } from './moment.ts'
import { number, parameterName, resultDigits, written, type Piece } from './pieces.ts'
import { arrow, endDigits, updateOf, type Update } from './update.ts'

/** So many samples are named. */
const FEW_NAMES = 6

function named(names: readonly string[], { network }: Moment): string {
  if (names.length <= FEW_NAMES) return list(names)
  return `${names.slice(0, FEW_NAMES - 2).join(', ')}, … and ${names.at(-1)} (${samplesIn(names.length, network)})`
}

/** Which samples make the mean, and when the update fires. */
export function batchSentence(moment: Moment): Piece[] {
  const { batch } = moment.frame
  const wait = batch.size - batch.seen - 1
  const names = batchNames(moment)
  const who = sampleName(moment)
  if (batch.size === 1) return [{ text: `${who} is a batch alone: the update fires at once.` }]
  if (wait === 0) {
    const of = names ? `the gradients of ${named(names, moment)}` : `all ${batch.size} gradients`
    return [
      { text: `${who} completes the batch, so the mean of ${of} counts, and the update fires.` },
    ]
  }
  const all = names ? `: ${named(names, moment)}` : ''
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
    return [
      {
        text: ` The update comes after ${wait} more ${sampleWord(moment.network)}${wait === 1 ? '' : 's'}.`,
      },
    ]
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
