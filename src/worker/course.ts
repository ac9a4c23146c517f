/**
 * One run on its way to its goal: how it goes there slice by slice, what ends it, and how commands
 * change it. When a slice comes and what is sent is left to `session.ts`.
 */
import type { Change } from '../engine/network.ts'
import type { Timeline } from '../engine/timeline.ts'
import type { Divergence } from '../engine/trainer.ts'
import { addLeg, reachOf, ruleMet, soundCount, type Goal, type Leg } from './goal.ts'
import type { Outbox } from './outbox.ts'
import { due, pay, soundSpeed, startPace, untilDue } from './pace.ts'
import type { Clock, Speed, StepUnit, Until } from './protocol.ts'
import type { Slicer } from './slice.ts'

export type Course = {
  readonly goal: Goal
  /** Milliseconds until the next slice has something to do. */
  readonly wait: number
  /** One slice towards the goal. */
  slice(): void
  /** Stays where it is, whatever the loss. */
  rest(): void
  /** Goes so far from here, after what is already under way. Its first slice comes at once, so that a short move needs one frame. */
  move(unit: StepUnit, count: number, number: number): void
  step(unit: StepUnit, count: number, number: number): void
  seek(position: number, number: number): void
  train(until: Until, number: number): void
  pause(number: number): void
  edit(changes: readonly Change[], number: number): void
  setSpeed(speed: Speed): void
}

type Surroundings = {
  readonly timeline: Timeline
  readonly outbox: Outbox
  readonly slicer: Slicer
  readonly clock: Pick<Clock, 'now'>
  readonly speed: Speed
}

const rest: Goal = { type: 'rest' }

export function createCourse({ timeline, outbox, slicer, clock, ...start }: Surroundings): Course {
  let goal: Goal = rest
  let speed = soundSpeed(start.speed)
  /** Of a kept speed: the moment up to which all samples have been made. */
  let paid = 0

  /** A speed is kept in training alone. */
  const paceNow = (): Speed => (goal.type === 'train' ? speed : null)

  const slice = (): void => {
    if (goal.type === 'rest') return
    const pace = paceNow()
    const limit = pace === null ? Infinity : due(pace, paid, clock.now())
    const trained = slicer.slice(limit, burst)
    if (pace !== null) paid = pay(pace, paid, clock.now(), trained)
    if (trained > 0) outbox.change()
  }

  /** Trains up to `count` samples and looks at every place where the goal may be reached; returns how many. */
  const burst = (count: number): number => {
    const start = timeline.position
    let trained = 0
    while (trained < count) {
      const reach = reachOf(goal, timeline)
      if (reach === 0) break
      const before = timeline.position
      const divergence = timeline.advance(Math.min(reach, count - trained))
      const made = timeline.position - before
      trained = timeline.position - start
      if (divergence) {
        blowUp(divergence)
      } else arrive(made, made === reach)
    }
    return trained
  }

  /** Training has left the finite numbers and gone back to the last sound position. */
  const blowUp = (divergence: Divergence): void => {
    setGoal(rest)
    outbox.rewritePoints()
    outbox.setStop({ reason: 'diverged', ...divergence })
  }

  /** A run comes to rest only where its loss is a number. */
  const settle = (): void => {
    const divergence = timeline.retreat()
    if (divergence) blowUp(divergence)
  }

  /** After so many samples towards the goal, perhaps at a place where it is reached. */
  const arrive = (made: number, isThere: boolean): void => {
    if (goal.type === 'train' && isThere) {
      const rule = ruleMet(goal, timeline)
      if (rule === null) return
      setGoal(rest)
      outbox.setStop({ reason: 'reached', position: timeline.position, rule })
    }
    if (goal.type !== 'move') return
    const leg = goal.legs[0]
    goal.made += made
    if (leg.unit === 'sample') leg.left -= made
    else if (isThere) leg.left--
    if (leg.left > 0) return
    outbox.answer(leg.numbers)
    goal.legs.shift()
    if (goal.legs.length > 0) return
    setGoal(rest)
    settle()
  }

  /** Every change of goal: commands that waited for the old one are answered by the next frame. */
  const setGoal = (next: Goal): void => {
    if (goal.type === 'move') for (const leg of goal.legs) outbox.answer(leg.numbers)
    goal = next
    outbox.change()
    if (goal.type !== 'rest') outbox.setStop(null)
  }

  const go = (leg: Leg): void => {
    if (leg.left === 0) outbox.answer(leg.numbers)
    else if (goal.type === 'move') addLeg(goal.legs, leg)
    else {
      setGoal({ type: 'move', legs: [leg], made: 0 })
      slice()
    }
  }

  return {
    get goal() {
      return goal
    },
    get wait() {
      const pace = paceNow()
      return pace === null ? 0 : untilDue(pace, paid, clock.now())
    },
    slice,
    rest: () => setGoal(rest),
    move: (unit, count, number) => go({ unit, left: soundCount(count), numbers: [number] }),
    step: (unit, count, number) => {
      if (goal.type === 'train') setGoal(rest)
      go({ unit, left: soundCount(count), numbers: [number] })
    },
    seek: (position, number) => {
      const target = soundCount(position)
      setGoal(rest)
      const before = timeline.position
      timeline.restore(target)
      if (timeline.position !== before) outbox.rewritePoints()
      go({ unit: 'sample', left: target - timeline.position, numbers: [number] })
    },
    train: (until, number) => {
      const isGoing = goal.type === 'train'
      setGoal({ type: 'train', until, from: timeline.position })
      outbox.answer([number])
      if (!isGoing && speed !== null) paid = startPace(speed, clock.now())
    },
    pause: (number) => {
      setGoal(rest)
      settle()
      outbox.answer([number])
    },
    edit: (changes, number) => {
      const { epoch, points } = timeline
      timeline.edit(changes)
      outbox.changeEdits()
      outbox.answer([number])
      // An epoch that an edit ends has its loss noted after the last edit at its position.
      if (!timeline.points.includes(points.at(-1)!)) outbox.rewritePoints()
      if (goal.type === 'train' && timeline.epoch > epoch) arrive(0, true)
    },
    setSpeed: (next) => {
      if (speed === null) paid = clock.now()
      speed = soundSpeed(next)
    },
  }
}
