/** What keeps weights small: a penalty on large ones. */
import { penalties } from '../../engine/penalties.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { Segmented } from '../controls/Segmented.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { settingRule } from './settingRules.ts'
import { namesOf, penaltyOf } from './specs.ts'
import { penaltyWords } from './words.ts'

const options = namesOf(penalties).map((value) => ({ value, label: penalties[value].label }))
const rule = settingRule('amount')

export function Regularization() {
  const actions = useActions()
  const regularization = useAppState((state) => state.training.regularization)
  const { type, rate } = regularization
  return (
    <>
      <Segmented
        label="Regularization"
        value={type}
        options={options}
        hint={penaltyWords[type]}
        onChange={(chosen) =>
          void actions.setTraining({ regularization: penaltyOf(chosen, regularization) })
        }
      />
      {type !== 'none' && (
        <NumberField
          isSmall
          label="Penalty rate"
          value={rate}
          rule={rule}
          hint="How strongly they are pulled."
          onCommit={(value) => void actions.setTraining({ regularization: { type, rate: value } })}
        />
      )}
    </>
  )
}
