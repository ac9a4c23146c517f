/** Work at a slower pace than wishes come, for what is dear to draw; the last wish is always met in the end. */

import type { Strain } from './strain.ts'

type Pace = {
  /** Runs the work now if it has rested long enough, else as soon as it has. */
  soon(): void
  now(): void
  stop(): void
}

export type Timers = {
  now(): number
  /** Calls back after so many milliseconds; returns how to cancel. */
  later(callback: () => void, delayMs: number): () => void
}

export const pageTimers: Timers = {
  now: () => performance.now(),
  later: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}

const noStrain = { factor: () => 1 }

/**
 * Runs `work` at most once in `intervalMs` when asked by `soon`; several wishes become one. `strain`:
 * a factor on the interval.
 */
export function paced(
  work: () => void,
  intervalMs: number,
  timers: Timers = pageTimers,
  strain: Pick<Strain, 'factor'> = noStrain,
): Pace {
  let last = -Infinity
  let cancel: (() => void) | null = null
  const stop = (): void => {
    cancel?.()
    cancel = null
  }
  const now = (): void => {
    stop()
    last = timers.now()
    work()
  }
  const soon = (): void => {
    if (cancel) return
    const rest = last + intervalMs * strain.factor() - timers.now()
    if (rest > 0) cancel = timers.later(now, rest)
    else now()
  }
  return { soon, now, stop }
}
