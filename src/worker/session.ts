/**
 * The worker's side of the conversation: a state machine that makes one run real, trains it in
 * slices towards its goal and sends frames. Knows neither thread nor timers: tests join it to a
 * client without a thread and turn the clock by hand.
 */
import { provide } from '../data/files.ts'
import type { Dataset } from '../data/dataset.ts'
import { createTimeline, type Timeline } from '../engine/timeline.ts'
import type { Change } from '../engine/network.ts'
import type { Divergence } from '../engine/trainer.ts'
import {
  addLeg,
  endingOf,
  progressOf,
  reachOf,
  ruleMet,
  soundCount,
  type Goal,
  type Leg,
} from './goal.ts'
import { createDatasets } from './datasets.ts'
import { createHandover } from './handover.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { due, pay, soundSpeed, startPace, untilDue } from './pace.ts'
import { createPhotographer } from './photograph.ts'
import { createInquiry, type Inquiry } from './inquiry.ts'
import { createProber } from './probes.ts'
import type { Clock, Command, Report, Speed, Watch } from './protocol.ts'
import { createSlicer } from './slice.ts'

export type Session = { receive(command: Command): void }

/** Everything that belongs to one run; another run starts with another one. */
type Opened = {
  readonly run: number
  readonly timeline: Timeline
  readonly outbox: Outbox
  readonly inquiry: Inquiry
  goal: Goal
  speed: Speed
  watch: Watch
  /** Of a kept speed: the moment up to which all samples have been made. */
  paid: number
}

const rest: Goal = { type: 'rest' }

/**
 * Counts and positions that are no whole numbers are rounded down, and those that are none from 0
 * up are 0; a speed under one sample a second is one.
 */
export function createSession(
  send: (report: Report, transfer: Transferable[]) => void,
  clock: Clock,
): Session {
  let opened: Opened | null = null
  const handover = createHandover()
  const slicer = createSlicer(clock)
  /** Running *holds* the cancel of its next slice: whoever sets another one cancels this one, so there is one loop. */
  let cancelNext: (() => void) | null = null

  /** Plans the next slice, in place of one that is planned already; none at rest. */
  const plan = (): void => {
    cancelNext?.()
    cancelNext = null
    if (!opened || (opened.goal.type === 'rest' && !opened.inquiry.isBusy)) return
    const { goal, speed, paid, inquiry } = opened
    const isPaced = goal.type === 'train' && speed !== null && !inquiry.isBusy
    const wait = isPaced ? untilDue(speed, paid, clock.now()) : 0
    cancelNext = wait > 0 ? clock.later(turn, wait) : clock.soon(turn)
  }

  const turn = (): void => {
    cancelNext = null
    attempt(opened?.run ?? 0, () => {
      if (opened) {
        train(opened)
        opened.inquiry.slice()
      }
      plan()
      flush()
    })
  }

  /** One slice towards the goal. */
  const train = (run: Opened): void => {
    const { goal, speed } = run
    if (goal.type === 'rest') return
    const isPaced = goal.type === 'train' && speed !== null
    const limit = isPaced ? due(speed, run.paid, clock.now()) : Infinity
    const trained = slicer.slice(limit, (count) => burst(run, count))
    if (isPaced) run.paid = pay(speed, run.paid, clock.now(), trained)
    if (trained > 0) run.outbox.change()
  }

  /** Trains up to `count` samples and looks at every place where the goal may be reached; returns how many. */
  const burst = (run: Opened, count: number): number => {
    const { timeline } = run
    const start = timeline.position
    let trained = 0
    while (trained < count) {
      const reach = reachOf(run.goal, timeline)
      if (reach === 0) break
      const before = timeline.position
      const divergence = timeline.advance(Math.min(reach, count - trained))
      const made = timeline.position - before
      trained = timeline.position - start
      if (divergence) {
        blowUp(run, divergence)
      } else arrive(run, made, made === reach)
    }
    return trained
  }

  /** Training has left the finite numbers and gone back to the last sound position. */
  const blowUp = (run: Opened, divergence: Divergence): void => {
    setGoal(run, rest)
    run.outbox.rewritePoints()
    run.outbox.setStop({ reason: 'diverged', ...divergence })
  }

  /** A run comes to rest only where its loss is a number. */
  const settle = (run: Opened): void => {
    const divergence = run.timeline.retreat()
    if (divergence) blowUp(run, divergence)
  }

  /** After so many samples towards the goal, perhaps at a place where it is reached. */
  const arrive = (run: Opened, made: number, isThere: boolean): void => {
    const { goal, timeline, outbox } = run
    if (goal.type === 'train' && isThere) {
      const rule = ruleMet(goal, timeline)
      if (rule === null) return
      setGoal(run, rest)
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
    setGoal(run, rest)
    settle(run)
  }

  /** Every change of goal: commands that waited for the old one are answered by the next frame. */
  const setGoal = (run: Opened, goal: Goal): void => {
    if (run.goal.type === 'move') for (const leg of run.goal.legs) run.outbox.answer(leg.numbers)
    run.goal = goal
    run.outbox.change()
    if (goal.type !== 'rest') run.outbox.setStop(null)
  }

  const open = (command: Command & { type: 'open' }): void => {
    opened = null
    plan()
    const { run, number, speed, watch } = command
    const document = handover.complete(command.document, command.table ?? null)
    const { network, training, seed, parameters } = document.experiment
    const datasets = createDatasets(document.experiment)
    const { samples, unseen, problem } = datasets.first
    const dataAfter = datasets.after
    const start = { network, training, samples, seed, parameters, dataAfter }
    const timeline = createTimeline(start, document.edits, unseen, problem)
    const present = (): Dataset => datasets.at(timeline)
    const photographer = createPhotographer(timeline, present)
    const outbox = createOutbox(run, timeline, photographer, send)
    const inquiry = createInquiry(run, createProber(timeline, start, present), send, clock)
    opened = {
      run,
      timeline,
      outbox,
      inquiry,
      goal: rest,
      speed: soundSpeed(speed),
      watch,
      paid: 0,
    }
    move(opened, { unit: 'sample', left: soundCount(document.position), numbers: [number] })
  }

  /** Goes so far from here, after what is already under way. Its first slice comes at once, so that a short move needs one frame. */
  const move = (run: Opened, leg: Leg): void => {
    if (leg.left === 0) run.outbox.answer(leg.numbers)
    else if (run.goal.type === 'move') addLeg(run.goal.legs, leg)
    else {
      setGoal(run, { type: 'move', legs: [leg], made: 0 })
      train(run)
    }
    plan()
  }

  const step = (run: Opened, { unit, count, number }: Command & { type: 'step' }): void => {
    if (run.goal.type === 'train') setGoal(run, rest)
    move(run, { unit, left: soundCount(count), numbers: [number] })
  }

  const seek = (run: Opened, { position, number }: Command & { type: 'seek' }): void => {
    const { timeline, outbox } = run
    const target = soundCount(position)
    setGoal(run, rest)
    const before = timeline.position
    timeline.restore(target)
    if (timeline.position !== before) outbox.rewritePoints()
    move(run, { unit: 'sample', left: target - timeline.position, numbers: [number] })
  }

  const startTraining = (run: Opened, { until, number }: Command & { type: 'train' }): void => {
    const isGoing = run.goal.type === 'train'
    setGoal(run, { type: 'train', until, from: run.timeline.position })
    run.outbox.answer([number])
    if (!isGoing && run.speed !== null) run.paid = startPace(run.speed, clock.now())
    plan()
  }

  const pause = (run: Opened, number: number): void => {
    setGoal(run, rest)
    settle(run)
    run.outbox.answer([number])
    plan()
  }

  const edit = (run: Opened, changes: readonly Change[], number: number): void => {
    const { timeline, outbox } = run
    const { epoch, points } = timeline
    timeline.edit(changes)
    outbox.changeEdits()
    outbox.answer([number])
    // An epoch that an edit ends has its loss noted after the last edit at its position.
    if (!timeline.points.includes(points.at(-1)!)) outbox.rewritePoints()
    if (run.goal.type === 'train' && timeline.epoch > epoch) arrive(run, 0, true)
  }

  const setSpeed = (run: Opened, speed: Speed): void => {
    if (run.speed === null) run.paid = clock.now()
    run.speed = soundSpeed(speed)
    plan()
  }

  const setWatch = (run: Opened, watch: Watch): void => {
    if (watch.map && !run.watch.map) run.outbox.change()
    run.watch = watch
  }

  const obey = (
    run: Opened,
    command: Exclude<Command, { type: 'open' | 'file' | 'table' }>,
  ): void => {
    switch (command.type) {
      case 'train':
        return startTraining(run, command)
      case 'pause':
        return pause(run, command.number)
      case 'step':
        return step(run, command)
      case 'seek':
        return seek(run, command)
      case 'edit':
        return edit(run, command.changes, command.number)
      case 'speed':
        return setSpeed(run, command.speed)
      case 'watch':
        return setWatch(run, command.watch)
      case 'probe':
        run.inquiry.ask(command)
        return plan()
      case 'drop':
        return run.inquiry.drop(command.topic)
      case 'ping':
        return send({ type: 'pong', run: run.run }, [])
      case 'drawn':
        return run.outbox.drawn(command.buffers)
    }
  }

  const flush = (): void => {
    if (!opened) return
    const { goal, timeline, watch, outbox } = opened
    const status = { rest: 'paused', train: 'training', move: 'moving' } as const
    outbox.flush(() => {
      const ending = endingOf(goal, timeline)
      return {
        status: status[goal.type],
        progress: progressOf(goal, timeline),
        ...(ending && { ending }),
        hasMap: watch.map,
      }
    })
  }

  /** Does something; an error is reported once, and leaves the session paused and obedient. */
  const attempt = (run: number, action: () => void): void => {
    try {
      action()
    } catch (thrown) {
      if (opened) setGoal(opened, rest)
      plan()
      const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown))
      const position = opened?.timeline.position ?? 0
      send({ type: 'failed', run, message, details: stack ?? message, position }, [])
    }
  }

  return {
    receive: (command) => {
      if (command.type === 'file') {
        provide(command.file, command.content)
        return
      }
      if (command.type === 'table') {
        handover.take(command.handed)
        return
      }
      if (command.type !== 'open' && command.run !== opened?.run) return
      attempt(command.run, () => {
        if (command.type === 'open') open(command)
        else if (opened) obey(opened, command)
        flush()
      })
    },
  }
}
