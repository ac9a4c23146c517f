/** How a series is read: so many values back, so far ahead, the value itself or its change. */
import type { WindowSpec } from '../../data/windows.ts'
import { limits } from '../../experiment/limits.ts'
import { NumberField } from './NumberField.tsx'
import { Select } from './Select.tsx'

export function WindowFields({
  windows,
  onChange,
}: {
  windows: WindowSpec
  onChange: (windows: WindowSpec) => void
}) {
  const { length, horizon, predicts } = windows
  return (
    <>
      <NumberField
        label="Values in a window"
        hint="So many values in a row are the inputs."
        value={length}
        rule={{ min: 1, max: limits.window, isWhole: true }}
        next={(value, direction) => value + direction}
        onCommit={(value) => onChange({ ...windows, length: value })}
      />
      <NumberField
        label="Steps ahead"
        hint="1 forecasts the value that comes next."
        value={horizon}
        rule={{ min: 1, max: limits.horizon, isWhole: true }}
        next={(value, direction) => value + direction}
        onCommit={(value) => onChange({ ...windows, horizon: value })}
      />
      <Select
        label="Forecasts"
        value={predicts}
        options={[
          { value: 'level', label: 'the value' },
          { value: 'change', label: 'the change since the last' },
        ]}
        onChange={(value) => onChange({ ...windows, predicts: value })}
      />
    </>
  )
}
