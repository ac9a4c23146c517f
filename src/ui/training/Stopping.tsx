/** When training stops by itself. The rules are the page's, not the run's: steps and opened runs never stop early. */
import { Button } from '../controls/Button.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { Segmented } from '../controls/Segmented.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { noRules, rulesFor, stoppingRules, type RuleName } from './stopping.ts'
import styles from './Training.module.css'

const options = [
  { value: 'off', label: 'off' },
  { value: 'on', label: 'on' },
] as const

export function Stopping() {
  const actions = useActions()
  const stopping = useAppState((state) => state.view.stopping)
  const isTraining = useAppState((state) => state.status === 'training')
  const names = rulesFor(useAppState((state) => state.dataset.unseen.length > 0))
  const hasRule = names.some((name) => stopping[name] !== null)
  return (
    <>
      {names.map((name) => (
        <Rule key={name} name={name} />
      ))}
      {hasRule && (
        <div className={styles.aside}>
          <p className={styles.hint}>
            Whichever comes first{isTraining && ', from the next Train on'}.
          </p>
          <Button kind="link" onClick={() => actions.setView({ stopping: noRules })}>
            Train without end
          </Button>
        </div>
      )}
    </>
  )
}

function Rule({ name }: { readonly name: RuleName }) {
  const actions = useActions()
  const stopping = useAppState((state) => state.view.stopping)
  const { label, sentence, field, hint, rule, first } = stoppingRules[name]
  const value = stopping[name]
  const set = (number: number | null): void =>
    actions.setView({ stopping: { ...stopping, [name]: number } })
  return (
    <>
      <Segmented
        label={label}
        value={value === null ? 'off' : 'on'}
        options={options}
        {...(value === null && { hint: sentence })}
        onChange={(chosen) => set(chosen === 'on' ? first : null)}
      />
      {value !== null && (
        <NumberField
          isSmall
          label={field}
          value={value}
          rule={rule}
          hint={hint}
          onCommit={(typed) => set(typed)}
        />
      )}
    </>
  )
}
