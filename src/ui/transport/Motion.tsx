/** How fast a step's motion goes. */
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { motionOf, motionsWith } from './motions.ts'

export function Motion() {
  const actions = useActions()
  const walkSpeed = useAppState((state) => state.view.walkSpeed)
  return (
    <Select
      label="Motion"
      value={String(walkSpeed)}
      options={motionsWith(walkSpeed)}
      onChange={(chosen) => actions.setView({ walkSpeed: motionOf(chosen) })}
    />
  )
}
