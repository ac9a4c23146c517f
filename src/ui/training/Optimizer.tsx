/** What an update makes of the gradient, and the settings of that. */
import { optimizers } from '../../engine/optimizers.ts'
import { Segmented } from '../controls/Segmented.tsx'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { SettingFields } from './SettingFields.tsx'
import { namesOf, numbersIn, optimizerOf, optimizerWith } from './specs.ts'
import { optimizerWords } from './words.ts'

const options = namesOf(optimizers).map((value) => ({ value, label: optimizers[value].label }))

const lookAhead = [
  { value: 'off', label: 'off' },
  { value: 'on', label: 'on' },
] as const

export function Optimizer() {
  const actions = useActions()
  const optimizer = useAppState((state) => state.training.optimizer)
  const { settings } = optimizers[optimizer.type]
  return (
    <>
      <Select
        label="Optimizer"
        value={optimizer.type}
        options={options}
        hint={optimizerWords[optimizer.type]}
        onChange={(type) =>
          void actions.setTraining({ optimizer: optimizerOf(type, optimizer.learningRate) })
        }
      />
      <SettingFields
        key={optimizer.type}
        settings={settings}
        numbers={numbersIn(optimizer, settings)}
        onChange={(key, value) =>
          void actions.setTraining({ optimizer: optimizerWith(optimizer, { [key]: value }) })
        }
      />
      {optimizer.type === 'sgd' && (optimizer.momentum ?? 0) > 0 && (
        <Segmented
          label="Nesterov’s look ahead"
          value={optimizer.nesterov ? 'on' : 'off'}
          options={lookAhead}
          hint="Takes the step that momentum will make into account."
          onChange={(chosen) =>
            void actions.setTraining({ optimizer: { ...optimizer, nesterov: chosen === 'on' } })
          }
        />
      )}
    </>
  )
}
