/** A quiet line where Rosenblatt's rule can never come to an end: that it goes in circles, why, and what helps. */
import { useId, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { useActions, useApp, useAppState } from '../hooks/app.tsx'
import { useProbe } from '../hooks/useProbe.ts'
import styles from './Narrator.module.css'

/** In training it is looked for no more often. */
const GAP_MS = 1000

export function CircleHint() {
  const isRule = useAppState(({ training }) => training.loss === 'perceptron')
  return isRule ? <Circle /> : null
}

function Circle() {
  const { frames } = useApp()
  const actions = useActions()
  const network = useAppState((state) => state.network)
  const [isAsked, setAsked] = useState(false)
  const why = useId()
  const { answer } = useProbe('circle', { type: 'circle' }, GAP_MS)
  const epochs = answer?.type === 'circle' ? answer.value : null
  if (epochs === null || frames.latest().position === 0 || frames.latest().loss === 0) return null
  const bend = (): void => {
    const hidden = { type: 'dense', units: 2, activation: 'tanh' } as const
    const output = { type: 'dense', units: 1, activation: 'sigmoid' } as const
    void actions.setNetwork({ ...network, layers: [hidden, output] })
  }
  return (
    <div className={styles.hint}>
      <p>
        It goes in circles: after {epochs === 1 ? 'each epoch' : `every ${epochs} epochs`} the
        weights are back where they were, and some answers are still wrong.
      </p>
      <Button
        kind="link"
        aria-expanded={isAsked}
        aria-controls={why}
        onClick={() => setAsked(!isAsked)}
      >
        Why?
      </Button>
      <Button kind="link" onClick={bend}>
        Add a hidden layer
      </Button>
      <p id={why} className={styles.why} hidden={!isAsked}>
        One neuron draws one straight line, and no straight line has each class on a side of its
        own. So every step that mends one answer breaks another, for ever. A hidden layer can bend
        the line.
      </p>
    </div>
  )
}
