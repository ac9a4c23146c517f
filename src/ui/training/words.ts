/** One sentence on each choice and each setting: what it does. */
import type { LossName } from '../../engine/losses.ts'
import type { OptimizerName } from '../../engine/optimizers.ts'
import type { PenaltySpec } from '../../engine/penalties.ts'
import type { ScheduleSpec } from '../../engine/schedules.ts'
import type { ScheduleName } from './specs.ts'

type Sentences<Name extends string> = Readonly<Record<Name, string>>

export const lossWords: Sentences<LossName> = {
  meanSquaredError: 'Large errors count much more than small ones.',
  meanAbsoluteError: 'Every error counts by its size, so outliers pull less.',
  huber: 'Small errors count squared, large ones by their size.',
  binaryCrossEntropy: 'How much the true class surprises the network.',
  categoricalCrossEntropy: 'How much the right one of several classes surprises it.',
  hinge: 'Asks for the right side with some room to spare.',
  perceptron: 'Rosenblatt’s rule: learns from mistakes alone.',
}

export const optimizerWords: Sentences<OptimizerName> = {
  sgd: 'Each weight moves against its gradient; with momentum it keeps rolling.',
  adagrad: 'The more gradient a weight has seen, the smaller its steps.',
  rmsprop: 'Divides a gradient by its recent size, so that all weights move alike.',
  adam: 'Momentum, and for each weight a step of its own size.',
  adamw: 'Adam, and every weight fades a little with each update.',
  adadelta: 'Finds its own step sizes. A learning rate of 1 suits it.',
}

export const scheduleWords: Sentences<ScheduleName> = {
  constant: 'The learning rate stays as it is set.',
  step: 'The learning rate drops every so many epochs.',
  exponential: 'The learning rate shrinks with every epoch.',
  cosine: 'The learning rate glides down half a wave.',
}

/** What a schedule does to this learning rate. */
export function scheduleHint(schedule: ScheduleSpec, rate: number): string {
  return schedule.type === 'cosine' && schedule.lowest > rate
    ? 'Its lowest rate is above the learning rate, so the rate rises to it.'
    : scheduleWords[schedule.type]
}

export const penaltyWords: Sentences<PenaltySpec['type']> = {
  none: 'Weights may grow as large as they like.',
  l1: 'Pulls all weights toward 0 alike, so that many end close to it.',
  l2: 'Pulls weights toward 0, large ones more than small ones.',
}

type SettingWords = {
  readonly name: string
  readonly sentence: string
  /** On a number that does what the name does not promise. */
  readonly note?: (value: number) => string | null
}

const settings: Readonly<Record<string, SettingWords>> = {
  momentum: { name: 'Momentum', sentence: 'How much of the last move is kept.' },
  alpha: { name: 'Memory', sentence: 'How long old squared gradients count.' },
  rho: { name: 'Memory', sentence: 'How long old squared gradients count.' },
  beta1: { name: 'Gradient memory', sentence: 'How long old gradients count.' },
  beta2: { name: 'Square memory', sentence: 'How long old squared gradients count.' },
  epsilon: { name: 'Epsilon', sentence: 'Keeps tiny gradients from huge steps.' },
  weightDecay: {
    name: 'Weight decay',
    sentence: 'How much of each weight fades, times the learning rate.',
  },
  every: { name: 'Epochs to a drop', sentence: 'How long the rate stays as it is.' },
  factor: {
    name: 'Factor',
    sentence: 'What the rate is multiplied by each time.',
    note: (factor) => (factor > 1 ? 'Above 1 the rate grows.' : null),
  },
  epochs: { name: 'Epochs', sentence: 'How long the way down takes.' },
  lowest: { name: 'Lowest rate', sentence: 'Where the rate ends.' },
}

/** What a setting is called and does; one that is not described yet goes by its own name. */
export function settingWords(key: string): SettingWords {
  if (Object.hasOwn(settings, key)) return settings[key]
  const name = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return { name: name.charAt(0).toUpperCase() + name.slice(1), sentence: '' }
}
