/** How panels reach the run: the store for what changes seldom, frames for numbers, actions for what a person does. */
import { createContext, useCallback, useContext, useState } from 'react'
import { useStore } from 'zustand'
import type { Actions } from '../../state/actions.ts'
import type { App as WholeApp } from '../../state/connect.ts'
import type { State } from '../../state/store.ts'

export type App = Omit<WholeApp, 'presentRun'>

const AppContext = createContext<App | null>(null)

export const AppProvider = AppContext.Provider

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('A panel must stand inside AppProvider.')
  return app
}

export function useActions(): Actions {
  return useApp().actions
}

/** A part of the store; renders again when that part changes. */
export function useAppState<Part>(select: (state: State) => Part): Part {
  return useStore(useApp().store, select)
}

/**
 * Runs work that React does not see, so that its error still reaches the panel's boundary: only
 * that panel falls, and the others go on drawing.
 */
export function useGuard(): (work: () => void) => void {
  const [, fail] = useState<never>()
  return useCallback((work) => {
    try {
      work()
    } catch (error) {
      fail(() => {
        throw error
      })
    }
  }, [])
}
