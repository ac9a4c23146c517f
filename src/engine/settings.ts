/** What the tables say of a setting, so that the door and the page need know nothing of each one. */

/** Numbers that a setting may have. All are finite. */
export type Range =
  | 'any'
  /** 0 or more */
  | 'amount'
  /** Above 0 */
  | 'positive'
  /** From 0 to below 1 */
  | 'share'
  /** 1, 2, 3, … */
  | 'count'

export type Setting = {
  /** Its letter in the formula. */
  readonly symbol: string
  /** What holds where it is left out, or to begin with where it may not be. */
  readonly usual: number
  readonly range: Range
}

/** Ranges in words, as in "a number above 0 would fit". */
export const rangeWords: Readonly<Record<Range, string>> = {
  any: 'a finite number',
  amount: 'a number of 0 or more',
  positive: 'a number above 0',
  share: 'a number from 0 to below 1',
  count: 'a whole number of 1 or more',
}

export function isIn(range: Range, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  switch (range) {
    case 'any':
      return true
    case 'amount':
      return value >= 0
    case 'positive':
      return value > 0
    case 'share':
      return value >= 0 && value < 1
    case 'count':
      return Number.isSafeInteger(value) && value >= 1
  }
}
