/**
 * How many samples are due at a speed in samples a second. Pure: what has been paid for is one
 * moment, up to which all samples have been made; waiting and training are left to the session.
 */
import type { Speed } from './protocol.ts'

/** What a pause or a sleep can leave owed at most besides the sample that is due, so that training never catches up in a burst. */
const OWED_MS = 100

/** The moment to start from so that the first sample is due at once. */
export function startPace(speed: number, now: number): number {
  return now - 1000 / speed
}

/** Whole samples due now when all up to `paid` have been made; at least one after 1 / speed seconds. */
export function due(speed: number, paid: number, now: number): number {
  // The small addition makes up for rounding: 1000 / 3 ms at 3 a second are one sample.
  return Math.floor(((now - owedFrom(speed, paid, now)) * speed) / 1000 + 1e-6)
}

/** The moment paid for once `count` more samples have been made. */
export function pay(speed: number, paid: number, now: number, count: number): number {
  return owedFrom(speed, paid, now) + (count * 1000) / speed
}

/** Milliseconds until the next sample is due; 0 when one is. */
export function untilDue(speed: number, paid: number, now: number): number {
  return due(speed, paid, now) > 0 ? 0 : Math.max(0, paid + 1000 / speed - now)
}

/** A speed that can be kept: from one sample a second up; what is none at all is one a second. */
export function soundSpeed(speed: Speed): Speed {
  if (speed === null || speed === Infinity) return null
  return speed >= 1 ? speed : 1
}

/** `paid`, or a later moment so that no more is owed than there may be. */
function owedFrom(speed: number, paid: number, now: number): number {
  return Math.max(paid, now - OWED_MS - 1000 / speed)
}
