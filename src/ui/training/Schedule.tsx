/** How the learning rate changes from epoch to epoch. */
import { schedules } from '../../engine/schedules.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { warmUpRule } from './settingRules.ts'
import { SettingFields } from './SettingFields.tsx'
import { namesOf, numbersIn, scheduleOf, scheduleWith } from './specs.ts'
import { scheduleHint } from './words.ts'

const options = namesOf(schedules).map((value) => ({ value, label: schedules[value].label }))

export function Schedule() {
  const actions = useActions()
  const schedule = useAppState((state) => state.training.schedule)
  const rate = useAppState((state) => state.training.optimizer.learningRate)
  const { settings } = schedules[schedule.type]
  const warmUp = schedule.warmUp ?? 0
  const change = (changed: Readonly<Record<string, number>>): void =>
    void actions.setTraining({ schedule: scheduleWith(schedule, changed) })
  return (
    <>
      <Select
        label="Learning rate schedule"
        value={schedule.type}
        options={options}
        hint={scheduleHint(schedule, rate)}
        onChange={(type) => void actions.setTraining({ schedule: scheduleOf(type, warmUp) })}
      />
      <SettingFields
        key={schedule.type}
        settings={settings}
        numbers={numbersIn(schedule, settings)}
        onChange={(key, value) => change({ [key]: value })}
      />
      <NumberField
        isSmall
        label="Warm-up"
        value={warmUp}
        rule={warmUpRule}
        hint="Epochs in which the rate rises to its full size."
        onCommit={(epochs) => change({ warmUp: epochs })}
      />
    </>
  )
}
