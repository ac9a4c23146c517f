/** Which losses can be chosen: as the network is, together with the output activation that they need, or not, and why. */
import type { OutputActivationName } from '../../engine/activations.ts'
import { losses, type Loss, type LossName, type Targets } from '../../engine/losses.ts'
import { activationOf } from '../../engine/network.ts'
import type { Change, TrainingSpec, NetworkSpec } from '../../engine/network.ts'
import { areTwoClasses, isSigned } from '../../experiment/coding.ts'
import type { Experiment } from '../../experiment/experiment.ts'
import { changeProblemOf } from '../../experiment/fit.ts'
import { outputLabel } from './outputLabel.ts'
import { namesOf } from './specs.ts'

export type LossChoice = {
  readonly value: LossName
  readonly label: string
  /** The output activation that has to come with it. */
  readonly output: OutputActivationName | null
  readonly isOff: boolean
}

const needs: Readonly<Record<Targets, string>> = {
  any: 'needs another network',
  bits: 'needs targets 0 or 1',
  signs: 'needs targets −1 or 1',
  shares: 'needs targets from 0 to 1',
  distributions: 'needs one output for each class',
}

/** The experiment's data with the network and training that are in force. */
export function lossChoices(
  experiment: Experiment,
  network: NetworkSpec,
  training: TrainingSpec,
): LossChoice[] {
  const layer = network.layers.length - 1
  const output = activationOf(network.layers[layer])
  const isTwo = areTwoClasses(experiment.data)
  return namesOf(losses).map((value) => {
    const { label, after: own, targets }: Loss = losses[value]
    // A sigmoid never comes to the side of −1.
    const isOneSided = isTwo && isSigned(value) && output !== 'linear' && output !== 'tanh'
    const after = own ?? (isOneSided ? 'linear' : null)
    // Two classes are coded as the loss wants them, so that their targets need not be looked at.
    const isCoded = isTwo && targets !== 'distributions'
    const before = { ...experiment, network, training }
    const known = isCoded ? { ...before, training: { ...training, loss: value } } : before
    const run = { experiment: known, edits: [], position: 0 }
    const fits = (changes: readonly Change[]): boolean => changeProblemOf(changes, run) === null
    const change: Change = { type: 'training', training: { loss: value } }
    if (value === training.loss || (!isOneSided && fits([change]))) {
      return { value, label, output: null, isOff: false }
    }
    if (after && fits([change, { type: 'layer', layer, change: { activation: after } }])) {
      const name = outputLabel(after).toLowerCase()
      return { value, label: `${label}, with ${name} output`, output: after, isOff: false }
    }
    const reason = value === 'perceptron' && layer > 0 ? 'needs a single layer' : needs[targets]
    return { value, label: `${label}: ${reason}`, output: null, isOff: true }
  })
}
