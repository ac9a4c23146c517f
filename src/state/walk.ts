/**
 * One sample's step as a walk through its operations: forward layer by layer, loss, backward layer
 * by layer, update; a recurrent layer's time steps are operations of their own, first to last on the
 * way forward, last to first on the way back. A walk is a place in that list; what the page shows of
 * the step, and in which phase, follows from it. Numbers are not its business.
 */
import { layoutOf } from '../engine/layout.ts'
import type { NetworkSpec } from '../engine/network.ts'

export type StepOperation =
  /** `time`: which of the layer's parts, counted from 0; 0 where it has only one. */
  | { readonly type: 'forward' | 'backward'; readonly layer: number; readonly time: number }
  | { readonly type: 'loss' }
  | { readonly type: 'update' }

export type Phase = StepOperation['type']

export type Walk = {
  /** Place in `operationsOf`, the operation that has been made last. */
  readonly operation: number
  /** It goes on by itself, since a whole step was asked for. */
  readonly isPlaying: boolean
}

/** Into how many operations each layer falls, one way: a recurrent one into its time steps, any other into one. */
export type Parts = readonly number[]

/** The same list for the same network. */
export function partsOf(network: NetworkSpec): Parts {
  const known = partsKnown.get(network)
  if (known) return known
  const { shapes } = layoutOf(network)
  const parts = network.layers.map(({ type }, layer) =>
    type === 'simpleRnn' || type === 'lstm' || type === 'gru' ? shapes[layer][0] : 1,
  )
  partsKnown.set(network, parts)
  return parts
}

const partsKnown = new WeakMap<NetworkSpec, Parts>()

/** What a person walks through, in order: all parts forward, the loss, all parts back, the update. The same list for the same parts. */
export function operationsOf(parts: Parts): readonly StepOperation[] {
  const known = operationsKnown.get(parts)
  if (known) return known
  const all = parts.flatMap((count, layer) =>
    Array.from({ length: count }, (_, time) => ({ layer, time })),
  )
  const operations = [
    ...all.map((part) => ({ type: 'forward', ...part }) as const),
    { type: 'loss' } as const,
    ...all.toReversed().map((part) => ({ type: 'backward', ...part }) as const),
    { type: 'update' } as const,
  ]
  operationsKnown.set(parts, operations)
  return operations
}

const operationsKnown = new WeakMap<Parts, readonly StepOperation[]>()

/** How much of a step has been computed. */
export type Computed = {
  /** So many layers, from the first on, have all of their outputs. */
  readonly forward: number
  /** So many time steps of the layer after those have theirs. */
  readonly forwardTimes: number
  readonly hasLoss: boolean
  /** Layers from this one on have all of their gradients. */
  readonly backward: number
  /** Of the layer before it, time steps from this one on have theirs. */
  readonly backwardTimes: number
  readonly hasUpdate: boolean
  /** The operation made last; null when the step is shown as a whole. */
  readonly last: StepOperation | null
}

/** Without a walk all of a step is shown that comes before the update. */
export function computedBy(walk: Walk | null, parts: Parts): Computed {
  const layers = parts.length
  if (!walk) {
    const [backwardTimes, forwardTimes] = [0, 0]
    const whole = { forward: layers, forwardTimes, hasLoss: true, backward: 0, backwardTimes }
    return { ...whole, hasUpdate: false, last: null }
  }
  const last = operationsOf(parts)[walk.operation]
  const way = (operationsOf(parts).length - 2) / 2
  const { forward, forwardTimes } = forwardBy(last, walk.operation < way, parts)
  const { backward, backwardTimes } = backwardBy(last, walk.operation > way, parts)
  const hasLoss = walk.operation >= way
  return {
    forward,
    forwardTimes,
    hasLoss,
    backward,
    backwardTimes,
    hasUpdate: last.type === 'update',
    last,
  }
}

function forwardBy(last: StepOperation, isOnTheWay: boolean, parts: Parts) {
  if (!isOnTheWay || last.type !== 'forward') return { forward: parts.length, forwardTimes: 0 }
  const { layer, time } = last
  const isWhole = time === parts[layer] - 1
  return isWhole
    ? { forward: layer + 1, forwardTimes: 0 }
    : { forward: layer, forwardTimes: time + 1 }
}

function backwardBy(last: StepOperation, hasBegun: boolean, parts: Parts) {
  if (!hasBegun) return { backward: parts.length, backwardTimes: parts.at(-1)! }
  if (last.type !== 'backward') return { backward: 0, backwardTimes: 0 }
  const { layer, time } = last
  if (time > 0) return { backward: layer + 1, backwardTimes: time }
  return { backward: layer, backwardTimes: parts[layer - 1] ?? 0 }
}

/** The phase that is shown: that of the walk, or the one that was chosen. */
export function shownPhase(walk: Walk | null, parts: Parts, chosen: Phase): Phase {
  return walk ? operationsOf(parts)[walk.operation].type : chosen
}

/** Milliseconds of an operation at usual speed, and how fast it may be chosen. */
const LAYER_MS = 420
const LOSS_MS = 350
const UPDATE_MS = 650
/** All layers together take no longer, one way, however many parts there are. */
const WAY_MS = 4 * LAYER_MS

export function durationOf(operation: StepOperation, parts: Parts): number {
  switch (operation.type) {
    case 'loss':
      return LOSS_MS
    case 'update':
      return UPDATE_MS
    case 'forward':
    case 'backward':
      return Math.min(LAYER_MS, WAY_MS / parts.reduce((sum, count) => sum + count, 0))
  }
}
