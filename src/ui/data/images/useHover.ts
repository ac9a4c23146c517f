/** Looks at what is pointed at for as long as that lasts, and returns to what was looked at before; what is chosen stays. */
import { useEffect, useMemo } from 'react'
import type { Look } from '../../../state/store.ts'
import { useApp, type App } from '../../hooks/app.tsx'

/** Passing over on the way elsewhere is no interest. */
const REST_MS = 150

type Hover = {
  over(look: Look | null): void
  /** Chosen again, it is let go. */
  pin(look: Look): void
  stop(): void
}

function createHover({ store, actions }: Pick<App, 'store' | 'actions'>): Hover {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What is shown in passing, and what comes back after it. */
  let passing: { readonly look: Look; readonly before: Look | null } | null = null

  const isPassing = (): boolean => passing !== null && store.getState().view.look === passing.look
  const leave = (): void => {
    clearTimeout(timer)
    if (passing && isPassing()) actions.look(passing.before)
    passing = null
  }
  const show = (look: Look): void => {
    const { walk, view } = store.getState()
    // A step that is walked through is not to be left by a movement of the hand.
    if (walk) return
    const before = passing && isPassing() ? passing.before : view.look
    passing = { look, before }
    actions.look(look)
  }
  return {
    over: (look) => {
      clearTimeout(timer)
      if (look) timer = setTimeout(() => show(look), REST_MS)
      else leave()
    },
    pin: (look) => {
      clearTimeout(timer)
      const shown = isPassing() ? null : store.getState().view.look
      passing = null
      actions.look(isSame(shown, look) ? null : look)
    },
    stop: leave,
  }
}

function isSame(one: Look | null, other: Look): boolean {
  return (
    one?.type === 'sample' &&
    other.type === 'sample' &&
    one.part === other.part &&
    one.index === other.index
  )
}

export function useHover(): Hover {
  const { store, actions } = useApp()
  const hover = useMemo(() => createHover({ store, actions }), [store, actions])
  useEffect(() => hover.stop, [hover])
  return hover
}
