/**
 * An experiment with other data: its network takes and gives what the data has, and ends as the kind
 * of problem asks for. What was set besides stays as it was.
 */
import '../data/preparation.ts'
import { shapesOf, sourceProblem, type DataSpec } from '../data/source.ts'
import type { OutputActivationName } from '../engine/activations.ts'
import { losses, type LossName } from '../engine/losses.ts'
import type { LayerSpec } from '../engine/layers/kinds.ts'
import { activationOf, sizeOf } from '../engine/network.ts'
import type { Experiment } from './experiment.ts'
import { unitsOf } from './kinds.ts'

export type Ending = {
  readonly units: number
  readonly activation: OutputActivationName
  readonly loss: LossName
  /** Why, in one sentence. */
  readonly sentence: string
}

/** How a network for such data ends, as is usual. */
export function endingFor(data: DataSpec): Ending {
  const units = sizeOf(shapesOf(data).target)
  if (sourceProblem(data.source) === 'values') {
    const sentence = 'For values, the output is linear and the loss the mean squared error.'
    return { units, activation: 'linear', loss: 'meanSquaredError', sentence }
  }
  if (units === 1) {
    const sentence = 'For two classes, the output is a sigmoid with cross-entropy.'
    return { units, activation: 'sigmoid', loss: 'binaryCrossEntropy', sentence }
  }
  const sentence = `For ${units} classes, the output is a softmax with cross-entropy.`
  return { units, activation: 'softmax', loss: 'categoricalCrossEntropy', sentence }
}

/** The sentence says how the end of the network has changed; null when it has not. */
export type WithData = { readonly experiment: Experiment; readonly sentence: string | null }

/**
 * The experiment on other data, from new parameters. The end of the network stays as it is where it
 * fits; the perceptron's rule, which fits one layer and two classes alone, stays only there.
 */
export function withData(experiment: Experiment, data: DataSpec): WithData {
  const { network, training } = experiment
  const input = shapesOf(data).input
  const ending = endingFor(data)
  const last = network.layers.at(-1)!
  const isKept =
    unitsOf(last) === ending.units && isFitting(ending, activationOf(last), training.loss)
  const { units, activation, loss } = isKept
    ? { units: ending.units, activation: activationOf(last), loss: training.loss }
    : ending
  const end: LayerSpec = { type: 'dense', units, activation }
  const layers = last.type === 'dense' ? network.layers.with(-1, end) : [...network.layers, end]
  return {
    experiment: {
      ...experiment,
      data,
      network: { ...network, input, layers },
      training: { ...training, loss },
      parameters: null,
    },
    sentence: isKept ? null : ending.sentence,
  }
}

/** Whether an output and a loss that fit each other fit this kind of problem too. */
function isFitting(ending: Ending, activation: OutputActivationName, loss: LossName): boolean {
  switch (ending.activation) {
    case 'linear':
      return activation === 'linear' && losses[loss].targets === 'any'
    case 'sigmoid':
      return activation === 'step' || (activation === 'sigmoid' && losses[loss].targets !== 'signs')
    default:
      return activation === 'softmax'
  }
}
