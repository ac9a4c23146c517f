/** Which of the page's four arrangements fits the window. Zoom counts: it makes the window smaller in CSS pixels. */
import { useSyncExternalStore } from 'react'

/**
 * 'wide': two rails; 'drawer': the left rail slides in; 'column': one below the other, the page
 * scrolls (low windows, tablets upright, zoom); 'phone': one view at a time, chosen by tabs.
 */
export type Screen = 'wide' | 'drawer' | 'column' | 'phone'

const queries = {
  phone: '(max-width: 700px)',
  column: '(max-width: 900px), (max-height: 639.9px)',
  drawer: '(max-width: 1180px)',
} as const

function screen(): Screen {
  if (matchMedia(queries.phone).matches) return 'phone'
  if (matchMedia(queries.column).matches) return 'column'
  return matchMedia(queries.drawer).matches ? 'drawer' : 'wide'
}

function subscribe(changed: () => void): () => void {
  const lists = Object.values(queries).map((query) => matchMedia(query))
  for (const list of lists) list.addEventListener('change', changed)
  return () => {
    for (const list of lists) list.removeEventListener('change', changed)
  }
}

export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, screen)
}
