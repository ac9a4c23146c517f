/** One activation for several layers; layers of an opened run may differ. */
import type { OutputActivationName } from '../../engine/activations.ts'
import { losses, type Loss } from '../../engine/losses.ts'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { activationChoices } from './activationChoices.ts'
import { outputLabel } from './outputLabel.ts'

export function HiddenActivation() {
  const count = useAppState(({ network }) => network.layers.length - 1)
  if (count === 0) return null
  return (
    <ActivationOf
      label="Activation"
      layers={Array.from({ length: count }, (_, l) => l)}
      choices={activationChoices}
      hint="Bends what each hidden neuron says."
    />
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
  readonly hint: string
}

function ActivationOf({ label, layers, choices, only = null, hint }: ActivationProps) {
  const actions = useActions()
  const all = useAppState((state) => state.network.layers)
  const present = all[layers[0]].activation
  const isMixed = layers.some((l) => all[l].activation !== present)
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
      hint={hint}
      onChange={(activation) => {
        if (activation !== 'mixed') void actions.setActivation(layers, activation)
      }}
    />
  )
}
