/**
 * Notices that a session which owes something says nothing any more: it hangs, or is gone without a
 * word. Counts beats, not time: while the page sleeps, is held by a debugger or hidden there are
 * none or few, so that nobody is blamed for a pause of the page itself.
 */

/** Calls back after so many milliseconds; returns how to cancel. */
export type Later = (callback: () => void, delayMs: number) => () => void

export type Heartbeat = {
  /** Something is owed from now on. */
  watch(): void
  /** Anything at all has come from the session. */
  heard(): void
  /** A session begins: until it is heard it may still be loading. */
  begin(): void
}

type Surroundings = {
  readonly later: Later
  /** Whether anything is still owed; at rest there is no beat. */
  readonly isOwed: () => boolean
  /** Asks for a word, which a session that only works says between two slices. */
  readonly ask: () => void
  /** It has been silent for long, or is heard again. */
  readonly told: (isSilent: boolean) => void
}

const BEAT_MS = 500
/** After so many beats without a word it is asked for one, and after so many more it is silent. */
const UNHEARD = 2
const UNANSWERED = 6
/** Loading takes as long as the network does. */
const UNLOADED = 60

export function createHeartbeat({ later, isOwed, ask, told }: Surroundings): Heartbeat {
  let beats = 0
  let isLoaded = false
  let isSilent = false
  let isBeating = false

  const tell = (silent: boolean): void => {
    if (silent === isSilent) return
    isSilent = silent
    told(silent)
  }

  const beat = (): void => {
    isBeating = isOwed()
    if (!isBeating) return
    beats++
    if (beats === UNHEARD) ask()
    if (beats === (isLoaded ? UNHEARD + UNANSWERED : UNLOADED)) tell(true)
    later(beat, BEAT_MS)
  }

  const heard = (): void => {
    beats = 0
    tell(false)
  }

  return {
    watch: () => {
      if (isBeating) return
      isBeating = true
      beats = 0
      later(beat, BEAT_MS)
    },
    heard: () => {
      isLoaded = true
      heard()
    },
    begin: () => {
      isLoaded = false
      heard()
    },
  }
}
