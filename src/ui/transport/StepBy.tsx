/** The size of a step. */
import { Segmented } from '../controls/Segmented.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'

const units = [
  { value: 'operation', label: 'operation' },
  { value: 'sample', label: 'sample' },
  { value: 'batch', label: 'batch' },
  { value: 'epoch', label: 'epoch' },
] as const

export function StepBy() {
  const actions = useActions()
  const unit = useAppState((state) => state.view.stepUnit)
  return (
    <Segmented
      label="Step by"
      value={unit}
      options={units}
      onChange={(stepUnit) => actions.setView({ stepUnit })}
    />
  )
}
