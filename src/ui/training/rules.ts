/** What may be typed for the learning rate, the seed and the batch size, and what is said about it. */
import { limits } from '../../experiment/limits.ts'
import type { NumberRule } from '../controls/read.ts'
import { logScale } from '../controls/scale.ts'

export const rateRule: NumberRule = {
  min: 0,
  max: limits.largestRate,
  least: limits.smallestRate,
  note: (rate) => (rate === 0 ? 'With 0, nothing changes. Try it.' : null),
}

/** The slider shows the rates that are of use; the field takes all. */
export const rateScale = logScale(1e-4, 10)

export const seedRule: NumberRule = {
  min: 0,
  max: 2 ** 32 - 1,
  isWhole: true,
  refusal: 'A seed is a whole number from 0 to 4,294,967,295.',
}

/** A batch has at most all samples. */
export function batchRule(samples: number): NumberRule {
  return { min: 1, max: Math.max(1, samples), isWhole: true }
}
