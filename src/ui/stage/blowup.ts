/** The step that was not made because it leads past all numbers: what it would have done, and the losses before it. */
import type { LossPoint } from '../../worker/frame.ts'
import type { AnswerTo } from '../../worker/probes.ts'

export type Blowup = {
  /** Parameters that would be no finite numbers; flat indices. */
  readonly exploded: readonly number[]
  /** The one that is told, from what to what; null where nothing is known of it. */
  readonly told: { readonly index: number; readonly from: number; readonly to: number } | null
}

/** `parameter`: the one that the session has named, if any; `update`: what the step does to all. */
export function blowupOf(parameter: number | null, update: AnswerTo['update']): Blowup {
  const named = parameter === null ? [] : [parameter]
  if (!update) return { exploded: named, told: null }
  const { before, after } = update
  const found = [...after.parameters.keys()].filter(
    (index) => !Number.isFinite(after.parameters[index]),
  )
  const exploded = found.length > 0 ? found : named
  const index = named.find((one) => exploded.includes(one)) ?? exploded[0]
  if (index === undefined) return { exploded, told: null }
  const told = { index, from: before.parameters[index], to: after.parameters[index] }
  return { exploded, told }
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
