/**
 * Views that the first paint doesn't need. They are fetched right after it, so that nobody waits
 * for them and the page works without a network from then on; once they are there they render
 * like any other, without React's pause.
 */
import { startTransition, useEffect, useState, type ComponentType } from 'react'
import { takeTurn } from './turn.ts'

type When = 'first' | 'soon' | 'seldom'

const waiting: Readonly<Record<Exclude<When, 'first'>, Set<() => Promise<unknown>>>> = {
  soon: new Set(),
  seldom: new Set(),
}

/**
 * Stands for a view until it has come. Whoever asks too early sees nothing, and then the view.
 * `first`: what belongs to the first view is fetched at once, and comes before the others.
 * `seldom`: what most visits never show is fetched when it is first shown, or once the page has long
 * been idle.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  when: When = 'soon',
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null
  let coming: Promise<ComponentType<Props>> | null = null
  const fetch = (): Promise<ComponentType<Props>> => {
    coming ??= load().then(
      (view) => (here = view),
      (error: unknown) => {
        // Another attempt may succeed.
        coming = null
        throw error
      },
    )
    return coming
  }
  if (when === 'first') fetch().catch(() => undefined)
  else fetchLater(fetch, when)
  return function Late(props: Props) {
    const [View, setView] = useState<ComponentType<Props> | null>(() => {
      if (!here) fetch().catch(() => undefined)
      return here
    })
    useEffect(() => (View ? undefined : arrival(fetch, setView, when === 'first')), [View])
    return View && <View {...props} />
  }
}

/** Shows a view in its turn once it is there; one that cannot be had fails in its panel. Returns what cancels it. */
function arrival<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  show: (view: () => ComponentType<Props>) => void,
  isFirst: boolean,
): () => void {
  let isWanted = true
  let end: (() => void) | null = null
  const come = (view: () => ComponentType<Props>): void => {
    if (isWanted) end = takeTurn(() => startTransition(() => show(view)), isFirst)
  }
  fetch().then(
    (view) => come(() => view),
    (error: unknown) =>
      come(() => {
        throw error
      }),
  )
  return () => {
    isWanted = false
    end?.()
  }
}

/** Fetches something together with the late views. */
export function fetchLater(
  load: () => Promise<unknown>,
  when: keyof typeof waiting = 'soon',
): void {
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
