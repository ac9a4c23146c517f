/**
 * Views that the first paint doesn't need. They are fetched right after it, so that nobody waits
 * for them and the page works without a network from then on; once they are there they render
 * like any other, without React's pause.
 */
import { lazy, Suspense, useState, type ComponentType } from 'react'

const waiting = new Set<() => Promise<unknown>>()

/** Stands for a view until it has come. Whoever asks too early sees nothing, and then the view. */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null
  let coming: Promise<{ default: ComponentType<Props> }> | null = null
  const fetch = (): Promise<{ default: ComponentType<Props> }> => {
    coming ??= load().then(
      (view) => {
        here = view
        return { default: view }
      },
      (error: unknown) => {
        // Another attempt may succeed.
        coming = null
        soon = lazy(fetch)
        throw error
      },
    )
    return coming
  }
  let soon = lazy(fetch)
  fetchLater(fetch)
  return function Late(props: Props) {
    const [View] = useState<ComponentType<Props>>(() => here ?? soon)
    return (
      <Suspense>
        <View {...props} />
      </Suspense>
    )
  }
}

/** Fetches something together with the late views. */
export function fetchLater(load: () => Promise<unknown>): void {
  waiting.add(load)
}

/** Now is later. What cannot be had is asked for again when it is needed. */
export function fetchWaiting(): void {
  for (const load of waiting) load().catch(() => undefined)
  waiting.clear()
}
