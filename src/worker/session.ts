/**
 * The worker's side of the conversation: a state machine that makes one run real, has it trained in
 * slices towards its goal (`course.ts`) and sends frames. Knows neither thread nor timers: tests join it to a
 * client without a thread and turn the clock by hand.
 */
import { provide } from '../data/fileText.ts'
import type { Dataset } from '../data/dataset.ts'
import { createTimeline, type Timeline } from '../engine/timeline.ts'
import { createCourse, type Course } from './course.ts'
import { createDatasets, type Datasets } from './datasets.ts'
import { endingOf, progressOf } from './goal.ts'
import { createHandover } from './handover.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPhotographer } from './photograph.ts'
import { createInquiry, type Inquiry } from './inquiry.ts'
import { createProber } from './probes.ts'
import type { Clock, Command, Report, Watch } from './protocol.ts'
import { createSlicer } from './slice.ts'
import { createWays, type Way } from './ways.ts'

export type Session = { receive(command: Command): void }

/** Everything that belongs to one run; another run starts with another one. */
type Opened = {
  readonly run: number
  readonly origin: Pick<Way, 'experiment' | 'table'>
  readonly datasets: Datasets
  readonly timeline: Timeline
  readonly outbox: Outbox
  readonly course: Course
  readonly inquiry: Inquiry
  watch: Watch
}

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
  const ways = createWays()
  /** Running *holds* the cancel of its next slice: whoever sets another one cancels this one, so there is one loop. */
  let cancelNext: (() => void) | null = null

  /** Plans the next slice, in place of one that is planned already; none at rest. */
  const plan = (): void => {
    cancelNext?.()
    cancelNext = null
    if (!opened) return
    const { course, inquiry } = opened
    if (course.goal.type === 'rest' && !inquiry.isBusy) return
    const wait = inquiry.isBusy ? 0 : course.wait
    cancelNext = wait > 0 ? clock.later(turn, wait) : clock.soon(turn)
  }

  const turn = (): void => {
    cancelNext = null
    attempt(opened?.run ?? 0, () => {
      if (opened) {
        opened.course.slice()
        opened.inquiry.slice()
      }
      plan()
      flush()
    })
  }

  const open = (command: Command & { type: 'open' }): void => {
    const before = opened
    if (before) leave(before)
    opened = null
    plan()
    const { run, number, speed, watch, table = null } = command
    const document = handover.complete(command.document, table)
    const origin = ways.known({ experiment: document.experiment, table })
    const { network, training, seed, parameters } = origin.experiment
    const isSameData = before?.origin.experiment === origin.experiment
    const datasets = isSameData ? before.datasets : createDatasets(origin.experiment)
    const { samples, unseen, problem } = datasets.first
    const dataAfter = datasets.after
    const start = { network, training, samples, seed, parameters, dataAfter }
    const timeline = createTimeline(start, document.edits, unseen, problem)
    const present = (): Dataset => datasets.at(timeline)
    const photographer = createPhotographer(timeline, present)
    const outbox = createOutbox(run, timeline, photographer, send, clock)
    const inquiry = createInquiry(run, createProber(timeline, start, present), send, clock)
    const course = createCourse({ timeline, outbox, slicer, clock, speed })
    opened = { run, origin, datasets, timeline, outbox, course, inquiry, watch }
    timeline.learn(ways.sharedWith(origin, document.edits))
    course.seek(document.position, number)
    plan()
  }

  const leave = ({ origin, timeline }: Opened): void => {
    const { experiment, table } = origin
    const { edits, moments } = timeline
    ways.leave({ experiment, table, edits, moments })
  }

  const setWatch = (run: Opened, watch: Watch): void => {
    if (watch.map && !run.watch.map) run.outbox.change()
    run.watch = watch
  }

  const obey = (
    run: Opened,
    command: Exclude<Command, { type: 'open' | 'file' | 'table' }>,
  ): void => {
    const { course } = run
    switch (command.type) {
      case 'train':
        course.train(command.until, command.number)
        return plan()
      case 'pause':
        course.pause(command.number)
        return plan()
      case 'step':
        course.step(command.unit, command.count, command.number)
        return plan()
      case 'seek':
        course.seek(command.position, command.number)
        return plan()
      case 'edit':
        // What came after an edit in the past may be taken up again.
        if (run.timeline.moments.at(-1)!.position > run.timeline.position) leave(run)
        return course.edit(command.changes, command.number)
      case 'speed':
        course.setSpeed(command.speed)
        return plan()
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
    const { course, timeline, watch, outbox } = opened
    const { goal } = course
    const status = { rest: 'paused', train: 'training', move: 'moving' } as const
    outbox.flush(() => {
      const ending = endingOf(goal, timeline)
      return {
        status: status[goal.type],
        progress: progressOf(goal, timeline),
        ...(ending && { ending }),
        hasMap: watch.map,
        isBusy: goal.type !== 'rest' && course.wait === 0,
      }
    })
  }

  /** Does something; an error is reported once, and leaves the session paused and obedient. */
  const attempt = (run: number, action: () => void): void => {
    try {
      action()
    } catch (thrown) {
      opened?.course.rest()
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
