/**
 * The page's side of the conversation: sends commands, drops what is stale, says when a command's
 * effect is on the screen, and starts another session where one died. Knows neither Worker nor page.
 */
import type { Run } from '../experiment/experiment.ts'
import type { Change } from '../engine/network.ts'
import { createAskers } from './askers.ts'
import { viewFrame, type Frame, type FrameMessage } from './frame.ts'
import { createHeartbeat, type Later } from './heartbeat.ts'
import { createLives, type Spawn } from './lives.ts'
import type { Answer, Question } from './probes.ts'
import type { Command, Report, Speed, StepUnit, Until, Watch } from './protocol.ts'
import { createSupplies, type FilesFor } from './supplies.ts'
import { createWaiting, type Waiter } from './waiting.ts'

export type ClientEvents = {
  /** A frame of the opened run arrived; stale ones never do. Call `drawn` when it is on the screen. */
  frame(frame: Frame): void
  /** The session died or threw, and another one goes on from the last good position, paused. */
  restarted(position: number, details: string): void
  /** It keeps stopping: training is off for good. */
  off(details: string): void
  /** The session owes an answer and has said nothing for seconds, or is heard again. */
  silent(isSilent: boolean): void
}

/**
 * Promises resolve when the frame that shows the command's effect has been drawn, or when another
 * command or run took its place; they reject only when training is off.
 */
export type Client = {
  /** Another run from now on, paused at its position. */
  open(run: Run, speed: Speed, watch: Watch): Promise<void>
  /** Resolves when running. */
  train(until: Until): Promise<void>
  pause(): Promise<void>
  step(unit: StepUnit, count: number): Promise<void>
  seek(position: number): Promise<void>
  /** Several are made together. */
  edit(...changes: readonly Change[]): Promise<void>
  /** The number of the last command: a frame that has it among its answers shows what that did. */
  readonly asked: number
  setSpeed(speed: Speed): void
  setWatch(watch: Watch): void
  /**
   * Asks the present run something that changes nothing. Null when another question on the same
   * topic or another run took its place, it does not fit the run, or training is off. `progress` is told from 0 to 1 where it takes long.
   */
  probe(
    topic: string,
    question: Question,
    progress?: (share: number) => void,
  ): Promise<Answer | null>
  /** Whoever asked on this topic is answered null, and the work on it ends. */
  drop(topic: string): void
  /** Ends the session, which may hang, and goes on with another one from the last good position, paused. */
  restart(): Promise<void>
  /** This frame is on the screen: the buffers of those before it go back, and the next one may come. */
  drawn(frame: Frame): void
  readonly isOff: boolean
}

type Start = { document: Run; speed: Speed; watch: Watch }

/** What is known of the opened run: enough to open it again where it was last seen. */
type Opened = Start & {
  readonly run: number
  /** Frames that arrived and whose buffers the page still has, oldest first. */
  frames: Frame[]
  /** Its last frame says that nothing goes on. */
  isResting: boolean
  /** Sequence of the last frame that was drawn. */
  drawn: number
  view(message: FrameMessage): Frame
}

export type ClientSurroundings = {
  readonly spawn: Spawn
  /** Milliseconds that never go back. */
  readonly now: () => number
  readonly later: Later
  /** A session is handed each file once, before the first run that needs it. */
  readonly filesFor: FilesFor
}

export function createClient(
  { spawn, now, later, filesFor }: ClientSurroundings,
  events: ClientEvents,
): Client {
  let lastRun = 0
  let opened: Opened | null = null
  let lastNumber = 0
  const waiting = createWaiting()
  const askers = createAskers()
  let offReason: Error | null = null

  const post = (command: Command, transfer: Transferable[] = []): void =>
    lives.port?.post(command, transfer)

  let supply = createSupplies(filesFor, post)

  const heartbeat = createHeartbeat({
    later,
    isOwed: () =>
      !offReason && (!waiting.isEmpty || !askers.isEmpty || opened?.isResting === false),
    ask: () => opened && post({ type: 'ping', run: opened.run }),
    told: events.silent,
  })

  const receive = (report: Report): void => {
    heartbeat.heard()
    const reportRun = report.type === 'frame' ? report.frame.run : report.run
    if (!opened || reportRun !== opened.run) return
    switch (report.type) {
      case 'failed':
        return die(report.details)
      case 'answer':
      case 'refused':
      case 'probing':
        return askers.hear(report)
      case 'frame':
        return take(opened, report.frame)
      case 'pong':
    }
  }

  const take = (run: Opened, message: FrameMessage): void => {
    const before = run.frames.at(-1)?.map ?? null
    const frame = run.view(message.keepsMap ? { ...message, map: before } : message)
    const { position, edits, status } = frame
    run.document = { ...run.document, position, edits: edits ?? run.document.edits }
    run.isResting = status === 'paused'
    run.frames.push(frame)
    events.frame(frame)
  }

  const die = (details: string): void => {
    lives.end()
    if (!lives.mayGoOn()) turnOff(details)
    else goOn(details)
  }

  const turnOff = (details: string): void => {
    askers.dropAll()
    offReason = new Error(`Training is off: ${details}`)
    for (const [, { reject }] of waiting.take()) reject(offReason)
    events.off(details)
  }

  /** Another session from where the run was last seen. */
  const goOn = (details: string): void => {
    askers.dropAll()
    if (!lives.start() || !opened) return
    const all = waiting.take()
    // Other commands that were lost with the old session are answered by the new one's first frame.
    postOpen(
      opened,
      all.flatMap(([, waiter]) => (waiter.changes ? [] : [waiter])),
    )
    for (const [number, waiter] of all) if (waiter.changes) editAgain(number, waiter)
    events.restarted(opened.document.position, details)
  }

  const lives = createLives(
    spawn,
    {
      begun: () => {
        supply = createSupplies(filesFor, post)
        heartbeat.begin()
      },
      received: receive,
      died: die,
    },
    now,
  )

  /** Makes this the opened run and tells the session; those who wait are answered when it is there. */
  const postOpen = (start: Start, waiters: readonly Waiter[]): void => {
    const run = ++lastRun
    const number = ++lastNumber
    const { document, speed, watch } = start
    const { network } = document.experiment
    const view = (message: FrameMessage): Frame => ({
      ...message,
      ...viewFrame(network, message.rows, message.numbers),
    })
    opened = { run, document, speed, watch, frames: [], drawn: -1, isResting: false, view }
    waiting.add(number, waiters)
    post({ type: 'open', run, number, speed, watch, ...supply(document) })
    heartbeat.watch()
  }

  /** Sends a command about the opened run, to be answered by a frame. */
  const ask = (
    command: (run: number, number: number) => Command,
    changes?: readonly Change[],
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      if (offReason) reject(offReason)
      else if (!opened) resolve()
      else {
        const number = ++lastNumber
        waiting.add(number, [{ resolve, reject, ...(changes && { changes }) }])
        post(command(opened.run, number))
        heartbeat.watch()
      }
    })

  /** An edit that a dead session has not answered, once more; a second time it may be what they die of. */
  const editAgain = (number: number, { resolve, reject, changes = [] }: Waiter): void => {
    if (!opened) return
    waiting.add(number, [{ resolve, reject }])
    post({ type: 'edit', run: opened.run, number, changes })
  }

  const drawn = (frame: Frame): void => {
    // Late, or told twice: another frame may be in flight.
    if (frame.run !== opened?.run || frame.sequence <= opened.drawn) return
    const before = opened.frames.filter(({ sequence }) => sequence < frame.sequence)
    const after = opened.frames.filter(({ sequence }) => sequence > frame.sequence)
    opened.drawn = frame.sequence
    opened.frames = [frame, ...after]

    waiting.resolve([...before, frame].flatMap(({ answers }) => answers))
    // A map may be that of several frames.
    const held = new Set(opened.frames.map(({ map }) => map))
    const maps = [...new Set(before.map(({ map }) => map))].filter((map) => !held.has(map))
    const buffers = [...before.map(({ numbers }) => numbers), ...maps].filter((one) => one !== null)
    post(
      { type: 'drawn', run: frame.run, buffers },
      buffers.map(({ buffer }) => buffer),
    )
  }

  return {
    open: (document, speed, watch) =>
      new Promise((resolve, reject) => {
        for (const [, earlier] of waiting.take()) earlier.resolve()
        askers.dropAll()
        if (!lives.port && !offReason) lives.start()
        if (offReason) reject(offReason)
        else postOpen({ document, speed, watch }, [{ resolve, reject }])
      }),
    train: (until) => ask((run, number) => ({ type: 'train', run, number, until })),
    pause: () => ask((run, number) => ({ type: 'pause', run, number })),
    step: (unit, count) => ask((run, number) => ({ type: 'step', run, number, unit, count })),
    seek: (position) => ask((run, number) => ({ type: 'seek', run, number, position })),
    edit: (...changes) => ask((run, number) => ({ type: 'edit', run, number, changes }), changes),
    setSpeed: (speed) => {
      if (!opened) return
      opened.speed = speed
      post({ type: 'speed', run: opened.run, speed })
    },
    setWatch: (watch) => {
      if (!opened) return
      opened.watch = watch
      post({ type: 'watch', run: opened.run, watch })
    },
    probe: (topic, question, progress) =>
      new Promise((resolve) => {
        askers.drop(topic)
        if (offReason || !opened) {
          resolve(null)
          return
        }
        const number = ++lastNumber
        askers.add(topic, { number, answer: resolve, progress })
        post({ type: 'probe', run: opened.run, number, topic, question })
        heartbeat.watch()
      }),
    drop: (topic) => {
      if (askers.drop(topic) && opened) post({ type: 'drop', run: opened.run, topic })
    },
    restart: () =>
      new Promise((resolve, reject) => {
        if (offReason) reject(offReason)
        else if (!opened) resolve()
        else {
          lives.end()
          waiting.add(++lastNumber, [{ resolve, reject }])
          goOn('It did not answer.')
        }
      }),
    drawn,
    get asked() {
      return lastNumber
    },
    get isOff() {
      return offReason !== null
    },
  }
}
