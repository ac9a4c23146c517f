/** The moment that formulas read, made of what is looked at: the current sample's step, or another one's. */
import type { ShownStep } from '../hooks/look.ts'
import { momentOf, type Moment, type Setting } from './moment.ts'

/** Null while the step is still one of another network or data set. */
export function momentOfStep(setting: Setting, step: ShownStep): Moment | null {
  const { frame, isLooked, sample, name, parameters, gradients, layers } = step
  if (!isLooked) return momentOf(setting, frame)
  const moment = momentOf(setting, { ...frame, parameters, gradients, layers })
  return moment && { ...moment, sample: { ...sample, name }, isLooked: true }
}
