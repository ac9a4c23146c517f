/** What the chart over time shows: the loss, by which scale, or how good the answers are. The chosen one is its heading. */
import { useLayoutEffect } from 'react'
import { TabList } from '../controls/Tabs.tsx'
import { Toggle } from '../controls/Toggle.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { measures, type Measures } from './measures.ts'
import styles from './Choice.module.css'

type ChoiceProps = {
  readonly id: string
  /** Gives the measures to whoever draws them. */
  readonly give: (measures: Measures) => void
} & ScaleProps

type ScaleProps = { readonly isLog: boolean; readonly isExploding: boolean }

export function Choice({ id, give, ...scale }: ChoiceProps) {
  const { setView } = useActions()
  const chosen = useAppState((state) => state.view.measure)
  const problem = useAppState((state) => state.dataset.problem)
  // Before the next picture, in which the heading gives way to the choice.
  useLayoutEffect(() => give(measures), [give])
  return (
    <>
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
      {chosen === 'loss' && <ScaleToggle {...scale} />}
    </>
  )
}

function ScaleToggle({ isLog, isExploding }: ScaleProps) {
  const { setView } = useActions()
  const choose = (wantsLog: boolean): void => {
    // What would hold by itself is left to itself.
    if (wantsLog === isExploding) setView({ lossScale: 'auto' })
    else setView({ lossScale: wantsLog ? 'log' : 'linear' })
  }
  return <Toggle label="Log scale" isOn={isLog} onChange={choose} />
}
