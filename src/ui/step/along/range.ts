/** The part of an axis that is shown: round numbers that stand still while what they are about moves. */

import { clean, roundUp } from '../../controls/ticks.ts'

/** The values of the parameter that are shown, both included. */
export type Range = { readonly from: number; readonly to: number }

/** Half the width that a small weight is shown in. */
const USUAL_HALF = 2
const SMALLEST_HALF = 1e-4
const LARGEST_HALF = 1e6
/** So much of the width at either end counts as left already: there is nothing to see beyond. */
const EDGE = 0.02

/** The largest of 1, 2, 5, 10, … that is smaller. */
function roundDown(value: number): number {
  return [0.5, 0.4, 0.2].map((part) => roundUp(value * part)).find((one) => one < value)!
}

/** The range of this half width whose middle is a round number near a value. */
export function rangeAround(value: number, half = usualHalf(value)): Range {
  const step = half / 2
  const middle = Math.round(value / step) * step
  return { from: clean(middle - half), to: clean(middle + half) }
}

function usualHalf(value: number): number {
  return roundUp(Math.max(USUAL_HALF, Math.abs(value) / 2))
}

export function halfOf({ from, to }: Range): number {
  return clean((to - from) / 2)
}

/** Whether a value has not come to an end of the range. */
export function isWithin({ from, to }: Range, value: number): boolean {
  const edge = EDGE * (to - from)
  return value >= from + edge && value <= to - edge
}

/** The range to show now: the same for as long as the value is within, then one around it. */
export function following(range: Range, value: number): Range {
  if (!Number.isFinite(value) || isWithin(range, value)) return range
  const half = halfOf(range)
  const isFar = Math.abs(value) > 20 * half
  return rangeAround(value, isFar ? usualHalf(value) : half)
}

/** The next range of 1, 2, 5, 10 … times the width; the same at the end of what can be told apart. */
export function zoomed(range: Range, value: number, direction: 'in' | 'out'): Range {
  const half = halfOf(range)
  const next = direction === 'in' ? roundDown(half) : roundUp(half * 1.5)
  const smallest = Math.max(SMALLEST_HALF, Math.abs(value) * SMALLEST_HALF)
  if (next < smallest || next > Math.max(LARGEST_HALF, usualHalf(value))) return range
  return rangeAround(value, next)
}

/** So many values from end to end of a range. */
export function valuesIn({ from, to }: Range, count: number): number[] {
  return Array.from({ length: count }, (_, place) => {
    const share = place / (count - 1)
    return clean(from * (1 - share) + to * share)
  })
}

/** The losses that are shown. */
export type Domain = { readonly low: number; readonly high: number }

/** What is smaller is as good as 0: its steps would not be numbers. */
const TINIEST = 1e-300

/** Round losses around all of these: from 0 up, unless they are all close together far above it. */
function domainOf(least: number, most: number): Domain {
  const span = most - least
  if (most < TINIEST) return { low: 0, high: 1 }
  if (least < most / 2 || span < most * 1e-6) {
    return { low: 0, high: upTo(most, roundUp(most / 4)) }
  }
  const step = roundUp(span / 3)
  return { low: clean(Math.floor(least / step) * step), high: upTo(most, step) }
}

function upTo(value: number, step: number): number {
  return Math.min(Number.MAX_VALUE, clean(Math.ceil((value / step) * (1 - 1e-9)) * step))
}

/** The domain for these losses: the one before for as long as they fill it well. Null without any. */
export function domainFor(before: Domain | null, losses: readonly number[]): Domain | null {
  const finite = losses.filter(Number.isFinite)
  if (finite.length === 0) return null
  const least = Math.min(...finite)
  const most = Math.max(...finite)
  const fresh = domainOf(least, most)
  const isKept =
    before !== null &&
    least >= before.low &&
    most <= before.high &&
    fresh.high - fresh.low > 0.4 * (before.high - before.low)
  return isKept ? before : fresh
}
