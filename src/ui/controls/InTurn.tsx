/**
 * One of the views that the page opens with. They come in the order in which they are read, so that
 * nothing moves which is there already, save that some go first; a view that is opened later is there
 * at once.
 */
import { startTransition, useEffect, useState, type ReactNode } from 'react'
import { hasOpened, takeTurn } from './turn.ts'

type InTurnProps = { readonly isFirst?: boolean; readonly children: ReactNode }

export function InTurn({ isFirst = false, children }: InTurnProps) {
  const [isHere, setHere] = useState(hasOpened)
  useEffect(
    () => (isHere ? undefined : takeTurn(() => startTransition(() => setHere(true)), isFirst)),
    [isHere, isFirst],
  )
  return isHere && children
}
