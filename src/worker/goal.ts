/**
 * Where a run is going: nowhere, on and on, or through a number of steps. Says how far it is to the
 * next place where one has to look, and what was reached there; training itself is left to the session.
 */
import { log } from '../engine/elementary.ts'
import { positionAt } from '../engine/segments.ts'
import type { Timeline } from '../engine/timeline.ts'
import type { Ending } from './frame.ts'
import type { StepUnit, Until } from './protocol.ts'

/** So many of one unit, and the commands that are answered when they are made. */
export type Leg = { readonly unit: StepUnit; left: number; readonly numbers: number[] }

export type Goal =
  | { readonly type: 'rest' }
  /** Until told otherwise, or until one of its rules is met; begun at a position. */
  | { readonly type: 'train'; readonly until: Until; readonly from: number }
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

/** Samples from here to the next place where the goal may be reached; no farther than to where a change of the data ends batch and epoch. */
export function reachOf(goal: Goal, timeline: Timeline): number {
  const isBySamples = goal.type === 'move' && goal.legs[0].unit === 'sample'
  const reach = wayOf(goal, timeline)
  return isBySamples ? reach : Math.min(reach, timeline.toNextData)
}

function wayOf(goal: Goal, timeline: Timeline): number {
  switch (goal.type) {
    case 'rest':
      return 0
    case 'train': {
      const { loss, epochs, patience } = goal.until
      const { epoch, stride, sample, samples } = timeline
      const toPoint = loss === null && patience === null ? Infinity : stride - (epoch % stride)
      const toEnd = epochs === null || epochs <= epoch ? Infinity : epochs - epoch
      return Math.min(toPoint, toEnd) * samples.length - (sample - 1)
    }
    case 'move':
      return unitReach(goal.legs[0], timeline)
  }
}

/** What is known of a run where it stands. */
type Standing = Pick<
  Timeline,
  'position' | 'epoch' | 'points' | 'segments' | 'samples' | 'training'
>

type Training = Extract<Goal, { type: 'train' }>

/** Which of its rules training meets at the end of an epoch. */
export function ruleMet(goal: Training, at: Standing): keyof Until | null {
  const { until } = goal
  const { epoch, points } = at
  const point = points.at(-1)!
  if (point.epoch === epoch) {
    if (until.loss !== null && point.loss < until.loss) return 'loss'
    if (until.patience !== null && sinceLowest(goal, at) >= until.patience) return 'patience'
  }
  return until.epochs !== null && epoch === until.epochs ? 'epochs' : null
}

/** Points of the curve since the lowest test loss of this training. */
function sinceLowest({ from }: Training, { points, segments }: Standing): number {
  const tests = points
    .filter((one) => positionAt(segments, one.epoch) >= from)
    .flatMap(({ test }) => test ?? [])
  const best = tests.indexOf(Math.min(...tests))
  return best < 0 ? 0 : tests.length - 1 - best
}

/** By which rules it will stop by itself. */
export function endingOf(goal: Goal, at: Standing): Ending | null {
  if (goal.type !== 'train') return null
  const { epochs, loss, patience } = goal.until
  if (epochs === null && loss === null && patience === null) return null
  return {
    epochs,
    loss,
    patience: patience === null ? null : { since: sinceLowest(goal, at), of: patience },
  }
}

/** How far a move has come, or training on its way to the nearest of its rules, from 0 to 1, as far as one can tell now; 1 where there is no end. */
export function progressOf(goal: Goal, at: Standing): number {
  if (goal.type === 'train') {
    const ending = endingOf(goal, at)
    return ending ? Math.max(...sharesOf(goal, ending, at)) : 1
  }
  if (goal.type !== 'move') return 1
  const { samples, training } = at
  const batchSize = Math.min(training.batchSize, samples.length)
  const sizes = { sample: 1, batch: batchSize, epoch: samples.length }
  const left = goal.legs.reduce((sum, leg) => sum + leg.left * sizes[leg.unit], 0)
  return left > 0 ? goal.made / (goal.made + left) : 1
}

/** How far it is to each rule that is set. */
function sharesOf(
  { from }: Training,
  { epochs, loss, patience }: Ending,
  { position, points, segments, samples }: Standing,
): number[] {
  const shares: number[] = []
  if (epochs !== null) {
    const end = epochs * samples.length
    shares.push(end > from ? Math.min(1, (position - from) / (end - from)) : 1)
  }
  if (loss !== null) {
    const first = points.findLast((one) => positionAt(segments, one.epoch) <= from) ?? points[0]
    shares.push(lossShare(first.loss, points.at(-1)!.loss, loss))
  }
  if (patience) shares.push(Math.min(1, patience.since / patience.of))
  return shares
}

/** By orders of size, as losses fall; back at the start it is 0. */
function lossShare(first: number, now: number, end: number): number {
  if (now <= end) return 1
  const share = log(first / now) / log(first / end)
  return share > 0 && first > end ? Math.min(1, share) : 0
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
