/**
 * Joins clients to sessions without a thread: messages are copied and transferred as between real
 * threads, the session's tasks run one after the other in the order in which they came, the page is
 * always there for its own, and the clock is turned by hand. Or what comes next is chosen each time,
 * as threads that run beside each other leave it open.
 */
import { createClient, type Client } from '../../src/worker/client.ts'
import type { Frame } from '../../src/worker/frame.ts'
import type { Spawn } from '../../src/worker/lives.ts'
import type { Clock, Command, Report } from '../../src/worker/protocol.ts'
import { createSession } from '../../src/worker/session.ts'

export type Wire = {
  spawn: Spawn
  /** The time that everybody reads; reading takes `readingMs`. */
  clock: Clock
  /** The page's timers, which are no slices. */
  later: Clock['later']
  /** Slices that are planned, and how many have run. More than one planned are two loops. */
  readonly planned: number
  readonly slices: number
  /** All that ever arrived, and how many sessions were started. */
  readonly commands: readonly Command[]
  readonly reports: readonly Report[]
  readonly spawned: number
  /** Runs the next task, or a timer whose time has come; false when there is none. */
  turn(): boolean
  /** Runs task after task until it is so, turning the clock where only timers are left. */
  until(isSo: () => boolean): void
  /** Runs all tasks until only timers are left; for what is not training flat out. */
  settle(): void
  /** Turns the clock with all tasks and timers on the way. */
  wait(milliseconds: number): void
  /** Turns the clock with nobody awake. */
  sleep(milliseconds: number): void
  /** The newest session does nothing any more, and nobody is told. */
  hang(): void
  /** Commands lie unread, as while a session is at a long piece of work; returns how to go on. */
  hold(): () => void
  /** The newest session is gone. */
  kill(details: string): void
  /** The next reading of the clock throws. */
  breakClock(message: string): void
}

type Timer = { readonly at: number; readonly run: () => void }

/** One of so many, counted from 0. */
export type Choose = (count: number) => number

/** Only messages on the same way keep their order. */
type Task = { readonly type: 'command' | 'slice'; readonly run: () => void }

/**
 * A reading of the clock takes so long. With 0.6 ms slices end after seven readings and never grow;
 * with much less the session believes that training costs nothing.
 */
export function createWire(readingMs = 0.6, choose: Choose | null = null): Wire {
  const tasks: Task[] = []
  let held: Task[] | null = null
  const pageTasks: (() => void)[] = []
  let timers: Timer[] = []
  const commands: Command[] = []
  const reports: Report[] = []
  let time = 0
  let planned = 0
  let slices = 0
  let spawned = 0
  let broken: string | null = null
  let kill = (_details: string): void => {}
  let hang = (): void => {}

  const plan = (add: (run: () => void) => void, callback: () => void): (() => void) => {
    let isPlanned = true
    const cancel = (): void => {
      if (isPlanned) planned--
      isPlanned = false
    }
    planned++
    add(() => {
      if (!isPlanned) return
      cancel()
      slices++
      callback()
    })
    return cancel
  }

  const clock: Clock = {
    now: () => {
      const message = broken
      broken = null
      if (message !== null) throw new Error(message)
      time += readingMs
      return time
    },
    soon: (callback) => plan((run) => tasks.push({ type: 'slice', run }), callback),
    later: (callback, delayMs) => plan((run) => timers.push({ at: time + delayMs, run }), callback),
  }

  const later: Wire['later'] = (callback, delayMs) => {
    const timer = { at: time + delayMs, run: callback }
    timers.push(timer)
    return () => {
      timers = timers.filter((one) => one !== timer)
    }
  }

  const spawn: Spawn = (receive, died) => {
    spawned++
    let isOpen = true
    const whileOpen = (task: () => void) => (): void => {
      if (isOpen) task()
    }
    const session = createSession((report, transfer) => {
      const copy = structuredClone(report, { transfer })
      const arrive = (): void => {
        reports.push(copy)
        receive(copy)
      }
      pageTasks.push(whileOpen(arrive))
    }, clock)
    hang = () => {
      isOpen = false
    }
    kill = (details) => {
      isOpen = false
      died(details)
    }
    return {
      post: (command, transfer) => {
        const copy = structuredClone(command, { transfer })
        const arrive = (): void => {
          commands.push(copy)
          session.receive(copy)
        }
        ;(held ?? tasks).push({ type: 'command', run: whileOpen(arrive) })
      },
      close: () => {
        isOpen = false
      },
    }
  }

  const firstTimer = (): Timer | undefined => timers.toSorted((one, other) => one.at - other.at)[0]

  const runTimer = (timer: Timer): void => {
    timers = timers.filter((one) => one !== timer)
    timer.run()
  }

  const runTask = (task: Task): void => {
    tasks.splice(tasks.indexOf(task), 1)
    task.run()
  }

  const runChosen = (pick: Choose): boolean => {
    const firsts = (['command', 'slice'] as const).flatMap(
      (wanted) => tasks.find(({ type }) => type === wanted) ?? [],
    )
    const all = [
      ...pageTasks.slice(0, 1).map(() => () => pageTasks.shift()?.()),
      ...firsts.map((one) => () => runTask(one)),
      ...timers.filter(({ at }) => at <= time).map((timer) => () => runTimer(timer)),
    ]
    if (all.length === 0) return false
    all[pick(all.length)]()
    return true
  }

  const turn = (): boolean => {
    if (choose) return runChosen(choose)
    const task = pageTasks.shift() ?? tasks.shift()?.run
    if (task) {
      task()
      return true
    }
    const timer = firstTimer()
    if (!timer || timer.at > time) return false
    runTimer(timer)
    return true
  }

  const settle = (): void => {
    for (let count = 0; turn(); count++) {
      if (count > 100_000) throw new Error('It never comes to rest.')
    }
  }

  /** Turns the clock to the next timer, at most to `end`; false when there is none until then. */
  const goOn = (end: number): boolean => {
    const timer = firstTimer()
    if (!timer || timer.at > end) return false
    time = Math.max(time, timer.at)
    return true
  }

  return {
    spawn,
    clock,
    later,
    turn,
    settle,
    commands,
    reports,
    get planned() {
      return planned
    },
    get slices() {
      return slices
    },
    get spawned() {
      return spawned
    },
    until: (isSo) => {
      for (let count = 0; !isSo(); count++) {
        if (count > 1_000_000 || (!turn() && !goOn(Infinity))) throw new Error('It is never so.')
      }
    },
    wait: (milliseconds) => {
      const end = time + milliseconds
      settle()
      while (goOn(end)) settle()
      time = Math.max(time, end)
    },
    sleep: (milliseconds) => {
      time += milliseconds
    },
    hang: () => hang(),
    hold: () => {
      held = []
      return () => {
        tasks.push(...(held ?? []))
        held = null
      }
    },
    kill: (details) => kill(details),
    breakClock: (message) => {
      broken = message
    },
  }
}

export type TestPage = {
  client: Client
  /** All frames that arrived. */
  readonly frames: Frame[]
  /** What the page was told of deaths, in order. */
  readonly events: string[]
  readonly frame: Frame
  /** While false, frames arrive but are not drawn. */
  isDrawing: boolean
  /** Waits for a promise while tasks run. */
  done(promise: Promise<void>): Promise<void>
}

/** A page that draws every frame as soon as it comes. */
export function createPage(wire: Wire): TestPage {
  const frames: Frame[] = []
  const events: string[] = []
  const client = createClient(
    {
      spawn: wire.spawn,
      now: wire.clock.now,
      later: wire.later,
      filesFor: () => [],
    },
    {
      frame: (frame) => {
        frames.push(frame)
        if (page.isDrawing) client.drawn(frame)
      },
      restarted: (position, details) => events.push(`restarted at ${position}: ${details}`),
      off: (details) => events.push(`off: ${details}`),
      silent: (isSilent) => events.push(isSilent ? 'silent' : 'heard'),
    },
  )
  const page: TestPage = {
    client,
    frames,
    events,
    isDrawing: true,
    get frame() {
      const last = frames.at(-1)
      if (!last) throw new Error('No frame has come yet.')
      return last
    },
    done: async (promise) => {
      const state = { isDone: false }
      const settled = promise.finally(() => {
        state.isDone = true
      })
      for (let count = 0; !state.isDone; count++) {
        if (count > 100_000) throw new Error('It is never done.')
        wire.turn()
        // oxlint-disable-next-line no-await-in-loop -- All that follows from one task comes before the next.
        await new Promise(setImmediate)
      }
      return settled
    },
  }
  return page
}
