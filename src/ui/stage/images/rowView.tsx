/** What the parts of the row share: its geometry, the channel that is open, and the numbers, which reach them without React. */
import { createContext, useContext, useLayoutEffect, useRef } from 'react'
import type { Layout } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import type { Computed } from '../../../state/walk.ts'
import type { Selection } from '../../../state/store.ts'
import type { Geometry, Open } from './geometry.ts'
import type { Parts } from './parts.ts'
import type { Picture, Shows } from './values.ts'

export type RowView = {
  readonly network: NetworkSpec
  readonly layout: Layout
  readonly parts: Parts
  readonly geometry: Geometry
  readonly open: Open | null
  readonly shows: Shows
  readonly computed: Computed
  readonly selection: Selection
  readonly hover: Selection
  readonly setOpen: (open: Open) => void
  /** The newest numbers; null while they are on their way. */
  readonly latest: () => Picture | null
  readonly painters: Set<(picture: Picture) => void>
}

const RowContext = createContext<RowView | null>(null)

export const RowProvider = RowContext.Provider

export function useRow(): RowView {
  const row = useContext(RowContext)
  if (!row) throw new Error('A part of the row must stand inside RowProvider.')
  return row
}

/** Paints before the first paint, after every render, and as numbers come. */
export function usePicture(paint: (picture: Picture) => void): void {
  const { latest, painters } = useRow()
  const newest = useRef(paint)
  useLayoutEffect(() => {
    newest.current = paint
    const picture = latest()
    if (picture) paint(picture)
  })
  useLayoutEffect(() => {
    const repaint = (picture: Picture): void => newest.current(picture)
    painters.add(repaint)
    return () => {
      painters.delete(repaint)
    }
  }, [painters])
}
