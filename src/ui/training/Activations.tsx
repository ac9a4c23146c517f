/** One activation for all hidden layers, or one for each. */
import { activationOf } from '../../engine/network.ts'
import { useId, useState } from 'react'
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import { Button } from '../controls/Button.tsx'
import { useAppState } from '../hooks/app.tsx'
import { ActivationField } from './ActivationField.tsx'
import { activationChoices } from './activationChoices.ts'
import styles from './Training.module.css'

export function HiddenActivation() {
  const layers = bending(useAppState(({ network }) => network.layers))
  if (layers.length === 0) return null
  return (
    <>
      <ActivationField
        label="Activation"
        layers={layers}
        choices={activationChoices}
        {...(layers.length > 1 && { more: 'For all hidden layers.' })}
      />
      {layers.length > 1 && <LayerActivations layers={layers} />}
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
        {isOpen ? 'Hide single layers' : 'Each layer by itself'}
      </Button>
      <div id={id} className={styles.layers} hidden={!isOpen}>
        {isOpen &&
          layers.map((layer, k) => (
            <ActivationField
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
