/** Optimizers, schedules and penalties with their settings, as a choice or a field of the page makes them. All is read from the tables. */
import { optimizers, type OptimizerName, type OptimizerSpec } from '../../engine/optimizers.ts'
import type { PenaltySpec } from '../../engine/penalties.ts'
import { schedules, type ScheduleSpec } from '../../engine/schedules.ts'
import { isIn, type Setting } from '../../engine/settings.ts'

export type ScheduleName = ScheduleSpec['type']
type Settings = Readonly<Record<string, Setting>>
type Numbers = Readonly<Record<string, number>>

/** The names of a table, in its order. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table).filter((name): name is Name => Object.hasOwn(table, name))
}

/** The numbers that are in force, by the names of the settings. */
export function numbersIn(spec: OptimizerSpec | ScheduleSpec, settings: Settings): Numbers {
  const given: Readonly<Record<string, unknown>> = spec
  return Object.fromEntries(
    Object.entries(settings).map(([key, { usual }]) => {
      const value = given[key]
      return [key, typeof value === 'number' ? value : usual]
    }),
  )
}

function usualOf(settings: Settings): Numbers {
  return Object.fromEntries(Object.entries(settings).map(([key, { usual }]) => [key, usual]))
}

/** Another optimizer at the same learning rate, all else as usual. */
export function optimizerOf(type: OptimizerName, learningRate: number): OptimizerSpec {
  return optimizerWith({ type, learningRate }, usualOf(optimizers[type].settings))
}

/** The same optimizer with other settings. */
export function optimizerWith(optimizer: OptimizerSpec, changed: Numbers): OptimizerSpec {
  const { type, learningRate } = optimizer
  const numbers = { ...numbersIn(optimizer, optimizers[type].settings), ...changed }
  if (type !== 'sgd') return { type, learningRate, ...numbers }
  // Nesterov's look ahead is along the momentum.
  const nesterov = optimizer.nesterov === true && numbers.momentum > 0
  return { type, learningRate, ...numbers, nesterov }
}

/** Another schedule with the same warm-up, all else as usual. */
export function scheduleOf(type: ScheduleName, warmUp: number): ScheduleSpec {
  return scheduleFrom(type, usualOf(schedules[type].settings), warmUp)
}

/** The same schedule with other settings; `warmUp` is one that all have. */
export function scheduleWith(schedule: ScheduleSpec, changed: Numbers): ScheduleSpec {
  const { type } = schedule
  const { warmUp = schedule.warmUp ?? 0, ...others } = changed
  return scheduleFrom(type, { ...numbersIn(schedule, schedules[type].settings), ...others }, warmUp)
}

function scheduleFrom(type: ScheduleName, numbers: Numbers, warmUp: number): ScheduleSpec {
  const spec = { type, ...numbers, ...(warmUp > 0 && { warmUp }) }
  if (!isSchedule(spec)) throw new RangeError(`The schedule ${type} has other settings.`)
  return spec
}

function isSchedule(spec: { readonly type: ScheduleName }): spec is ScheduleSpec {
  const given: Readonly<Record<string, unknown>> = spec
  return Object.entries(schedules[spec.type].settings).every(([key, { range }]) =>
    isIn(range, given[key]),
  )
}

const FIRST_RATE = 0.01

/** Another penalty, at the rate that the one before had. */
export function penaltyOf(type: PenaltySpec['type'], before: PenaltySpec): PenaltySpec {
  if (type === 'none') return { type, rate: 0 }
  return { type, rate: before.type === 'none' ? FIRST_RATE : before.rate }
}
