/** Whether a part of the settings is open. Drawers and tabs take the settings away and bring them back. */
import type { View } from '../../state/store.ts'
import { useActions, useAppState } from '../hooks/app.tsx'

export function useOpen(part: keyof View['openSettings']): [isOpen: boolean, toggle: () => void] {
  const actions = useActions()
  const open = useAppState((state) => state.view.openSettings)
  const toggle = (): void => actions.setView({ openSettings: { ...open, [part]: !open[part] } })
  return [open[part], toggle]
}
