/**
 * Units of a layer that a person holds back without losing what was learnt: frozen ones keep their
 * parameters, those that are off give 0. Which places an update then leaves alone says `frozenIn`.
 */
import type { Layout } from '../layout.ts'
import { isHoldable, type NetworkSpec } from '../network.ts'
import type { Problem } from './kinds.ts'

/** Neurons or filters, counted from 0 and in order; a list that is left out is empty. */
export type Held = {
  /** Updates leave their parameters and the optimizer's memory of them as they are; penalty and clipping pass them by. */
  readonly frozen?: readonly number[]
  /** They give 0, in training and evaluation, and nothing flows back through them. */
  readonly off?: readonly number[]
}

/** `what` and `units` name them: "a dense layer", "neurons". */
export function heldProblem(
  what: string,
  units: string,
  { frozen = [], off = [] }: Held,
  count: number,
): Problem | null {
  for (const [name, list] of Object.entries({ frozen, off })) {
    const isList = list.every(
      (unit, k) => Number.isInteger(unit) && unit < count && unit > (list[k - 1] ?? -1),
    )
    if (isList) continue
    return {
      problem: `${what} of ${count} ${units} has the ${name} ${units} [${list.join(', ')}]; whole numbers from 0 to ${count - 1} in rising order would fit.`,
    }
  }
  return null
}

/** A stretch of the flat parameters. */
export type Span = { readonly start: number; readonly length: number }

/** The parameters of all frozen units, in as few stretches as they lie in. */
export function frozenIn({ layers }: Pick<NetworkSpec, 'layers'>, { blocks }: Layout): Span[] {
  const spans: Span[] = []
  for (const { layer, start, length, shape } of blocks) {
    const spec = layers[layer]
    const each = length / shape[0]
    for (const unit of isHoldable(spec) ? (spec.frozen ?? []) : []) {
      const from = start + unit * each
      const last = spans.at(-1)
      if (last && last.start + last.length === from) {
        spans[spans.length - 1] = { start: last.start, length: last.length + each }
      } else spans.push({ start: from, length: each })
    }
  }
  return spans
}
