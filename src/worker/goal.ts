/**
 * Where a run is going: nowhere, on and on, or through a number of steps. Says how far it is to the
 * next place where one has to look, and what was reached there; training itself is left to the session.
 */
import type { Timeline } from '../engine/timeline.ts'
import type { StepUnit } from './protocol.ts'

/** So many of one unit, and the commands that are answered when they are made. */
export type Leg = { readonly unit: StepUnit; left: number; readonly numbers: number[] }

export type Goal =
  | { readonly type: 'rest' }
  /** Until told otherwise, or until a loss point lies under `stopAt`. */
  | { readonly type: 'train'; readonly stopAt: number | null }
  /** Leg after leg, at least one; `made` counts the samples so far. */
  | { readonly type: 'move'; readonly legs: Leg[]; made: number }

/** A whole number of steps or samples from 0 up; what is no number is 0. */
export function soundCount(count: number): number {
  if (!(count > 0)) return 0
  return Math.floor(Math.min(count, Number.MAX_SAFE_INTEGER))
}

/** Adds a leg to a move; the same unit as the last one makes that longer. */
export function addLeg(legs: Leg[], { unit, left, numbers }: Leg): void {
  const last = legs.at(-1)
  if (last?.unit !== unit) {
    legs.push({ unit, left, numbers: [...numbers] })
    return
  }
  last.left += left
  last.numbers.push(...numbers)
}

/** Samples from here to the next place where the goal may be reached. */
export function reachOf(goal: Goal, timeline: Timeline): number {
  switch (goal.type) {
    case 'rest':
      return 0
    case 'train': {
      if (goal.stopAt === null) return Infinity
      const { epoch, stride, sample, samples } = timeline
      const epochs = stride - (epoch % stride)
      return epochs * samples.length - (sample - 1)
    }
    case 'move':
      return unitReach(goal.legs[0], timeline)
  }
}

/** How far a move has come, from 0 to 1, as far as one can tell now. */
export function progressOf(goal: Goal, timeline: Timeline): number {
  if (goal.type !== 'move') return 1
  const { samples, training } = timeline
  const batchSize = Math.min(training.batchSize, samples.length)
  const sizes = { sample: 1, batch: batchSize, epoch: samples.length }
  const left = goal.legs.reduce((sum, leg) => sum + leg.left * sizes[leg.unit], 0)
  return left > 0 ? goal.made / (goal.made + left) : 1
}

function unitReach({ unit, left }: Leg, { batch, sample, samples }: Timeline): number {
  switch (unit) {
    case 'sample':
      return left
    case 'batch':
      return batch.size - batch.seen
    case 'epoch':
      return samples.length - (sample - 1)
  }
}
