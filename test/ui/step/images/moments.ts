/** Moments of convolutional networks as the panel gets them, and the same step worked out by plain loops of its own. */
import { asGiven } from '../../../../src/data/dataset.ts'
import type { LossName } from '../../../../src/engine/losses.ts'
import type { LayerSpec } from '../../../../src/engine/layers/kinds.ts'
import { layoutOf } from '../../../../src/engine/layout.ts'
import {
  sizeOf,
  type NetworkSpec,
  type Sample,
  type Shape,
} from '../../../../src/engine/network.ts'
import { createTracer } from '../../../../src/engine/trace.ts'
import { momentOf, type Moment } from '../../../../src/ui/step/moment.ts'
import { frameSize, viewFrame } from '../../../../src/worker/frame.ts'
import { plainTraining } from '../../../support/training.ts'
import { frameHead } from '../../../support/frames.ts'

export const conv = (
  filters: number,
  size: number,
  padding: 'same' | 'valid',
  activation: 'relu' | 'tanh' | 'linear',
): LayerSpec => ({
  type: 'conv2d',
  filters,
  kernelSize: [size, size],
  stride: [1, 1],
  padding,
  activation,
})
export const maxPool: LayerSpec = { type: 'maxPooling2d', poolSize: [2, 2], stride: [2, 2] }
export const meanPool: LayerSpec = { type: 'averagePooling2d', poolSize: [2, 2], stride: [2, 2] }
export const dropout: LayerSpec = { type: 'dropout', rate: 0.5 }
export const flat: LayerSpec = { type: 'flatten' }
export const dense = (
  units: number,
  activation: 'softmax' | 'tanh' | 'sigmoid' | 'linear',
): LayerSpec => ({ type: 'dense', units, activation })

/** Numbers from −1 to 1 that look random and are the same each time. */
function numbers(count: number, seed: number): number[] {
  return Array.from({ length: count }, (_, k) => {
    const wave = Math.sin((k + 1) * 12.9898 + seed * 78.233) * 43758.5453
    return 2 * (wave - Math.floor(wave)) - 1
  })
}

type Wish = {
  readonly input: Shape
  readonly layers: readonly LayerSpec[]
  readonly loss?: LossName
  readonly seed?: number
}

export function imageMoment({
  input,
  layers,
  loss = 'categoricalCrossEntropy',
  seed = 1,
}: Wish): Moment {
  const initial = { weights: { type: 'zeros' }, bias: { type: 'zeros' } } as const
  const network: NetworkSpec = { input, layers, initial }
  const layout = layoutOf(network)
  const outputs = sizeOf(layout.shapes.at(-1)!)
  // As ink is: from 0 to 1, and nothing on many pixels.
  const ink = numbers(sizeOf(input), seed).map((value) => Math.max(0, value))
  const target = Array.from({ length: outputs }, (_, o) => (o === outputs - 1 ? 1 : 0))
  const sample = { name: 'Digit 7', input: ink, target }
  const parameters = Float64Array.from(numbers(layout.count, seed + 0.5))
  return momentWith(network, loss, parameters, sample)
}

/** The step of one sample at these parameters. */
export function momentWith(
  network: NetworkSpec,
  loss: LossName,
  parameters: Float64Array,
  sample: Sample,
): Moment {
  const layout = layoutOf(network)
  const dataset = asGiven({
    input: network.input,
    target: [sample.target.length],
    inputNames: [],
    problem: 'classes',
    samples: [sample],
    unseen: [],
  })
  const sizes = { samples: 1, unseen: 0 }
  const all = new Float64Array(frameSize(network, sizes))
  const view = viewFrame(network, sizes, all)
  view.parameters.set(parameters)
  const tracer = createTracer(network, loss)
  tracer.trace(view.parameters, sample)
  view.gradients.set(tracer.gradients)
  view.losses[0] = tracer.loss
  view.layers.forEach((layer, l) => {
    const traced = tracer.layers[l]
    layer.weightedSums.set(traced.weightedSums)
    layer.outputs.set(traced.outputs)
    layer.outputGradients.set(traced.outputGradients)
    layer.weightedSumGradients.set(traced.weightedSumGradients)
    for (const [name, values] of Object.entries(traced.kept)) layer.kept[name].set(values)
  })
  const moment = momentOf(
    {
      network,
      layout,
      dataset,
      isAllDigits: false,
      training: plainTraining({ loss }),
    },
    {
      ...frameHead({ ownLoss: tracer.loss, loss: tracer.loss, rows: sizes }),
      numbers: all,
      map: null,
      ...view,
    },
  )
  if (!moment) throw new Error('The frame does not fit the network.')
  return moment
}

export type Worked = {
  /** Values that leave each layer, the input first, and the derivatives of the loss by them. */
  readonly values: readonly (readonly number[])[]
  /** z of each layer. */
  readonly sums: readonly (readonly number[])[]
  /** ∂L/∂parameter, by central differences over the loops. */
  slope(parameter: number): number
  /** The same by a value before the activation, or one that leaves a layer. */
  slopeBy(layer: number, unit: number, of: 'sum' | 'value'): number
}

type Nudge = { layer: number; unit: number; of: 'sum' | 'value'; by: number }

/** Runs the network by naive loops over rows, columns, channels and taps: softmax with cross-entropy at its end. */
export function worked({ network, layout, frame, sample }: Moment): Worked {
  const run = (parameters: Float64Array, nudge?: Nudge) => {
    const nudged = (list: number[], layer: number, of: 'sum' | 'value'): number[] =>
      list.map((value, unit) =>
        nudge?.layer === layer && nudge.unit === unit && nudge.of === of ? value + nudge.by : value,
      )
    let values = nudged([...sample.input], -1, 'value')
    let start = 0
    const way: number[][] = [values]
    const sums: number[][] = []
    network.layers.forEach((spec, layer) => {
      const [, height, width] = layout.shapes[layer]
      let z: number[] = []
      if (spec.type === 'conv2d') {
        const [channels] = layout.shapes[layer]
        const [filters, rows, columns] = layout.shapes[layer + 1]
        const [size] = spec.kernelSize
        const pad = spec.padding === 'same' ? Math.floor((size - 1) / 2) : 0
        const bias = start + filters * channels * size * size
        for (let f = 0; f < filters; f++)
          for (let r = 0; r < rows; r++)
            for (let c = 0; c < columns; c++) {
              let sum = parameters[bias + f]
              for (let k = 0; k < channels; k++)
                for (let i = 0; i < size; i++)
                  for (let j = 0; j < size; j++) {
                    const [y, x] = [r + i - pad, c + j - pad]
                    if (y < 0 || y >= height || x < 0 || x >= width) continue
                    const w = parameters[start + ((f * channels + k) * size + i) * size + j]
                    sum += w * values[(k * height + y) * width + x]
                  }
              z.push(sum)
            }
        start = bias + filters
      } else if (spec.type === 'dense') {
        const inputs = values.length
        const bias = start + spec.units * inputs
        for (let o = 0; o < spec.units; o++) {
          let sum = parameters[bias + o]
          for (let i = 0; i < inputs; i++) sum += parameters[start + o * inputs + i] * values[i]
          z.push(sum)
        }
        start = bias + spec.units
      } else if (spec.type === 'maxPooling2d' || spec.type === 'averagePooling2d') {
        const [channels, rows, columns] = layout.shapes[layer + 1]
        for (let k = 0; k < channels; k++)
          for (let r = 0; r < rows; r++)
            for (let c = 0; c < columns; c++) {
              const four = [0, 1].flatMap((i) =>
                [0, 1].map((j) => values[(k * height + 2 * r + i) * width + 2 * c + j]),
              )
              const mean = four.reduce((sum, one) => sum + one, 0) / 4
              z.push(spec.type === 'maxPooling2d' ? Math.max(...four) : mean)
            }
      } else z = values
      z = nudged(z, layer, 'sum')
      sums.push(z)
      const activation = 'activation' in spec ? spec.activation : 'linear'
      const said =
        activation === 'softmax'
          ? z.map((one) => Math.exp(one) / z.reduce((sum, other) => sum + Math.exp(other), 0))
          : z.map((one) => applied(activation, one))
      values = nudged(said, layer, 'value')
      way.push(values)
    })
    const loss = -sample.target.reduce((sum, y, o) => sum + (y ? y * Math.log(values[o]) : 0), 0)
    return { way, sums, loss }
  }
  const present = run(frame.parameters)
  const H = 1e-6
  return {
    values: present.way,
    sums: present.sums,
    slope: (parameter) => {
      const at = (by: number): number =>
        run(frame.parameters.map((value, p) => (p === parameter ? value + by : value))).loss
      return (at(H) - at(-H)) / (2 * H)
    },
    slopeBy: (layer, unit, of) => {
      const at = (by: number): number => run(frame.parameters, { layer, unit, of, by }).loss
      return (at(H) - at(-H)) / (2 * H)
    },
  }
}

function applied(activation: string, z: number): number {
  if (activation === 'relu') return Math.max(0, z)
  if (activation === 'tanh') return Math.tanh(z)
  return activation === 'sigmoid' ? 1 / (1 + Math.exp(-z)) : z
}
