/**
 * An experiment with other data: its network takes and gives what the data has, and ends as the kind
 * of problem asks for. What was set besides stays as it was.
 */
import '../data/preparation.ts'
import { shapesOf, sourceProblem, type DataSpec } from '../data/source.ts'
import type { OutputActivationName } from '../engine/activations.ts'
import { losses, type LossName } from '../engine/losses.ts'
import type { LayerSpec } from '../engine/layers/kinds.ts'
import {
  activationOf,
  sizeOf,
  type NetworkSpec,
  type Shape,
  type TrainingSpec,
} from '../engine/network.ts'
import { codedFor, isSigned } from './coding.ts'
import type { Experiment } from './experiment.ts'
import { networkProblem } from './fit.ts'
import { kindOfNetwork, trainingFor, unitsOf, type NetworkKind } from './kinds.ts'
import { readAs } from './readings.ts'
import { networksOf } from './structures.ts'

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
 * The experiment on other data, from new parameters. Its network becomes one of the kind that is
 * wished for, or stays of its own, where it can read the data; else it becomes dense. Its end stays as
 * it is where it fits; the perceptron's rule, which fits one layer and two classes alone, stays only there.
 */
export function withData(
  experiment: Experiment,
  data: DataSpec,
  kind: NetworkKind = kindOfNetwork(experiment.network),
): WithData {
  const { network, training } = experiment
  const ending = endingFor(data)
  const last = network.layers.at(-1)!
  const isKept =
    unitsOf(last) === ending.units && isFitting(ending, activationOf(last), training.loss)
  const { units, activation, loss } = isKept
    ? { units: ending.units, activation: activationOf(last), loss: training.loss }
    : ending
  const end: LayerSpec = { type: 'dense', units, activation }
  const fitted = fittedTo(data, network, end, kind)
  const next = kindOfNetwork(fitted.network)
  const trained = next === kindOfNetwork(network) ? training : trainingOf(next, training)
  const sentences = [
    fitted.sentence,
    trained === training ? null : ADAM,
    isKept ? null : ending.sentence,
  ].filter((one) => one !== null)
  return {
    experiment: {
      ...experiment,
      data: codedFor(data, loss),
      network: fitted.network,
      training: trainingFor(fitted.network, { ...trained, loss }),
      parameters: null,
    },
    sentence: sentences.length > 0 ? sentences.join(' ') : null,
  }
}

type Fitted = { readonly network: NetworkSpec; readonly sentence: string | null }

/** The network with this end and the data's inputs, of this kind if that can be. */
function fittedTo(data: DataSpec, network: NetworkSpec, end: LayerSpec, kind: NetworkKind): Fitted {
  const isSame = kind === kindOfNetwork(network)
  const input = (isSame && keptReading(data, network)) || readAs(data, kind)
  const tried = input
    ? (isSame ? [{ ...network, input }] : networksOf(kind, network, data)).map((one) =>
        withEnd(one, end),
      )
    : []
  const fitting = tried.find((one) => kind === 'neurons' || !networkProblem(one, data))
  if (fitting) return { network: fitting, sentence: isSame ? null : nowSentences[kind] }
  const hidden: LayerSpec = { type: 'dense', units: 8, activation: 'tanh' }
  const why = (input ? noFit : noReading)[kind]
  return {
    network: { ...network, input: [sizeOf(shapesOf(data).input)], layers: [hidden, end] },
    sentence: `${why}, so the network is dense now.`,
  }
}

function withEnd(network: NetworkSpec, end: LayerSpec): NetworkSpec {
  const { layers } = network
  return {
    ...network,
    layers: [...(layers.at(-1)!.type === 'dense' ? layers.slice(0, -1) : layers), end],
  }
}

/** Samples that were changed by hand are read as before. */
function keptReading({ source }: DataSpec, { input }: NetworkSpec): Shape | null {
  const isSame = source.type === 'samples' && sizeOf(source.input) === sizeOf(input)
  return isSame ? input : null
}

const nowSentences: Readonly<Record<NetworkKind, string>> = {
  neurons: 'The network is dense now.',
  images: 'The network is convolutional now: small kernels slide over the pictures.',
  sequence: 'The network is recurrent now: it reads each window value by value.',
}

/**
 * How a network that has become one of this kind is trained. Plain steps of one size, which suit a few
 * neurons, throw kernels and time steps about; what a person has chosen besides stays.
 */
function trainingOf(kind: NetworkKind, training: TrainingSpec): TrainingSpec {
  const { optimizer, batchSize, clipNorm } = training
  if (kind === 'neurons' || optimizer.type !== 'sgd') return training
  return {
    ...training,
    optimizer: { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    batchSize: Math.max(32, batchSize),
    order: 'shuffled',
    clipNorm: kind === 'sequence' ? (clipNorm ?? 1) : clipNorm,
  }
}

const ADAM = 'It trains with Adam.'

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
