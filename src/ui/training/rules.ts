/** What may be typed into the training settings, and what is said about it. */
import { rangeWords, type Range } from '../../engine/settings.ts'
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
  refusal: 'A seed is a whole number from 0 to 4\u202f294\u202f967\u202f295.',
}

/** A batch has at most all samples. */
export function batchRule(samples: number): NumberRule {
  return { min: 1, max: Math.max(1, samples), isWhole: true }
}

/** What a table says that a setting may be. */
export function settingRule(range: Range): NumberRule {
  const words = rangeWords[range]
  const refusal = `${words.charAt(0).toUpperCase()}${words.slice(1)} fits.`
  return { ...bounds[range], refusal }
}

const { MAX_VALUE, MIN_VALUE, MAX_SAFE_INTEGER, EPSILON } = Number

const bounds: Readonly<Record<Range, NumberRule>> = {
  any: { min: -MAX_VALUE, max: MAX_VALUE },
  amount: { min: 0, max: MAX_VALUE },
  positive: { min: MIN_VALUE, max: MAX_VALUE },
  // The largest number below 1.
  share: { min: 0, max: 1 - EPSILON / 2 },
  count: { min: 1, max: MAX_SAFE_INTEGER, isWhole: true },
}

export const warmUpRule: NumberRule = {
  min: 0,
  max: MAX_SAFE_INTEGER,
  isWhole: true,
  refusal: 'A whole number of 0 or more fits.',
}
