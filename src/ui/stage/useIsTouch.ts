/** Whether a finger points, as CSS tells it: its buttons are larger, and nothing shows by pointing alone. */
import { useSyncExternalStore } from 'react'

const QUERY = '(pointer: coarse)'

function subscribe(changed: () => void): () => void {
  const list = matchMedia(QUERY)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

export function useIsTouch(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches)
}
