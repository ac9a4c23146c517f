/** The activation of one layer, or of several that are set together, and what it does. */
import { activationOf } from '../../engine/network.ts'
import type { OutputActivationName } from '../../engine/activations.ts'
import { Select } from '../controls/Select.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { activationWords } from './activationWords.ts'
import { outputLabel } from './outputLabel.ts'

type ActivationFieldProps = {
  readonly label: string
  readonly layers: readonly number[]
  readonly choices: readonly OutputActivationName[]
  /** The only one that can be chosen; null: all can. */
  readonly only?: OutputActivationName | null
  /** Said after what the activation does. */
  readonly more?: string
}

export function ActivationField({
  label,
  layers,
  choices,
  only = null,
  more,
}: ActivationFieldProps) {
  const actions = useActions()
  const all = useAppState((state) => state.network.layers)
  const present = activationOf(all[layers[0]])
  const isMixed = layers.some((l) => activationOf(all[l]) !== present)
  const options = choices.map((value) => ({
    value,
    label: outputLabel(value),
    isOff: only !== null && value !== only,
  }))
  const sentence = isMixed ? 'Layers have their own.' : activationWords[present]
  return (
    <Select<OutputActivationName | 'mixed'>
      label={label}
      value={isMixed ? 'mixed' : present}
      options={isMixed ? [{ value: 'mixed', label: 'Mixed' }, ...options] : options}
      hint={more && !isMixed ? `${sentence} ${more}` : sentence}
      onChange={(activation) => {
        if (activation !== 'mixed') void actions.setActivation(layers, activation)
      }}
    />
  )
}
