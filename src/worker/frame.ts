/**
 * A frame: what one moment of a run looks like to the page. Its numbers travel in one transferred
 * buffer whose layout both sides derive from the network and the number of samples.
 */
import type { Edit, NetworkSpec } from '../engine/network.ts'
import { sizeOf } from '../engine/network.ts'
import { keptOf } from '../engine/layers/kinds.ts'
import { layoutOf, productsOf, type Layout } from '../engine/layout.ts'
import type { LossPoint } from '../engine/lossPoints.ts'

export type { LossPoint }

/** Of more samples only the first rows travel. */
export const MAX_ROWS = 512

/** Products that measuring a loss may take in every frame, about three milliseconds, and those that a sample costs besides. */
const MEASURED_PRODUCTS = 5e6
const SAMPLE_PRODUCTS = 512

/** Whether a loss over so many samples is measured at the present of every frame; else the last loss point's is told. */
export function isMeasured(layout: Layout, samples: number): boolean {
  return samples * (productsOf(layout) + SAMPLE_PRODUCTS) <= MEASURED_PRODUCTS
}

/** Cells of the output map along each side. */
export const MAP_SIDE = 48

/** Why training stopped by itself. */
export type Stop =
  /** The step after `position` would have made `parameter` (flat index; null: only the loss) non-finite; it was not made. */
  | { readonly reason: 'diverged'; readonly position: number; readonly parameter: number | null }
  /** What `train` was told to stop at was reached. */
  | {
      readonly reason: 'reached'
      readonly position: number
      readonly rule: 'loss' | 'epochs' | 'patience'
    }

/** Rules by which training stops; null where one is not set. */
export type Ending = {
  /** Counted from the start of the run. */
  readonly epochs: number | null
  readonly loss: number | null
  /** So many points of the curve without a new lowest test loss, of those that are waited for. */
  readonly patience: { readonly since: number; readonly of: number } | null
}

export type FrameHead = {
  /** Number of the opened run; a frame of another run is stale. */
  readonly run: number
  /** Counts frames of this run. */
  readonly sequence: number
  /** 'moving': a step, a seek or an opening that is not there yet. */
  readonly status: 'paused' | 'training' | 'moving'
  /** Of a move, or on the way to where training stops by itself, from 0 to 1. */
  readonly progress: number
  /** By which rules training stops by itself; left out when none is set, and when it does not train. */
  readonly ending?: Ending
  /** Samples seen so far. */
  readonly position: number
  /** Epochs completed. */
  readonly epoch: number
  /** Place of the current sample in this epoch, counted from 1. */
  readonly sample: number
  /** Index of the current sample (the next to be trained) among the data's samples. */
  readonly current: number
  /** The current sample's own loss at the present parameters, unpenalized: it may lie beyond the rows that travel. */
  readonly ownLoss: number
  /** Mean over all training samples at the present parameters, unpenalized; the last loss point's where `isMeasured` is false. */
  readonly loss: number
  /** The same over the samples never trained on; null where there are none. */
  readonly testLoss: number | null
  /** How good the same answers are (`engine/scores.ts`), over the same samples as either loss; left out where that is not defined. */
  readonly score?: number
  readonly testScore?: number
  /** How many samples the run trains on here, and how many it only looks at: an edit may have changed them. */
  readonly rows: Rows
  /** The unfinished batch: samples already in it, and how many it will have. */
  readonly batch: { readonly seen: number; readonly size: number }
  /** The run's edits, when they have changed since the last frame. */
  readonly edits: readonly Edit[] | null
  /** Loss points since the last frame; `isWhole` when they replace all earlier ones. Points at epochs not divisible by `stride` are dropped. */
  readonly points: readonly LossPoint[]
  readonly isWhole: boolean
  readonly stride: number
  /** Set in the first frame after training stopped by itself. */
  readonly stop: Stop | null
  /** Numbers of the commands that are done with this frame. */
  readonly answers: readonly number[]
  /** The output map of the frame before is shown on: a newer one would cost too much now. */
  readonly keepsMap?: boolean
}

/** What travels: the head, the packed numbers, and the output map when it is watched. */
export type FrameMessage = FrameHead & {
  readonly numbers: Float64Array<ArrayBuffer>
  /** MAP_SIDE × MAP_SIDE × outputs over `planeOf(dataset)`, row by row from the top left; at cells' centres. */
  readonly map: Float64Array<ArrayBuffer> | null
}

/** The numbers of one layer for the current sample, one each for a unit. */
export type LayerNumbers = {
  /** z = W·x + b */
  readonly weightedSums: Float64Array
  /** activation(z) */
  readonly outputs: Float64Array
  /** ∂L/∂output and ∂L/∂z, of the current sample's own loss. */
  readonly outputGradients: Float64Array
  readonly weightedSumGradients: Float64Array
  /** What the layer keeps besides, by the names of `keptOf`: of a recurrent layer the values of every time step. */
  readonly kept: Readonly<Record<string, Float64Array>>
}

/** The same numbers in arrays of their own. */
export function copyOfLayer(layer: LayerNumbers): LayerNumbers {
  return {
    weightedSums: layer.weightedSums.slice(),
    outputs: layer.outputs.slice(),
    outputGradients: layer.outputGradients.slice(),
    weightedSumGradients: layer.weightedSumGradients.slice(),
    kept: Object.fromEntries(
      Object.entries(layer.kept).map(([name, values]) => [name, values.slice()]),
    ),
  }
}

export type FrameNumbers = {
  /** Flat, in the order of `engine/layout.ts`. */
  readonly parameters: Float64Array
  /** Of the current sample's own loss at the present parameters, unscaled and unpenalized. */
  readonly gradients: Float64Array
  /** Sum of the gradients of the unfinished batch's samples so far. */
  readonly batchSums: Float64Array
  readonly layers: readonly LayerNumbers[]
  /** rows × outputs at the present parameters, and each row's loss; the first MAX_ROWS training samples. */
  readonly predictions: Float64Array
  readonly losses: Float64Array
  /** rows × outputs: the samples never trained on. */
  readonly unseenPredictions: Float64Array
}

/** A frame as the page reads it: views into the transferred buffer, valid until the next frame is drawn. */
export type Frame = FrameMessage & FrameNumbers

export type Rows = { readonly samples: number; readonly unseen: number }

/** Names and lengths of a frame's numbers, in the order in which they lie. */
function spans(network: NetworkSpec, rows: Rows): number[] {
  const layout = layoutOf(network)
  const outputs = sizeOf(layout.shapes.at(-1)!)
  const shown = Math.min(rows.samples, MAX_ROWS)
  return [
    layout.count,
    layout.count,
    layout.count,
    ...network.layers.flatMap((spec, l) => {
      const units = sizeOf(layout.shapes[l + 1])
      const kept = keptOf(spec, layout.shapes[l]).map(([, length]) => length)
      return [units, units, units, units, ...kept]
    }),
    shown * outputs,
    shown,
    Math.min(rows.unseen, MAX_ROWS) * outputs,
  ]
}

/** How many numbers a frame of this network and data has. */
export function frameSize(network: NetworkSpec, rows: Rows): number {
  return spans(network, rows).reduce((sum, length) => sum + length, 0)
}

/** Names the parts of a frame's buffer. The session writes through these views, the page reads. */
export function viewFrame(network: NetworkSpec, rows: Rows, numbers: Float64Array): FrameNumbers {
  const { shapes } = layoutOf(network)
  const lengths = spans(network, rows)
  let start = 0
  let next = 0
  const take = (): Float64Array => {
    const view = numbers.subarray(start, start + lengths[next])
    start += lengths[next++]
    return view
  }
  return {
    parameters: take(),
    gradients: take(),
    batchSums: take(),
    layers: network.layers.map((spec, l) => ({
      weightedSums: take(),
      outputs: take(),
      outputGradients: take(),
      weightedSumGradients: take(),
      kept: Object.fromEntries(keptOf(spec, shapes[l]).map(([name]) => [name, take()])),
    })),
    predictions: take(),
    losses: take(),
    unseenPredictions: take(),
  }
}
