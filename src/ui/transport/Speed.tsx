/** How fast training goes, in samples a second. */
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { optionsWith, speedOf } from './speeds.ts'

export function Speed() {
  const actions = useActions()
  const speed = useAppState((state) => state.view.speed)
  return (
    <Select
      label="Speed"
      value={String(speed)}
      options={optionsWith(speed)}
      onChange={(chosen) => actions.setSpeed(speedOf(chosen))}
    />
  )
}
