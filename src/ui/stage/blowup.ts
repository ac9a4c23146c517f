/** The step that was not made because it leads past all numbers: what it would have done. */
import type { AnswerTo } from '../../worker/probes.ts'

export type Blowup = {
  /** Parameters that would be no finite numbers; flat indices. */
  readonly exploded: readonly number[]
  /** The one that is told, from what to what; null where nothing is known of it. */
  readonly told: { readonly index: number; readonly from: number; readonly to: number } | null
  /** All parameters stay finite, and the loss does not. */
  readonly isLoss: boolean
}

/** `parameter`: the one that the session has named, if any; `update`: what the step does to all. */
export function blowupOf(parameter: number | null, update: AnswerTo['update']): Blowup {
  if (!update) {
    return {
      exploded: parameter === null ? [] : [parameter],
      told: null,
      isLoss: parameter === null,
    }
  }
  const { before, after } = update
  const all = [...after.parameters.keys()]
  const size = (index: number): number => Math.abs(after.parameters[index])
  const exploded = all.filter((index) => !Number.isFinite(after.parameters[index]))
  const isLoss = exploded.length === 0
  const largest = all.reduce((one, other) => (size(other) > size(one) ? other : one), 0)
  const isNamed = parameter !== null && exploded.includes(parameter)
  const index = isLoss ? largest : isNamed ? parameter : exploded[0]
  const told = { index, from: before.parameters[index], to: after.parameters[index] }
  return { exploded, told, isLoss }
}
