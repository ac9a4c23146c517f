/** The one easing of all that moves, cubic-bezier(.2, 0, 0, 1), and parts of a span of time. */

/** The handles' x, from 0 to 1; their y are 0 and 1. */
const [FIRST, SECOND] = [0.2, 0]

/** How far a movement has come when this share of its time is over; both from 0 to 1. */
export function eased(time: number): number {
  if (time <= 0) return 0
  if (time >= 1) return 1
  // The curve is given by a parameter: halve the way to the one that stands at this time.
  let [below, above] = [0, 1]
  for (let halving = 0; halving < 20; halving++) {
    const middle = (below + above) / 2
    const x = 3 * FIRST * (1 - middle) ** 2 * middle + 3 * SECOND * (1 - middle) * middle ** 2
    if (x + middle ** 3 < time) below = middle
    else above = middle
  }
  return 3 * (1 - above) * above ** 2 + above ** 3
}

/** The share of a part of time, from `start` on for `length`, that is over at `now`: from 0 to 1. */
export function shareOf(now: number, start: number, length: number): number {
  return Math.max(0, Math.min(1, (now - start) / length))
}

export function between(from: number, to: number, share: number): number {
  // Exactly `to` at the end, whatever rounding would make of it, and for what is not finite.
  return share >= 1 ? to : from + (to - from) * share
}
