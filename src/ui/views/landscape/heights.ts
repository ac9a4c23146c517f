/** How high each place of a landscape is shown, and what the levels are. Pure. */

export type Heights = {
  readonly low: number
  readonly high: number
  /** Whether equal steps of height are equal factors of the loss. */
  readonly isLog: boolean
  /** From 0 to 1, of a loss. */
  shareOf(loss: number): number
  /** The losses at the contours, rising. */
  readonly levels: readonly number[]
}

/** Losses that differ by more are shown by their size's order. */
const LOG_FROM = 30
const LEVELS = 8

/** What is not finite counts as highest. */
export function heightsOf(losses: ArrayLike<number>): Heights {
  let low = Infinity
  let high = -Infinity
  for (const loss of Array.from(losses)) {
    if (!Number.isFinite(loss)) continue
    if (loss < low) low = loss
    if (loss > high) high = loss
  }
  if (low > high) [low, high] = [0, 1]
  const isLog = low > 0 && high / low > LOG_FROM
  const up = isLog ? Math.log : (loss: number): number => loss
  const down = isLog ? Math.exp : (height: number): number => height
  const [from, to] = [up(low), up(high)]
  const span = to - from
  return {
    low,
    high,
    isLog,
    shareOf: (loss) => (span > 0 ? Math.min(1, Math.max(0, (up(loss) - from) / span)) : 0),
    levels:
      span > 0
        ? Array.from({ length: LEVELS }, (_, k) => down(from + (span * (k + 1)) / (LEVELS + 1)))
        : [],
  }
}
