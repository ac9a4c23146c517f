/** What may be typed into the settings that tables name, and what is said about it. */
import type { Range } from '../../engine/settings.ts'
import { limits } from '../../experiment/limits.ts'
import type { NumberRule } from '../controls/read.ts'

/** Past these a number is a slip of the hand. A document may go further, as far as its table says. */
const LONGEST = 1e6
const LARGEST = 1e6

/** By a table's range. */
const rules: Readonly<Record<Range, NumberRule>> = {
  any: {
    min: -LARGEST,
    max: LARGEST,
    refusal: 'A number from −1,000,000 to 1,000,000 fits.',
  },
  amount: { min: 0, max: limits.largestRate, refusal: 'A number from 0 to 100 fits.' },
  positive: {
    min: Number.MIN_VALUE,
    max: LARGEST,
    refusal: 'A number above 0 and up to 1,000,000 fits.',
  },
  // The largest number below 1.
  share: { min: 0, max: 1 - Number.EPSILON / 2, refusal: 'A number from 0 to below 1 fits.' },
  count: {
    min: 1,
    max: LONGEST,
    isWhole: true,
    refusal: 'A whole number from 1 to 1,000,000 fits.',
  },
}

export function settingRule(range: Range, note?: NumberRule['note']): NumberRule {
  return note ? { ...rules[range], note } : rules[range]
}

export const warmUpRule: NumberRule = {
  min: 0,
  max: LONGEST,
  isWhole: true,
  refusal: 'A whole number from 0 to 1,000,000 fits.',
}
