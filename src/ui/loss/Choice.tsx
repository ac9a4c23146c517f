/** What the chart over time shows: the loss, or how good the answers are. The chosen one is its heading. */
import { useEffect } from 'react'
import { TabList } from '../controls/Tabs.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { measures, type Measures } from './measures.ts'
import styles from './Choice.module.css'

type ChoiceProps = {
  readonly id: string
  /** Gives the measures to whoever draws them. */
  readonly give: (measures: Measures) => void
}

export function Choice({ id, give }: ChoiceProps) {
  const { setView } = useActions()
  const chosen = useAppState((state) => state.view.measure)
  const problem = useAppState((state) => state.dataset.problem)
  useEffect(() => give(measures), [give])
  return (
    <TabList
      id={id}
      label="Shown over time"
      isWithin
      className={styles.choice}
      tabs={[
        { name: 'loss', label: 'Loss' },
        { name: 'score', label: measures[problem].label },
      ]}
      selected={chosen}
      select={(measure) => setView({ measure })}
    />
  )
}
