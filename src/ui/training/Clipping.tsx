/** How long a gradient may be. */
import { NumberField } from '../controls/NumberField.tsx'
import { Segmented } from '../controls/Segmented.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { settingRule } from './settingRules.ts'

const options = [
  { value: 'off', label: 'off' },
  { value: 'on', label: 'on' },
] as const
const rule = settingRule('positive')
const FIRST_NORM = 1

export function Clipping() {
  const actions = useActions()
  const clipNorm = useAppState((state) => state.training.clipNorm)
  const set = (norm: number | null): void => void actions.setTraining({ clipNorm: norm })
  return (
    <>
      <Segmented
        label="Gradient clipping"
        value={clipNorm === null ? 'off' : 'on'}
        options={options}
        hint={
          clipNorm === null
            ? 'Gradients of any length act as they are.'
            : 'A longer gradient is shortened, and points the same way.'
        }
        onChange={(chosen) => set(chosen === 'on' ? FIRST_NORM : null)}
      />
      {clipNorm !== null && (
        <NumberField
          isSmall
          label="Longest gradient"
          value={clipNorm}
          rule={rule}
          hint="Its length over all weights and biases."
          onCommit={set}
        />
      )}
    </>
  )
}
