/**
 * What is trained: seven networks with their data and first parameters, the same numbers for every
 * contender, drawn from the engine's own streams. Measuring them is left to `host.ts`.
 */
import type { LayerSpec } from '../../src/engine/layers/kinds.ts'
import { layoutOf } from '../../src/engine/layout.ts'
import {
  sizeOf,
  type NetworkSpec,
  type Sample,
  type Shape,
  type TrainingSpec,
} from '../../src/engine/network.ts'
import { stream } from '../../src/engine/random.ts'
import { createTrainer } from '../../src/engine/trainer.ts'

export type Workload = {
  readonly name: WorkloadName
  readonly network: NetworkSpec
  readonly training: TrainingSpec & { readonly optimizer: { readonly type: 'sgd' } }
  readonly samples: readonly Sample[]
  /** Flat, as `layout.ts` has them. */
  readonly parameters: readonly number[]
}

type Rough = {
  readonly title: string
  readonly input: Shape
  readonly layers: readonly LayerSpec[]
  readonly batchSize: number
  readonly learningRate: number
  /** A multiple of the batch size: all batches are whole. */
  readonly count: number
}

const sigmoid = (units: number): LayerSpec => ({ type: 'dense', units, activation: 'sigmoid' })
const tanh = (units: number): LayerSpec => ({ type: 'dense', units, activation: 'tanh' })
const relu = (units: number): LayerSpec => ({ type: 'dense', units, activation: 'relu' })
const classes: LayerSpec = { type: 'dense', units: 10, activation: 'softmax' }
const pool: LayerSpec = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] }

function convolution(filters: number, size: number): LayerSpec {
  return {
    type: 'conv2d',
    filters,
    kernelSize: [size, size],
    stride: [1, 1],
    padding: 'valid',
    activation: 'relu',
  }
}

export const workloads = {
  W1: {
    title: '2-2-1 sigmoid, squared error, batch 1',
    input: [2],
    layers: [sigmoid(2), sigmoid(1)],
    batchSize: 1,
    learningRate: 0.1,
    count: 256,
  },
  W2: {
    title: '2-8-8-1 tanh, squared error, batch 10',
    input: [2],
    layers: [tanh(8), tanh(8), tanh(1)],
    batchSize: 10,
    learningRate: 0.05,
    count: 320,
  },
  W3: {
    title: '64-32-10 relu, softmax cross-entropy, batch 32',
    input: [64],
    layers: [relu(32), classes],
    batchSize: 32,
    learningRate: 0.05,
    count: 640,
  },
  W4: {
    title: '784-128-10 relu, softmax cross-entropy, batch 32',
    input: [784],
    layers: [relu(128), classes],
    batchSize: 32,
    learningRate: 0.02,
    count: 320,
  },
  W5: {
    title: '12×12, conv 3×3×8 relu, max-pool 2, dense 10, softmax cross-entropy, batch 16',
    input: [1, 12, 12],
    layers: [convolution(8, 3), pool, { type: 'flatten' }, classes],
    batchSize: 16,
    learningRate: 0.02,
    count: 320,
  },
  W5b: {
    title: '28×28, conv 5×5×8, max-pool 2, conv 5×5×16, max-pool 2, dense 10, otherwise as W5',
    input: [1, 28, 28],
    layers: [convolution(8, 5), pool, convolution(16, 5), pool, { type: 'flatten' }, classes],
    batchSize: 16,
    learningRate: 0.02,
    count: 96,
  },
  W6: {
    title: 'simple RNN 1 → 16 tanh over 24 steps, dense 1, squared error, batch 16',
    input: [24, 1],
    layers: [
      { type: 'simpleRnn', units: 16, activation: 'tanh', returnSequences: false },
      { type: 'dense', units: 1, activation: 'linear' },
    ],
    batchSize: 16,
    learningRate: 0.02,
    count: 320,
  },
} as const satisfies Record<string, Rough>

export type WorkloadName = keyof typeof workloads

const SEED = 20

/** Makes a workload, the same numbers on every call. */
export function workloadOf(name: WorkloadName): Workload {
  const { input, layers, batchSize, learningRate, count }: Rough = workloads[name]
  const isClassified = layers.at(-1) === classes
  const network: NetworkSpec = {
    input,
    layers,
    initial: { weights: { type: 'xavierUniform' }, bias: { type: 'uniform', limit: 0.1 } },
  }
  const training: Workload['training'] = {
    loss: isClassified ? 'categoricalCrossEntropy' : 'meanSquaredError',
    optimizer: { type: 'sgd', learningRate },
    schedule: { type: 'constant' },
    batchSize,
    regularization: { type: 'none', rate: 0 },
    clipNorm: null,
    order: 'inOrder',
  }
  const samples = isClassified
    ? drawClasses(sizeOf(input), count)
    : name === 'W6'
      ? drawWaves(sizeOf(input), count)
      : drawQuadrants(count)
  const start = { network, training, samples, seed: SEED, parameters: null }
  return { name, network, training, samples, parameters: [...createTrainer(start).parameters] }
}

/** Ten patterns, each sample one of them under noise of the same size. */
function drawClasses(inputs: number, count: number): Sample[] {
  const random = stream(SEED, 'data')
  const patterns = Array.from({ length: 10 }, () => drawNormals(inputs, random.normal))
  return Array.from({ length: count }, () => {
    const wanted = Math.floor(10 * random.uniform())
    return {
      input: patterns[wanted].map((value) => value / 2 + random.normal() / 2),
      target: patterns.map((_, o) => (o === wanted ? 1 : 0)),
    }
  })
}

function drawNormals(count: number, normal: () => number): number[] {
  return Array.from({ length: count }, normal)
}

/** Two numbers; are their signs the same? 0.1 and 0.9, which sigmoid and tanh both reach. */
function drawQuadrants(count: number): Sample[] {
  const random = stream(SEED, 'data')
  return Array.from({ length: count }, () => {
    const [one, other] = drawNormals(2, random.normal)
    return { input: [one, other], target: [one * other > 0 ? 0.9 : 0.1] }
  })
}

/** A sine from any phase and of any length; its next value is wanted. */
function drawWaves(steps: number, count: number): Sample[] {
  const random = stream(SEED, 'data')
  return Array.from({ length: count }, () => {
    const [phase, pace] = [6 * random.uniform(), 0.2 + 0.3 * random.uniform()]
    const wave = Array.from({ length: steps + 1 }, (_, t) => Math.sin(phase + pace * t))
    return { input: wave.slice(0, steps), target: wave.slice(steps) }
  })
}

/** A layer's parameters by name, in the order of `layout.ts`. */
export function blocksOf(
  { network, parameters }: Workload,
  layer: number,
): Readonly<Record<string, readonly number[]>> {
  const blocks = layoutOf(network).blocks.filter((block) => block.layer === layer)
  return Object.fromEntries(
    blocks.map(({ name, start, length }) => [name, parameters.slice(start, start + length)]),
  )
}
