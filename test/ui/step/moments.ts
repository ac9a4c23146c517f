/** Moments of a run as the panel gets them, computed by the engine from a network, parameters and samples. */
import type { LayerSpec } from '../../../src/engine/layers/kinds.ts'
import type { NetworkSpec } from '../../../src/engine/network.ts'
import type { LossName } from '../../../src/engine/losses.ts'
import { asGiven } from '../../../src/data/dataset.ts'
import type { ActivationName, OutputActivationName } from '../../../src/engine/activations.ts'
import { layoutOf } from '../../../src/engine/layout.ts'
import type { Sample, TrainingSpec } from '../../../src/engine/network.ts'
import { createTracer } from '../../../src/engine/trace.ts'
import { momentOf, type Moment } from '../../../src/ui/step/moment.ts'
import { frameSize, viewFrame, type Frame } from '../../../src/worker/frame.ts'
import { frameHead } from '../../support/frames.ts'

export const alice: Sample = { name: 'Alice', input: [-2, -1], target: [1] }
export const bob: Sample = { name: 'Bob', input: [25, 6], target: [0] }

/** All weights 1 and all biases 0 in the order w1 w2 w3 w4 b1 b2 w5 w6 b3: the article's worked example. */
const ones = [1, 1, 1, 1, 0, 0, 1, 1, 0]

type Wish = {
  /** Units of each layer; the inputs follow from the samples. */
  units?: readonly number[]
  /** Dense layers, counted from 0, with dropout right before them. */
  dropout?: readonly number[]
  /** Of each layer the neurons that are switched off. */
  off?: readonly (readonly number[])[]
  /** Of the hidden layers and of the last one. */
  activations?: readonly [ActivationName, OutputActivationName]
  loss?: LossName
  parameters?: readonly number[]
  samples?: readonly Sample[]
  learningRate?: number
  /** The samples' place and the size of the batch; the samples before the current one are in its sums. */
  batch?: { seen: number; size: number }
  isAllDigits?: boolean
  /** Of the training whatever else is wished. */
  training?: Partial<TrainingSpec>
}

/** By default Alice's first step in the article's 2-2-1 network; with a batch the sample after those seen is current. */
export function moment(wish: Wish = {}): Moment {
  const samples = wish.samples ?? [alice]
  const [hidden, last] = wish.activations ?? ['sigmoid', 'sigmoid']
  const units = wish.units ?? [2, 1]
  const input = [samples[0].input.length]
  const network: NetworkSpec = {
    input,
    layers: units.flatMap((count, l): LayerSpec[] => {
      const activation = l === units.length - 1 ? last : hidden
      const off = wish.off?.[l] ?? []
      const held = off.length > 0 ? { off } : {}
      const dense: LayerSpec = { type: 'dense', units: count, activation, ...held }
      return wish.dropout?.includes(l) ? [{ type: 'dropout', rate: 0.2 }, dense] : [dense]
    }),
    initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
  }
  const loss = wish.loss ?? 'meanSquaredError'
  const training: TrainingSpec = {
    loss,
    optimizer: {
      type: 'sgd',
      learningRate: wish.learningRate ?? 0.1,
      momentum: 0,
      nesterov: false,
    },
    schedule: { type: 'constant' },
    batchSize: wish.batch?.size ?? 1,
    regularization: { type: 'none', rate: 0 },
    clipNorm: null,
    order: 'inOrder',
    ...wish.training,
  }
  const dataset = asGiven({
    input,
    target: [samples[0].target.length],
    inputNames: [],
    problem: 'values',
    samples,
    unseen: [],
  })
  const batch = wish.batch ?? { seen: 0, size: 1 }
  const frame = frameOf(network, loss, samples, Float64Array.from(wish.parameters ?? ones), batch)
  const setting = {
    network,
    training,
    dataset,
    layout: layoutOf(network),
    isAllDigits: wish.isAllDigits ?? false,
  }
  const result = momentOf(setting, frame)
  if (!result) throw new Error('The frame does not fit the network.')
  return result
}

function frameOf(
  network: NetworkSpec,
  loss: LossName,
  samples: readonly Sample[],
  parameters: Float64Array,
  batch: { seen: number; size: number },
): Frame {
  const sizes = { samples: samples.length, unseen: 0 }
  const numbers = new Float64Array(frameSize(network, sizes))
  const view = viewFrame(network, sizes, numbers)
  view.parameters.set(parameters)
  const tracer = createTracer(network, loss)
  samples.forEach((sample, s) => {
    tracer.trace(parameters, sample)
    view.losses[s] = tracer.loss
    if (s < batch.seen) tracer.gradients.forEach((gradient, p) => (view.batchSums[p] += gradient))
  })
  tracer.trace(parameters, samples[batch.seen])
  view.gradients.set(tracer.gradients)
  view.layers.forEach((layer, l) => {
    const traced = tracer.layers[l]
    layer.weightedSums.set(traced.weightedSums)
    layer.outputs.set(traced.outputs)
    layer.outputGradients.set(traced.outputGradients)
    layer.weightedSumGradients.set(traced.weightedSumGradients)
  })
  return {
    ...frameHead({
      position: batch.seen,
      sample: batch.seen + 1,
      current: batch.seen,
      ownLoss: view.losses[batch.seen],
      loss: view.losses.reduce((sum, one) => sum + one, 0) / samples.length,
      rows: sizes,
      batch,
    }),
    numbers,
    map: null,
    ...view,
  }
}
