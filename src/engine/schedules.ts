/** The table of schedules: how the learning rate changes from epoch to epoch. */
import { cos, pi } from './trigonometry.ts'
import type { Setting } from './settings.ts'

/** Lengths are in epochs. `warmUp`: so many epochs in which the rate rises evenly to its full size. */
export type ScheduleSpec = { readonly warmUp?: number } & (
  | { readonly type: 'constant' }
  | { readonly type: 'step'; readonly every: number; readonly factor: number }
  | { readonly type: 'exponential'; readonly factor: number }
  | { readonly type: 'cosine'; readonly epochs: number; readonly lowest: number }
)

type ScheduleName = ScheduleSpec['type']

export type Schedule<Spec extends ScheduleSpec = ScheduleSpec> = {
  readonly label: string
  /** In η₀, the optimizer's learning rate, and e, the epochs completed since the warm-up. */
  readonly formula: string
  readonly settings: Readonly<Record<string, Setting>>
  rateAt(spec: Spec, learningRate: number, epoch: number): number
}

type Table = { readonly [Name in ScheduleName]: Schedule<Extract<ScheduleSpec, { type: Name }>> }

const factor: Setting = { symbol: 'γ', usual: 0.5, range: 'positive' }

const table: Table = {
  constant: {
    label: 'Constant',
    formula: 'η₀',
    settings: {},
    rateAt: (_, learningRate) => learningRate,
  },
  /** PyTorch's StepLR. */
  step: {
    label: 'Steps',
    formula: 'η₀ · γ^⌊e / k⌋',
    settings: { every: { symbol: 'k', usual: 100, range: 'count' }, factor },
    rateAt: ({ every, factor }, learningRate, epoch) =>
      learningRate * power(factor, Math.floor(epoch / every)),
  },
  /** PyTorch's ExponentialLR. */
  exponential: {
    label: 'Exponential',
    formula: 'η₀ · γ^e',
    settings: { factor: { ...factor, usual: 0.99 } },
    rateAt: ({ factor }, learningRate, epoch) => learningRate * power(factor, epoch),
  },
  /** Loshchilov and Hutter, "SGDR" (2017), equation 5, without restarts: after T epochs it stays at its lowest. */
  cosine: {
    label: 'Cosine',
    formula: 'η₁ + (η₀ − η₁) · (1 + cos(π · min(e, T) / T)) / 2',
    settings: {
      epochs: { symbol: 'T', usual: 1000, range: 'count' },
      lowest: { symbol: 'η₁', usual: 0, range: 'amount' },
    },
    rateAt: ({ epochs, lowest }, learningRate, epoch) => {
      const share = (1 + cos((Math.min(epoch, epochs) / epochs) * pi)) / 2
      return share * learningRate + (1 - share) * lowest
    },
  },
}

/** Looked up by a spec's type; an entry is only ever given specs of its own type. */
export const schedules: Readonly<Record<ScheduleName, Schedule>> = table

/**
 * The learning rate that holds in an epoch, counted from 0. In `warmUp` epochs it rises evenly to its
 * full size (Goyal and others, "Accurate, large minibatch SGD", 2017, section 2.2); then the schedule begins.
 */
export function rateAt(schedule: ScheduleSpec, learningRate: number, epoch: number): number {
  const { type, warmUp = 0 } = schedule
  if (epoch < warmUp) return (learningRate * (epoch + 1)) / (warmUp + 1)
  return schedules[type].rateAt(schedule, learningRate, epoch - warmUp)
}

/** base to the exponent, a whole number of 0 or more, by squaring: the same bits in every browser. */
function power(base: number, exponent: number): number {
  let result = 1
  let square = base
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    square *= square
  }
  return result
}
