/** What the gallery's experiments are put together from: settings by a short name, and all that they share. */
import type { DataSpec } from '../../data/source.ts'
import type { OutputActivationName } from '../../engine/activations.ts'
import type { InitialSpec } from '../../engine/initializers.ts'
import type { LayerSpec } from '../../engine/layers/kinds.ts'
import type { LossName } from '../../engine/losses.ts'
import type { Shape, TrainingSpec } from '../../engine/network.ts'
import type { Experiment } from '../experiment.ts'
import { unitsOf } from '../kinds.ts'

export type Entry = {
  readonly group: 'First steps' | 'Classes' | 'Values' | 'Real data' | 'Images' | 'Series'
  /** What it shows, in one sentence. Its title is the experiment's. */
  readonly sentence: string
  readonly experiment: Experiment
}

export const sgd = (learningRate: number): TrainingSpec['optimizer'] => ({
  type: 'sgd',
  learningRate,
  momentum: 0,
  nesterov: false,
})

export const adam = (learningRate: number): TrainingSpec['optimizer'] => ({
  type: 'adam',
  learningRate,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
})

export const layer = (units: number, activation: OutputActivationName) =>
  ({ type: 'dense', units, activation }) as const

export const standardize = { type: 'standardize' } as const
export const aQuarter = { type: 'share', share: 0.25, by: 'stratified' } as const

type Wish = {
  readonly title: string
  readonly seed: number
  readonly source: DataSpec['source']
  readonly scale?: DataSpec['scale']
  readonly test?: DataSpec['test']
  /** A list of so many values, or a shape to read them as. */
  readonly input: number | Shape
  readonly layers: readonly LayerSpec[]
  /** Left out: as suits so many weights. */
  readonly weights?: InitialSpec
  readonly loss: LossName
  readonly optimizer: TrainingSpec['optimizer']
  readonly batchSize: number
  readonly clipNorm?: number
  /** Left out: 0. */
  readonly bias?: InitialSpec
  readonly order?: TrainingSpec['order']
}

export function experimentOf(wish: Wish): Experiment {
  const { title, seed, source, input, layers, loss, optimizer, batchSize } = wish
  const { scale = { type: 'none' }, test = { type: 'none' }, order = 'shuffled' } = wish
  const { clipNorm = null } = wish
  return {
    version: 1,
    numerics: 1,
    title,
    seed,
    data: { source, seed, features: [], scale, test },
    network: {
      input: typeof input === 'number' ? [input] : input,
      layers,
      initial: initialFor(wish),
    },
    training: {
      loss,
      optimizer,
      schedule: { type: 'constant' },
      batchSize,
      regularization: { type: 'none', rate: 0 },
      clipNorm,
      order,
    },
    parameters: null,
  }
}

function initialFor({
  layers,
  weights,
  bias = { type: 'zeros' },
}: Wish): Experiment['network']['initial'] {
  // Few weights are best seen when they differ.
  const isSmall = layers.every((spec) => (unitsOf(spec) ?? Infinity) <= 2)
  if (!weights && isSmall) {
    return { weights: { type: 'normal', deviation: 1 }, bias: { type: 'normal', deviation: 1 } }
  }
  return { weights: weights ?? { type: 'xavierUniform' }, bias }
}
