/** Whether the person's system asks for less motion. */
import { useSyncExternalStore } from 'react'

const query = '(prefers-reduced-motion: reduce)'

export function useIsStill(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )
}
