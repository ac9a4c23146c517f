/** Long work on the page's own thread, in slices, so that whatever a person does is answered meanwhile. */

type Surroundings = {
  readonly now: () => number
  readonly later: (callback: () => void, delayMs: number) => unknown
}

const SLICE_MS = 12

/** Null when one slice was enough; else resolves when all is done, and rejects with what was thrown. */
export function inSlices(
  work: Iterator<unknown, unknown, void>,
  { now, later }: Surroundings,
): Promise<void> | null {
  const slice = (): boolean => {
    const start = now()
    let next = work.next()
    while (!next.done && now() - start < SLICE_MS) next = work.next()
    return next.done === true
  }
  if (slice()) return null
  return new Promise((resolve, reject) => {
    const goOn = (): void => {
      try {
        if (slice()) resolve()
        else later(goOn, 0)
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    later(goOn, 0)
  })
}
