/**
 * One of the views that the page opens with. They come in the order in which they are read, so that
 * nothing moves which is there already; a view that is opened later is there at once.
 */
import { startTransition, useEffect, useState, type ReactNode } from 'react'
import { hasOpened, takeTurn } from './turn.ts'

export function InTurn({ children }: { readonly children: ReactNode }) {
  const [isHere, setHere] = useState(hasOpened)
  useEffect(
    () => (isHere ? undefined : takeTurn(() => startTransition(() => setHere(true)))),
    [isHere],
  )
  return isHere && children
}
