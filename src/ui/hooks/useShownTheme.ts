/** Which of the two themes is on the screen, for what CSS cannot colour: canvases and ramps. */
import { useSyncExternalStore } from 'react'
import type { Theme } from '../controls/ramp.ts'

/** As chosen on the root element, else as the system has it. */
function theme(): Theme {
  const chosen = document.documentElement.dataset['theme']
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function subscribe(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const chosen = new MutationObserver(changed)
  system.addEventListener('change', changed)
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => {
    system.removeEventListener('change', changed)
    chosen.disconnect()
  }
}

export function useShownTheme(): Theme {
  return useSyncExternalStore(subscribe, theme)
}
