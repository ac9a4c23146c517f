/** A moment of the run, as the formulas read it: the newest frame with what it is a frame of. */
import type { Dataset } from '../../data/dataset.ts'
import {
  activations,
  groupActivations,
  type Activation,
  type GroupActivation,
} from '../../engine/activations.ts'
import type { Layout } from '../../engine/layout.ts'
import {
  sizeOf,
  type Sample,
  type TrainingSpec,
  type NetworkSpec,
  activationOf as activationNameOf,
} from '../../engine/network.ts'
import type { Frame } from '../../worker/frame.ts'
import type { UpdateSide } from '../../worker/probes.ts'

/** What stays while frames come and go. */
export type Setting = {
  readonly network: NetworkSpec
  readonly training: TrainingSpec
  readonly layout: Layout
  readonly dataset: Dataset
  readonly isAllDigits: boolean
  /** What the worker has told of moments, newest first; the moment that is shown is found by its position. */
  readonly answers?: Answers
}

export type Answers = {
  /** What the optimizer remembers before the update that ends a batch. */
  readonly updates: readonly { readonly position: number; readonly before: UpdateSide }[]
  /** The samples of a batch, by their indices. */
  readonly batches: readonly {
    readonly position: number
    readonly samples: readonly number[]
    readonly seen: number
  }[]
}

export const noAnswers: Answers = { updates: [], batches: [] }

export type Moment = Setting & {
  readonly frame: Frame
  /** The current sample, at whose numbers everything here looks. */
  readonly sample: Sample
  /** It is another one that is looked at: no step will be made with it. */
  readonly isLooked?: boolean
}

/** `layer` −1 means the inputs. */
export type Neuron = { readonly layer: number; readonly unit: number }

/** Null while the frame is still one of another network or data set. */
export function momentOf(setting: Setting, frame: Frame): Moment | null {
  const { layout, dataset, network } = setting
  const sample = dataset.samples[frame.current]
  const isSameNetwork =
    frame.parameters.length === layout.count &&
    frame.layers.length === network.layers.length &&
    frame.layers.every(({ outputs }, l) => outputs.length === sizeOf(layout.shapes[l + 1]))
  const isSameData =
    sample?.input.length === sizeOf(layout.shapes[0]) &&
    sample.target.length === sizeOf(layout.shapes.at(-1)!)
  return isSameNetwork && isSameData ? { ...setting, frame, sample } : null
}

export function sampleName({ sample, frame }: Moment): string {
  return sample.name ?? `Sample ${frame.current + 1}`
}

/** What a neuron says to the current sample: an input's value, or an output. */
export function outputOf({ frame, sample }: Moment, { layer, unit }: Neuron): number {
  return layer < 0 ? sample.input[unit] : frame.layers[layer].outputs[unit]
}

export function weightedSumOf({ frame }: Moment, { layer, unit }: Neuron): number {
  return frame.layers[layer].weightedSums[unit]
}

/** ∂L/∂z of a neuron. */
export function deltaOf({ frame }: Moment, { layer, unit }: Neuron): number {
  return frame.layers[layer].weightedSumGradients[unit]
}

/** Whether a person has switched a dense neuron off: then it says 0, and nothing flows back through it. */
export function isOff({ network }: Pick<Setting, 'network'>, { layer, unit }: Neuron): boolean {
  const spec = network.layers[layer]
  return spec.type === 'dense' && (spec.off?.includes(unit % spec.units) ?? false)
}

/** How fast a neuron's output changes with its weighted sum. */
export function slopeOf(moment: Moment, neuron: Neuron): number {
  if (isOff(moment, neuron)) return 0
  const activation = activationOf(moment.network, neuron)
  // An output of softmax moves with every weighted sum of its layer.
  if (!('slopeAt' in activation)) return Number.NaN
  return activation.slopeAt(weightedSumOf(moment, neuron), outputOf(moment, neuron))
}

export function activationOf(
  network: NetworkSpec,
  { layer }: Neuron,
): Activation | GroupActivation {
  const name = activationNameOf(network.layers[layer])
  return name === 'softmax' ? groupActivations[name] : activations[name]
}
