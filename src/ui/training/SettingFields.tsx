/** A number field for each setting that a table names. */
import type { Setting } from '../../engine/settings.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { settingRule } from './settingRules.ts'
import { settingWords } from './words.ts'

type SettingFieldsProps = {
  readonly settings: Readonly<Record<string, Setting>>
  /** In force, by the settings' names. */
  readonly numbers: Readonly<Record<string, number>>
  readonly onChange: (key: string, value: number) => void
}

export function SettingFields({ settings, numbers, onChange }: SettingFieldsProps) {
  return Object.entries(settings).map(([key, { symbol, range }]) => {
    const { name, sentence, note } = settingWords(key)
    return (
      <NumberField
        key={key}
        isSmall
        label={`${name} (${symbol})`}
        value={numbers[key]}
        rule={settingRule(range, note)}
        hint={sentence}
        onCommit={(value) => onChange(key, value)}
      />
    )
  })
}
