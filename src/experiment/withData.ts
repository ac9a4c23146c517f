/**
 * An experiment with other data: its network takes and gives what the data has, and ends as the kind
 * of problem asks for. What was set besides stays as it was.
 */
import '../data/preparation.ts'
import { shapesOf, sourceProblem, type DataSpec } from '../data/source.ts'
import type { OutputActivationName } from '../engine/activations.ts'
import { losses, type LossName } from '../engine/losses.ts'
import type { LayerSpec } from '../engine/layers/kinds.ts'
import { activationOf, sizeOf, type NetworkSpec, type Shape } from '../engine/network.ts'
import { codedFor, isSigned } from './coding.ts'
import type { Experiment } from './experiment.ts'
import { networkProblem } from './fit.ts'
import { kindOfNetwork, trainingFor, unitsOf, type NetworkKind } from './kinds.ts'
import { readAs } from './readings.ts'

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

/** The sentence says how the network has changed; null when it has not, save for the number of its inputs. */
export type WithData = { readonly experiment: Experiment; readonly sentence: string | null }

/**
 * The experiment on other data, from new parameters. A network of images or of sequences stays one
 * where the data can be read so, else it becomes dense. Its end stays as it is where it fits; the
 * perceptron's rule, which fits one layer and two classes alone, stays only there.
 */
export function withData(experiment: Experiment, data: DataSpec): WithData {
  const { network, training } = experiment
  const ending = endingFor(data)
  const last = network.layers.at(-1)!
  const isKept =
    unitsOf(last) === ending.units && isFitting(ending, activationOf(last), training.loss)
  const { units, activation, loss } = isKept
    ? { units: ending.units, activation: activationOf(last), loss: training.loss }
    : ending
  const end: LayerSpec = { type: 'dense', units, activation }
  const fitted = fittedTo(data, network, end)
  const sentences = [fitted.sentence, isKept ? null : ending.sentence].filter((one) => one !== null)
  return {
    experiment: {
      ...experiment,
      data: codedFor(data, loss),
      network: fitted.network,
      training: trainingFor(fitted.network, { ...training, loss }),
      parameters: null,
    },
    sentence: sentences.length > 0 ? sentences.join(' ') : null,
  }
}

type Fitted = { readonly network: NetworkSpec; readonly sentence: string | null }

/** The network with this end and the data's inputs, of its kind if that can be. */
function fittedTo(data: DataSpec, network: NetworkSpec, end: LayerSpec): Fitted {
  const kind = kindOfNetwork(network)
  const { layers } = network
  const ended = [...(layers.at(-1)!.type === 'dense' ? layers.slice(0, -1) : layers), end]
  const input = keptReading(data, network) ?? readAs(data, kind)
  const same = input && { ...network, input, layers: ended }
  if (same && (kind === 'neurons' || !networkProblem(same, data))) {
    return { network: same, sentence: null }
  }
  const hidden: LayerSpec = { type: 'dense', units: 8, activation: 'tanh' }
  const why = (same ? noFit : noReading)[kind]
  return {
    network: { ...network, input: [sizeOf(shapesOf(data).input)], layers: [hidden, end] },
    sentence: `${why}, so the network is dense now.`,
  }
}

/** Samples that were changed by hand are read as before. */
function keptReading({ source }: DataSpec, { input }: NetworkSpec): Shape | null {
  const isSame = source.type === 'samples' && sizeOf(source.input) === sizeOf(input)
  return isSame ? input : null
}

const noReading: Readonly<Record<NetworkKind, string>> = {
  neurons: 'This is no list of numbers',
  images: 'These are no pictures to convolve',
  sequence: 'This is no series to go through in time',
}

const noFit: Readonly<Record<NetworkKind, string>> = {
  neurons: 'These samples do not fit its layers',
  images: 'These pictures do not fit its layers',
  sequence: 'This series does not fit its layers',
}

/** Whether an output and a loss that fit each other fit this kind of problem too. */
function isFitting(ending: Ending, activation: OutputActivationName, loss: LossName): boolean {
  switch (ending.activation) {
    case 'linear':
      return activation === 'linear' && losses[loss].targets === 'any'
    case 'sigmoid':
      if (isSigned(loss)) return activation === 'linear' || activation === 'tanh'
      return activation === 'step' || activation === 'sigmoid'
    default:
      return activation === 'softmax'
  }
}
