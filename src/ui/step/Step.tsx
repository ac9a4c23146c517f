/** The panel *This step*: the current sample's step in four phases, each as a formula, with its numbers, and in words. */
import { useMemo, useState } from 'react'
import { shownPhase, type Phase } from '../../state/walk.ts'
import { late } from '../controls/late.tsx'
import { TabList, TabPanel, type Tab } from '../controls/Tabs.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { ForwardPhase } from './ForwardPhase.tsx'
import { SettingProvider } from './Line.tsx'
import type { Setting } from './moment.ts'
import styles from './Step.module.css'

const tabs: readonly Tab<Phase>[] = [
  { name: 'forward', label: '1 Forward' },
  { name: 'loss', label: '2 Loss', look: 'learn' },
  { name: 'backward', label: '3 Backward', look: 'learn' },
  { name: 'update', label: '4 Update', look: 'learn' },
]

const LearningPhase = late(() =>
  import('./LearningPhase.tsx').then((loaded) => loaded.LearningPhase),
)

export function StepPanel() {
  const actions = useActions()
  const phase = useAppState(({ walk, network, view }) =>
    shownPhase(walk, network.layers.length, view.phase),
  )
  const [isAllDigits, setAllDigits] = useState(false)
  return (
    <section id="step-panel" aria-labelledby="step-heading" className={styles.step}>
      <h2 id="step-heading" className="visually-hidden">
        This step
      </h2>
      <TabList
        id="step"
        label="Phases of the step"
        tabs={tabs}
        selected={phase}
        select={(name) => {
          actions.endWalk()
          actions.setView({ phase: name })
        }}
        className={styles.tabs}
      />
      <SettingProvider value={useStepSetting(isAllDigits)}>
        <TabPanel id="step" selected={phase} className={styles.content}>
          {phase === 'forward' ? <ForwardPhase /> : <LearningPhase phase={phase} />}
        </TabPanel>
      </SettingProvider>
      <button
        type="button"
        aria-pressed={isAllDigits}
        className={styles.digits}
        onClick={() => setAllDigits(!isAllDigits)}
      >
        All digits
      </button>
    </section>
  )
}

function useStepSetting(isAllDigits: boolean): Setting {
  const network = useAppState((state) => state.network)
  const training = useAppState((state) => state.training)
  const layout = useAppState((state) => state.layout)
  const dataset = useAppState((state) => state.dataset)
  return useMemo(
    () => ({ network, training, layout, dataset, isAllDigits }),
    [network, training, layout, dataset, isAllDigits],
  )
}
