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
  const rules = names.filter((name) => stopping[name] !== null).length
  return (
    <>
      {names.map((name) => (
        <Rule key={name} name={name} />
      ))}
      {rules > 0 && (
        <div className={styles.aside}>
          <p className={styles.hint}>{asideWords(rules, isTraining)}</p>
          <Button kind="link" onClick={() => actions.setView({ stopping: noRules })}>
            Train without end
          </Button>
        </div>
      )}
    </>
  )
}

/** Rules hold from where Train begins. */
function asideWords(rules: number, isTraining: boolean): string {
  const which = rules > 1 ? 'Whichever comes first' : 'Stops by itself'
  return `${which}${isTraining ? ', from the next Train on' : ''}.`
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
