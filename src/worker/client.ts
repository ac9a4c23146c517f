/**
 * The page's side of the conversation: sends commands, drops what is stale, says when a command's
 * effect is on the screen, and starts another session where one died. Knows neither Worker nor page.
 */
import type { FileName } from '../data/files.ts'
import type { Run } from '../experiment/experiment.ts'
import type { Change } from '../engine/network.ts'
import { viewFrame, type Frame, type FrameMessage } from './frame.ts'
import { createHanding, transferIn } from './handing.ts'
import type { Answer, Question } from './probes.ts'
import type { Command, Report, Speed, StepUnit, Until, Watch } from './protocol.ts'

/** One end of a wire to a session: a worker, or a session in the same thread. */
export type Port = {
  post(command: Command, transfer: Transferable[]): void
  close(): void
}

/** Starts a session. `died` tells that nothing more will come, with what is known of the cause. */
export type Spawn = (receive: (report: Report) => void, died: (details: string) => void) => Port

export type ClientEvents = {
  /** A frame of the opened run arrived; stale ones never do. Call `drawn` when it is on the screen. */
  frame(frame: Frame): void
  /** The session died or threw, and another one goes on from the last good position, paused. */
  restarted(position: number, details: string): void
  /** It keeps stopping: training is off for good. */
  off(details: string): void
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
   * topic or another run took its place, or training is off. `progress` is told from 0 to 1 where it takes long.
   */
  probe(
    topic: string,
    question: Question,
    progress?: (share: number) => void,
  ): Promise<Answer | null>
  /** Whoever asked on this topic is answered null, and the work on it ends. */
  drop(topic: string): void
  /** This frame is on the screen: the buffers of those before it go back, and the next one may come. */
  drawn(frame: Frame): void
  readonly isOff: boolean
}

/** So many restarts within this time; one more death and training is off. */
const MAX_RESTARTS = 2
const RESTARTS_WITHIN_MS = 60_000

/** Who asked on a topic, under the number of the newest question. */
type Asker = {
  readonly number: number
  readonly answer: (answer: Answer | null) => void
  readonly progress: ((share: number) => void) | undefined
}

type Waiting = { readonly resolve: () => void; readonly reject: (reason: Error) => void }

/** What is known of the opened run: enough to open it again where it was last seen. */
type Opened = {
  readonly run: number
  document: Run
  speed: Speed
  watch: Watch
  /** Frames that arrived and whose buffers the page still has, oldest first. */
  frames: Frame[]
  /** Sequence of the last frame that was drawn. */
  drawn: number
  view(message: FrameMessage): Frame
}

/** The files that a run needs, as far as they have been loaded. */
type FilesFor = (run: Run) => readonly { readonly file: FileName; readonly content: string }[]

/** `now`: milliseconds that never go back. A session is handed each file once, before the first run that needs it. */
export function createClient(
  spawn: Spawn,
  events: ClientEvents,
  now: () => number,
  filesFor: FilesFor = () => [],
): Client {
  let port: Port | null = null
  /** Counts sessions: what an earlier one still says is stale. */
  let life = 0
  let handed = new Set<FileName>()
  let handing = createHanding()
  let lastRun = 0
  let opened: Opened | null = null
  let lastNumber = 0
  const waiting = new Map<number, readonly Waiting[]>()
  const askers = new Map<string, Asker>()
  let restarts: number[] = []
  let offReason: Error | null = null

  /** Starts a session; false when it died on the spot, and whatever could be done about it has been done. */
  const start = (): boolean => {
    const mine = ++life
    handed = new Set()
    handing = createHanding()
    const died = (details: string): void => {
      if (mine === life) restart(details)
    }
    const hear = (report: Report): void => {
      if (mine === life) receive(report)
    }
    try {
      const made = spawn(hear, died)
      if (mine === life) port = made
      else made.close()
    } catch (thrown) {
      died(String(thrown))
    }
    return mine === life
  }

  const receive = (report: Report): void => {
    const reportRun = report.type === 'frame' ? report.frame.run : report.run
    if (!opened || reportRun !== opened.run) return
    if (report.type === 'failed') {
      restart(report.details)
      return
    }
    if (report.type !== 'frame') {
      hearProbe(report)
      return
    }
    const frame = opened.view(report.frame)
    const { position, edits } = frame
    opened.document = { ...opened.document, position, edits: edits ?? opened.document.edits }
    opened.frames.push(frame)
    events.frame(frame)
  }

  const hearProbe = (report: Report & { type: 'answer' | 'probing' }): void => {
    for (const [topic, asker] of askers) {
      if (asker.number !== report.number) continue
      if (report.type === 'probing') asker.progress?.(report.progress)
      else {
        askers.delete(topic)
        asker.answer(report.answer)
      }
    }
  }

  /** Nobody is left to answer what was asked so far. */
  const forgetProbes = (): void => {
    const left = [...askers.values()]
    askers.clear()
    for (const { answer } of left) answer(null)
  }

  const restart = (details: string): void => {
    life++
    forgetProbes()
    port?.close()
    port = null
    restarts = restarts.filter((time) => now() - time < RESTARTS_WITHIN_MS)
    if (restarts.length >= MAX_RESTARTS) {
      turnOff(details)
      return
    }
    restarts.push(now())
    if (!start() || !opened) return
    const { document, speed, watch } = opened
    // Commands that were lost with the old session are answered by the new one's first frame.
    postOpen({ document, speed, watch }, takeWaiting())
    events.restarted(document.position, details)
  }

  const turnOff = (details: string): void => {
    offReason = new Error(`Training is off: ${details}`)
    for (const { reject } of takeWaiting()) reject(offReason)
    events.off(details)
  }

  const takeWaiting = (): Waiting[] => {
    const all = [...waiting.values()].flat()
    waiting.clear()
    return all
  }

  /** Makes this the opened run and tells the session; those who wait are answered when it is there. */
  const postOpen = (
    start: { document: Run; speed: Speed; watch: Watch },
    waiters: readonly Waiting[],
  ): void => {
    const run = ++lastRun
    const number = ++lastNumber
    const { document } = start
    const { network } = document.experiment
    const view = (message: FrameMessage): Frame => ({
      ...message,
      ...viewFrame(network, message.rows, message.numbers),
    })
    opened = { run, ...start, frames: [], drawn: -1, view }
    waiting.set(number, waiters)
    for (const { file, content } of filesFor(document)) {
      if (!handed.has(file)) port?.post({ type: 'file', file, content }, [])
      handed.add(file)
    }
    const { news, table, document: sent } = handing(document)
    if (news) port?.post({ type: 'table', handed: news }, transferIn(news))
    port?.post({ type: 'open', run, number, ...start, document: sent, table }, [])
  }

  /** Sends a command about the opened run, to be answered by a frame. */
  const ask = (command: (run: number, number: number) => Command): Promise<void> =>
    new Promise((resolve, reject) => {
      if (offReason) reject(offReason)
      else if (!opened) resolve()
      else {
        const number = ++lastNumber
        waiting.set(number, [{ resolve, reject }])
        port?.post(command(opened.run, number), [])
      }
    })

  const drawn = (frame: Frame): void => {
    // Late, or told twice: another frame may be in flight.
    if (frame.run !== opened?.run || frame.sequence <= opened.drawn) return
    const before = opened.frames.filter(({ sequence }) => sequence < frame.sequence)
    const after = opened.frames.filter(({ sequence }) => sequence > frame.sequence)
    opened.drawn = frame.sequence
    opened.frames = [frame, ...after]

    for (const number of [...before, frame].flatMap(({ answers }) => answers)) {
      for (const { resolve } of waiting.get(number) ?? []) resolve()
      waiting.delete(number)
    }
    const buffers = before.flatMap(({ numbers, map }) => (map ? [numbers, map] : [numbers]))
    const transfer = buffers.map(({ buffer }) => buffer)
    port?.post({ type: 'drawn', run: frame.run, buffers }, transfer)
  }

  return {
    open: (document, speed, watch) =>
      new Promise((resolve, reject) => {
        for (const earlier of takeWaiting()) earlier.resolve()
        forgetProbes()
        if (!port && !offReason) start()
        if (offReason) reject(offReason)
        else postOpen({ document, speed, watch }, [{ resolve, reject }])
      }),
    train: (until) => ask((run, number) => ({ type: 'train', run, number, until })),
    pause: () => ask((run, number) => ({ type: 'pause', run, number })),
    step: (unit, count) => ask((run, number) => ({ type: 'step', run, number, unit, count })),
    seek: (position) => ask((run, number) => ({ type: 'seek', run, number, position })),
    edit: (...changes) => ask((run, number) => ({ type: 'edit', run, number, changes })),
    setSpeed: (speed) => {
      if (!opened) return
      opened.speed = speed
      port?.post({ type: 'speed', run: opened.run, speed }, [])
    },
    setWatch: (watch) => {
      if (!opened) return
      opened.watch = watch
      port?.post({ type: 'watch', run: opened.run, watch }, [])
    },
    probe: (topic, question, progress) =>
      new Promise((resolve) => {
        askers.get(topic)?.answer(null)
        askers.delete(topic)
        if (offReason || !opened) {
          resolve(null)
          return
        }
        const number = ++lastNumber
        askers.set(topic, { number, answer: resolve, progress })
        port?.post({ type: 'probe', run: opened.run, number, topic, question }, [])
      }),
    drop: (topic) => {
      askers.get(topic)?.answer(null)
      if (askers.delete(topic) && opened) port?.post({ type: 'drop', run: opened.run, topic }, [])
    },
    drawn,
    get asked() {
      return lastNumber
    },
    get isOff() {
      return offReason !== null
    },
  }
}
