/** A quiet line about hidden neurons that learn no more, or hardly: why, and what helps, in one click. */
import { activationOf } from '../../engine/network.ts'
import { useId, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import styles from './Narrator.module.css'
import { unitsSaid } from './units.ts'
import type { UnitStates } from './useUnits.ts'
import { Words } from './Words.tsx'

export function UnitsHint({ units }: { units: UnitStates }) {
  const actions = useActions()
  const layout = useAppState((state) => state.layout)
  const layers = useAppState((state) => state.network.layers)
  const isTraining = useAppState((state) => state.status === 'training')
  const [asked, setAsked] = useState<string | null>(null)
  const whyId = useId()
  const said = unitsSaid(layout, layers.map(activationOf), units)
  // What is saturated may learn again at any moment: in training that would only flicker.
  if (!said || (isTraining && said.kind === 'saturated')) return null
  const isAsked = asked === said.kind
  return (
    <div className={styles.hint}>
      <p>
        <Words text={said.sentence} />
      </p>
      <Button
        kind="link"
        aria-expanded={isAsked}
        aria-controls={whyId}
        onClick={() => setAsked(isAsked ? null : said.kind)}
      >
        Why?
      </Button>
      {said.isLeakable && (
        <Button kind="link" onClick={() => void actions.setActivation(said.layers, 'leakyRelu')}>
          Use leaky ReLU
        </Button>
      )}
      <Button kind="link" onClick={() => void actions.newWeights()}>
        New weights
      </Button>
      <p id={whyId} className={styles.why} hidden={!isAsked}>
        {said.why}
      </p>
    </div>
  )
}
