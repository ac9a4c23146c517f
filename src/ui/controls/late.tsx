/**
 * Views that the first paint doesn't need. They are fetched right after it, so that nobody waits
 * for them and the page works without a network from then on; once they are there they render
 * like any other, without React's pause.
 */
import { lazy, Suspense, useState, type ComponentType } from 'react'

type When = 'soon' | 'seldom'

const waiting: Readonly<Record<When, Set<() => Promise<unknown>>>> = {
  soon: new Set(),
  seldom: new Set(),
}

/**
 * Stands for a view until it has come. Whoever asks too early sees nothing, and then the view.
 * `seldom`: what most visits never show is fetched when it is first shown, or once the page has
 * long been idle.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  when: When = 'soon',
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
  fetchLater(fetch, when)
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
export function fetchLater(load: () => Promise<unknown>, when: When = 'soon'): void {
  waiting[when].add(load)
}

/** Now is later. What cannot be had is asked for again when it is needed. */
export function fetchWaiting(): void {
  for (const load of waiting.soon) load().catch(() => undefined)
  waiting.soon.clear()
}

/** The rest, one after the other, each when there is nothing else to do. */
export async function fetchSeldom(idle: () => Promise<void>): Promise<void> {
  for (const load of waiting.seldom) {
    waiting.seldom.delete(load)
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await idle()
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await load().catch(() => undefined)
  }
}
