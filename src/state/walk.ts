/**
 * One sample's step as a walk through its operations: forward layer by layer, loss, backward layer
 * by layer, update. A walk is a place in that list; what the page shows of the step, and in which
 * phase, follows from it. Numbers are not its business.
 */

export type StepOperation =
  | { readonly type: 'forward'; readonly layer: number }
  | { readonly type: 'loss' }
  | { readonly type: 'backward'; readonly layer: number }
  | { readonly type: 'update' }

export type Phase = StepOperation['type']

export type Walk = {
  /** Place in `operationsOf`, the operation that has been made last. */
  readonly operation: number
  /** It goes on by itself, since a whole step was asked for. */
  readonly isPlaying: boolean
}

/** What a person walks through, in order: 2·layers + 2 operations, of which the last is the update. */
export function operationsOf(layers: number): readonly StepOperation[] {
  const all = Array.from({ length: layers }, (_, layer) => layer)
  return [
    ...all.map((layer) => ({ type: 'forward', layer }) as const),
    { type: 'loss' },
    ...all.toReversed().map((layer) => ({ type: 'backward', layer }) as const),
    { type: 'update' },
  ]
}

/** How much of a step has been computed. */
export type Computed = {
  /** So many layers, from the first on, have their outputs. */
  readonly forward: number
  readonly hasLoss: boolean
  /** Layers from this one on have their gradients. */
  readonly backward: number
  readonly hasUpdate: boolean
  /** The operation made last; null when the step is shown as a whole. */
  readonly last: StepOperation | null
}

/** Without a walk all of a step is shown that comes before the update. */
export function computedBy(walk: Walk | null, layers: number): Computed {
  if (!walk) return { forward: layers, hasLoss: true, backward: 0, hasUpdate: false, last: null }
  const { operation } = walk
  return {
    forward: Math.min(operation + 1, layers),
    hasLoss: operation >= layers,
    backward: Math.max(0, layers - Math.max(0, operation - layers)),
    hasUpdate: operation > 2 * layers,
    last: operationsOf(layers)[operation],
  }
}

/** The phase that is shown: that of the walk, or the one that was chosen. */
export function shownPhase(walk: Walk | null, layers: number, chosen: Phase): Phase {
  return walk ? operationsOf(layers)[walk.operation].type : chosen
}

/** Milliseconds of an operation at usual speed, and how fast it may be chosen. */
const LAYER_MS = 420
const LOSS_MS = 350
const UPDATE_MS = 650
/** All layers together take no longer, one way, however many there are. */
const WAY_MS = 4 * LAYER_MS

export function durationOf(operation: StepOperation, layers: number): number {
  switch (operation.type) {
    case 'loss':
      return LOSS_MS
    case 'update':
      return UPDATE_MS
    case 'forward':
    case 'backward':
      return Math.min(LAYER_MS, WAY_MS / layers)
  }
}
