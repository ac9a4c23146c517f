/** What opens under a press is to be seen, as far as there is room, and no further than that is scrolled. */
import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Scrolls to the element once, when it is there. */
export function useSeen<Shown extends HTMLElement>(isThere = true): RefObject<Shown | null> {
  const shown = useRef<Shown>(null)
  useLayoutEffect(() => {
    if (isThere) shown.current?.scrollIntoView({ block: 'nearest' })
  }, [isThere])
  return shown
}
