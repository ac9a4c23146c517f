/** One activation for all hidden layers, or one for each, and the last layer's. */
import { activationOf } from '../../engine/network.ts'
import { useId, useState } from 'react'
import type { OutputActivationName } from '../../engine/activations.ts'
import { losses, type Loss } from '../../engine/losses.ts'
import { Button } from '../controls/Button.tsx'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { activationChoices } from './activationChoices.ts'
import { outputLabel } from './outputLabel.ts'
import styles from './Training.module.css'

export function HiddenActivation() {
  const count = useAppState(({ network }) => network.layers.length - 1)
  if (count === 0) return null
  return (
    <>
      <ActivationOf
        label="Activation"
        layers={Array.from({ length: count }, (_, l) => l)}
        choices={activationChoices}
        hint={
          count > 1
            ? 'Bends what each hidden neuron says. Sets all hidden layers.'
            : 'Bends what each hidden neuron says.'
        }
      />
      {count > 1 && <LayerActivations count={count} />}
    </>
  )
}

/** Open where layers differ already. */
function LayerActivations({ count }: { readonly count: number }) {
  const id = useId()
  const isMixed = useAppState(({ network: { layers } }) =>
    layers.slice(0, -1).some((spec) => activationOf(spec) !== activationOf(layers[0])),
  )
  const [isOpen, setOpen] = useState(isMixed)
  return (
    <>
      <Button
        kind="link"
        className={styles.more}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'All layers as one' : 'Each layer by itself'}
      </Button>
      <div id={id} className={styles.layers} hidden={!isOpen}>
        {isOpen &&
          Array.from({ length: count }, (_, l) => (
            <ActivationOf
              key={l}
              label={`Activation of hidden layer ${l + 1}`}
              layers={[l]}
              choices={activationChoices}
            />
          ))}
      </div>
    </>
  )
}

const outputChoices: readonly OutputActivationName[] = [...activationChoices, 'softmax']

/** Some losses are defined after one activation alone. */
export function OutputActivation() {
  const last = useAppState(({ network }) => network.layers.length - 1)
  const { label, after }: Loss = losses[useAppState(({ training }) => training.loss)]
  return (
    <ActivationOf
      label="Output activation"
      layers={[last]}
      choices={outputChoices}
      only={after}
      hint={
        after === null
          ? 'Bends the network’s answer.'
          : `${label} goes with ${outputLabel(after).toLowerCase()} alone.`
      }
    />
  )
}

type ActivationProps = {
  readonly label: string
  readonly layers: readonly number[]
  readonly choices: readonly OutputActivationName[]
  /** The only one that can be chosen; null: all can. */
  readonly only?: OutputActivationName | null
  readonly hint?: string
}

function ActivationOf({ label, layers, choices, only = null, hint }: ActivationProps) {
  const actions = useActions()
  const all = useAppState((state) => state.network.layers)
  const present = activationOf(all[layers[0]])
  const isMixed = layers.some((l) => activationOf(all[l]) !== present)
  const options = choices.map((value) => ({
    value,
    label: outputLabel(value),
    isOff: only !== null && value !== only,
  }))
  return (
    <Select<OutputActivationName | 'mixed'>
      label={label}
      value={isMixed ? 'mixed' : present}
      options={isMixed ? [{ value: 'mixed', label: 'Mixed' }, ...options] : options}
      {...(hint && { hint })}
      onChange={(activation) => {
        if (activation !== 'mixed') void actions.setActivation(layers, activation)
      }}
    />
  )
}
