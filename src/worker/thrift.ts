/**
 * How seldom something dear is made while other work waits: what took long rests for a multiple of
 * that, so that most of the time is left. What is cheap is made as often as it is asked for.
 */
export type Thrift = {
  /** Whether it has rested long enough. */
  isDue(now: number): boolean
  /** It was made between these moments. */
  note(start: number, end: number): void
}

/** `rest`: how many times as long as it took. */
export function createThrift(rest: number): Thrift {
  let next = -Infinity
  let last = 0
  return {
    isDue: (now) => now >= next,
    note: (start, end) => {
      const took = end - start
      // Once may have been the machine's mood.
      next = end + rest * Math.min(took, last)
      last = took
    },
  }
}
