/** How panels reach the run: the store for what changes seldom, frames for numbers, actions for what a person does. */
import { createContext, useCallback, useContext, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Actions } from '../../state/actions.ts'
import type { Frames } from '../../state/frames.ts'
import type { State, Store } from '../../state/store.ts'
import type { Frame } from '../../worker/frame.ts'

export type App = { readonly store: Store; readonly frames: Frames; readonly actions: Actions }

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
 * Calls `draw` with the newest frame before the first paint, after every render, and once per
 * animation frame while frames come. `draw` writes attributes and text through refs; it never sets React state.
 */
export function useFrame(draw: (frame: Frame) => void): void {
  const { frames } = useApp()
  const newest = useRef(draw)
  const guard = useGuard()
  useLayoutEffect(() => {
    newest.current = draw
    draw(frames.latest())
  })
  useLayoutEffect(
    () => frames.subscribe((frame) => guard(() => newest.current(frame))),
    [frames, guard],
  )
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
