/** How the network learns: the two settings that matter first, and the others a click away. */
import { useId } from 'react'
import { Button } from '../controls/Button.tsx'
import { late } from '../controls/late.tsx'
import { LogSlider } from '../controls/LogSlider.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { HiddenActivation } from './Activations.tsx'
import { rateRule, rateScale } from './rules.ts'
import styles from './Training.module.css'
import { useOpen } from './useOpen.ts'

const MoreSettings = late(() => import('./MoreSettings.tsx').then((loaded) => loaded.MoreSettings))

const Network = late(() => import('./Network.tsx').then((loaded) => loaded.Network), 'seldom')

export function Training() {
  const heading = useId()
  const more = useId()
  const [isOpen, toggle] = useOpen('more')
  return (
    <section className={styles.training} aria-label="Settings">
      <h2 id={heading}>Training</h2>
      <LearningRate />
      <HiddenActivation />
      <Button
        kind="link"
        className={styles.more}
        aria-expanded={isOpen}
        aria-controls={more}
        onClick={toggle}
      >
        {isOpen ? 'Fewer settings' : 'More settings'}
      </Button>
      <div id={more} className={styles.groups} hidden={!isOpen}>
        {isOpen && <MoreSettings />}
      </div>
      <Network />
    </section>
  )
}

function LearningRate() {
  const actions = useActions()
  const { optimizer } = useAppState((state) => state.training)
  return (
    <LogSlider
      label="Learning rate"
      value={optimizer.learningRate}
      scale={rateScale}
      rule={rateRule}
      hint="How far each update moves the weights."
      onChange={(learningRate, gesture) =>
        void actions.setTraining({ optimizer: { ...optimizer, learningRate } }, gesture)
      }
    />
  )
}
