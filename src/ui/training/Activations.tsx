/** One activation for all hidden layers, or one for each, and the last layer's. */
import { activationOf } from '../../engine/network.ts'
import { useId, useState } from 'react'
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import type { OutputActivationName } from '../../engine/activations.ts'
import { losses, type Loss } from '../../engine/losses.ts'
import { Button } from '../controls/Button.tsx'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { activationChoices } from './activationChoices.ts'
import { outputLabel } from './outputLabel.ts'
import styles from './Training.module.css'

export function HiddenActivation() {
  const all = useAppState(({ network }) => network.layers)
  const layers = bending(all)
  if (layers.length === 0) return null
  const isOne = layers.length === 1
  const what = all.some(({ type }) => type === 'conv2d') ? 'map' : 'hidden neuron'
  return (
    <>
      <ActivationOf
        label="Activation"
        layers={layers}
        choices={activationChoices}
        hint={`Bends what each ${what} says.${isOne ? '' : ' Sets all hidden layers.'}`}
      />
      {!isOne && <LayerActivations layers={layers} />}
    </>
  )
}

/** Hidden layers with an activation that one can choose: gates have theirs. */
function bending(all: readonly LayerSpec[]): number[] {
  return all.slice(0, -1).flatMap((spec, layer) => {
    const isGated = spec.type === 'lstm' || spec.type === 'gru'
    return 'activation' in spec && !isGated ? [layer] : []
  })
}

/** Open where layers differ already. */
function LayerActivations({ layers }: { readonly layers: readonly number[] }) {
  const id = useId()
  const all = useAppState(({ network }) => network.layers)
  const isMixed = layers.some((layer) => activationOf(all[layer]) !== activationOf(all[layers[0]]))
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
          layers.map((layer, k) => (
            <ActivationOf
              key={layer}
              label={`Activation of hidden layer ${k + 1}`}
              layers={[layer]}
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
