/** The last layer's activation. Some losses are defined after one alone. */
import type { OutputActivationName } from '../../engine/activations.ts'
import { losses, type Loss } from '../../engine/losses.ts'
import { useAppState } from '../hooks/app.tsx'
import { ActivationField } from './ActivationField.tsx'
import { activationChoices } from './activationChoices.ts'

const choices: readonly OutputActivationName[] = [...activationChoices, 'softmax']

export function OutputActivation() {
  const last = useAppState(({ network }) => network.layers.length - 1)
  const { label, after }: Loss = losses[useAppState(({ training }) => training.loss)]
  return (
    <ActivationField
      label="Output activation"
      layers={[last]}
      choices={choices}
      only={after}
      {...(after !== null && { more: `${label} asks for it.` })}
    />
  )
}
