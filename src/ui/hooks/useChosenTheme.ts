/** The look that a person chose, put on the document and remembered where the browser allows it. */
import { useLayoutEffect } from 'react'
import type { View } from '../../state/store.ts'
import { useActions, useAppState } from './app.tsx'

const KEY = 'backstep.theme'

type Theme = View['theme']

export function useChosenTheme(): void {
  const actions = useActions()
  const theme = useAppState((state) => state.view.theme)
  useLayoutEffect(() => {
    const kept = remembered()
    if (kept) actions.setView({ theme: kept })
  }, [actions])
  useLayoutEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
}

/** Storage may be refused; the choice then lasts as long as the page. */
export function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Nothing is lost but the memory of it.
  }
}

function remembered(): Theme | null {
  try {
    const theme = localStorage.getItem(KEY)
    return theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : null
  } catch {
    return null
  }
}
