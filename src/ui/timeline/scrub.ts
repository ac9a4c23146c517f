/** Leads a run to where a person wants it while the wish moves: one seek is under way, the newest wish is next. */

export type Scrubber = {
  /** Goes there, now or as soon as the seek under way has ended; earlier wishes are dropped. */
  to(position: number): void
  /** Where it is going; null when it is there. */
  wanted(): number | null
}

/**
 * `seek` ends when the position is on the screen, or something else has taken its place. `isOver`:
 * something else has taken over, and what is still wanted is wanted no more.
 */
export function createScrubber(
  seek: (position: number) => Promise<void>,
  isOver: () => boolean,
): Scrubber {
  let wanted: number | null = null
  const go = async (target: number): Promise<void> => {
    // A seek that is refused or cut off leaves the run where it is.
    await seek(target).catch(() => undefined)
    if (wanted === null || wanted === target || isOver()) wanted = null
    else void go(wanted)
  }
  return {
    to: (position) => {
      const isGoing = wanted !== null
      wanted = position
      if (!isGoing) void go(position)
    },
    wanted: () => wanted,
  }
}
