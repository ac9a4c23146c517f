/**
 * When each part of an operation's motion moves, in milliseconds at the usual pace. What moves is
 * left to the parts of the drawing; who counts the time, to `Pulses.tsx`.
 */
import type { StepOperation, Walk } from '../../state/walk.ts'
import { eased, shareOf } from './ease.ts'

/** An operation on its way. */
export type Motion = {
  /** Another one for every motion. */
  readonly id: number
  readonly operation: StepOperation
  /** At the usual pace. */
  readonly duration: number
  /** Milliseconds that it takes in truth. */
  readonly time: number
}

/** How far a motion has come, at the usual pace. */
export type Moving = { readonly motion: Motion; readonly elapsed: number }

/** Numbers count up, and fills come, in this time at the end of a layer's forward. */
const COUNT_MS = 180
/** Numbers and widths go to their new values in this time at the end of the update. */
const TWEEN_MS = 300
/** Between two arrows that appear, and how long each takes. */
const STAGGER_MS = 40
const APPEAR_MS = 120

/** Dashes run until the numbers move: so long. */
export function runTime({ operation, duration }: Motion): number {
  return operation.type === 'forward' ? Math.max(duration / 2, duration - COUNT_MS) : duration
}

/** How much of what layer `layer` says is shown. */
export function countShare(moving: Moving | null, layer: number): number {
  if (moving?.motion.operation.type !== 'forward') return 1
  if (moving.motion.operation.layer !== layer) return 1
  const start = runTime(moving.motion)
  return eased(shareOf(moving.elapsed, start, moving.motion.duration - start))
}

/** How much of the link to the target, and of the loss, is shown. */
export function lossShare(moving: Moving | null): number {
  if (moving?.motion.operation.type !== 'loss') return 1
  return eased(shareOf(moving.elapsed, 0, moving.motion.duration))
}

/** How visible the arrow is that appears `place`th of so many. */
export function arrowShare(moving: Moving | null, place: number, count: number): number {
  if (moving?.motion.operation.type !== 'backward') return 1
  const rest = moving.motion.duration - APPEAR_MS
  const stagger = Math.min(STAGGER_MS, rest / Math.max(1, count))
  return eased(shareOf(moving.elapsed, place * stagger, APPEAR_MS))
}

/** How far the arrows have slid into their weights. */
export function slideShare(moving: Moving | null): number {
  if (moving?.motion.operation.type !== 'update') return 1
  return eased(shareOf(moving.elapsed, 0, moving.motion.duration - TWEEN_MS))
}

/** How far the parameters have come to their new values. */
export function tweenShare(moving: Moving | null): number {
  if (moving?.motion.operation.type !== 'update') return 1
  return eased(shareOf(moving.elapsed, moving.motion.duration - TWEEN_MS, TWEEN_MS))
}

/**
 * Whether coming to a place of a walk is a motion: when it plays, and to whoever walks at the next
 * operation, or the first one of a step. Going back is not. `from` null: there was no walk; `last`:
 * place of the update.
 */
export function isOnward(
  from: number | null,
  { operation, isPlaying }: Walk,
  last: number,
): boolean {
  if (isPlaying) return true
  if (operation === 0) return from === null || from === last
  return from !== null && operation === from + 1
}
