/** A stretch of training short enough that any command is answered soon after, whatever the network costs. */
import type { Clock } from './protocol.ts'

/** Work between two looks at the messages. */
const SLICE_MS = 4
/** Work between two looks at the clock; a burst grows and shrinks to less than this and more than half of it. */
const BURST_MS = 1
/** Bounds a slice where the clock is coarse or stands still. */
const MAX_BURST = 16384
const MAX_BURSTS = 16

export type Slicer = {
  /**
   * Calls `train(count)` with counts that add up to at most `limit`, for about a slice. `train`
   * returns how many samples it trained; fewer than asked end the slice. Returns their sum.
   */
  slice(limit: number, train: (count: number) => number): number
}

export function createSlicer(clock: Pick<Clock, 'now'>): Slicer {
  let burst = 1
  return {
    slice: (limit, train) => {
      const start = clock.now()
      let before = start
      let sum = 0
      for (let turn = 0; turn < MAX_BURSTS && sum < limit; turn++) {
        const wanted = Math.min(burst, limit - sum)
        const trained = train(wanted)
        sum += trained
        const now = clock.now()
        if (now - before > BURST_MS) burst = Math.max(1, burst >> 1)
        else if (now - before < BURST_MS / 2 && wanted === burst)
          burst = Math.min(MAX_BURST, burst * 2)
        if (trained < wanted || now - start >= SLICE_MS) break
        before = now
      }
      return sum
    },
  }
}
