/** The sheet that is drawn on: it is still there when a phone has shown another view meanwhile. */
import { useState } from 'react'
import type { Stroke } from '../../../data/drawing.ts'
import type { Look, Store } from '../../../state/store.ts'
import { useApp } from '../../hooks/app.tsx'

export const pens = { fine: 0.05, usual: 0.08, broad: 0.13 } as const

export type Sheet = {
  readonly isOpen: boolean
  readonly strokes: readonly Stroke[]
  readonly pen: keyof typeof pens
  /** The class that is meant; null: not said. */
  readonly meant: number | null
  /** The drawing as it was last looked at. */
  readonly look: Look | null
}

const blank: Sheet = { isOpen: false, strokes: [], pen: 'usual', meant: null, look: null }

const sheets = new WeakMap<Store, Sheet>()

export function useSheet(): readonly [Sheet, (changes: Partial<Sheet>) => void] {
  const { store } = useApp()
  const [sheet, setSheet] = useState(() => sheets.get(store) ?? blank)
  const change = (changes: Partial<Sheet>): void => {
    const next = { ...(sheets.get(store) ?? blank), ...changes }
    sheets.set(store, next)
    setSheet(next)
  }
  return [sheet, change]
}
