/** How the network learns: the two settings that matter first, and the others a click away. */
import { activationChoices } from './activationChoices.ts'
import { useId, useState } from 'react'
import {
  activations,
  groupActivations,
  type OutputActivationName,
} from '../../engine/activations.ts'
import { losses } from '../../engine/losses.ts'
import { Button } from '../controls/Button.tsx'
import { LogSlider } from '../controls/LogSlider.tsx'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { BatchSize } from './BatchSize.tsx'
import { InitialWeights } from './InitialWeights.tsx'
import { Order } from './Order.tsx'
import { rateRule, rateScale } from './rules.ts'
import { Seed } from './Seed.tsx'
import styles from './Training.module.css'

export function Training() {
  const heading = useId()
  const more = useId()
  const [isOpen, setIsOpen] = useState(false)
  const { layers } = useAppState((state) => state.network)
  // Some losses are defined after one activation alone.
  const isFree = useAppState((state) => losses[state.training.loss].after === null)
  const last = layers.length - 1
  return (
    <section className={styles.training} aria-label="Settings">
      <h2 id={heading}>Training</h2>
      <LearningRate />
      {last > 0 && (
        <ActivationOf
          label="Activation"
          layers={layers.slice(0, last).map((_, l) => l)}
          hint="Bends what each hidden neuron says."
        />
      )}
      <Button
        kind="link"
        className={styles.more}
        aria-expanded={isOpen}
        aria-controls={more}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? 'Fewer settings' : `More settings (${isFree ? 5 : 4})`}
      </Button>
      <div id={more} className={styles.group} hidden={!isOpen}>
        {isOpen && (
          <>
            {isFree && (
              <ActivationOf
                label="Output activation"
                layers={[last]}
                isLast
                hint="Bends the network’s answer."
              />
            )}
            <BatchSize />
            <Order />
            <InitialWeights />
            <Seed />
          </>
        )}
      </div>
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

type ActivationProps = {
  readonly label: string
  readonly layers: readonly number[]
  readonly hint: string
  readonly isLast?: boolean
}

/** One activation for several layers; layers of an opened run may differ. */
function ActivationOf({ label, layers, hint, isLast = false }: ActivationProps) {
  const actions = useActions()
  const all = useAppState((state) => state.network.layers)
  const present = all[layers[0]].activation
  const isMixed = layers.some((l) => all[l].activation !== present)
  const labels = { ...activations, ...groupActivations }
  const options = (isLast ? [...activationChoices, 'softmax' as const] : activationChoices).map(
    (value) => ({ value, label: labels[value].label }),
  )
  return (
    <Select<OutputActivationName | 'mixed'>
      label={label}
      value={isMixed ? 'mixed' : present}
      options={isMixed ? [{ value: 'mixed', label: 'Mixed' }, ...options] : options}
      hint={hint}
      onChange={(activation) => {
        if (activation !== 'mixed') void actions.setActivation(layers, activation)
      }}
    />
  )
}
