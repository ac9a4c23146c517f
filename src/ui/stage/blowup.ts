/** The step that was not made because it leads past all numbers: what it would have done, and the losses before it. */
import type { LossPoint } from '../../worker/frame.ts'
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

export type Bar = { readonly loss: number; readonly height: number }

const MOST_BARS = 5
/** From so many times as large on, heights are logarithmic. */
const FAR = 50
/** So that the smallest can be seen. */
const LEAST = 0.08

/** The last losses as bars, heights from 0 to 1. */
export function lastLosses(points: readonly LossPoint[]): Bar[] {
  const losses = points.slice(-MOST_BARS).map(({ loss }) => loss)
  const largest = Math.max(...losses)
  const smallest = Math.min(...losses.filter((loss) => loss > 0))
  const isFar = largest / smallest > FAR
  const span = Math.log(largest) - Math.log(smallest)
  return losses.map((loss) => {
    const share = isFar
      ? (Math.log(Math.max(loss, smallest)) - Math.log(smallest)) / span
      : largest > 0
        ? loss / largest
        : 0
    return { loss, height: Math.max(LEAST, share) }
  })
}
