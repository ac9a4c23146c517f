/** The worker's entry, the only place that knows the thread: joins a session to its messages and timers. */
import type { Clock, Command, Report } from './protocol.ts'
import { createSession } from './session.ts'

/** The part of a worker's global scope that is used; the page's types know only windows. */
type Scope = {
  postMessage(message: Report, transfer: Transferable[]): void
  addEventListener(type: 'message', listen: (event: MessageEvent<Command>) => void): void
  addEventListener(type: 'error', listen: (event: ErrorEvent) => void): void
  addEventListener(type: 'unhandledrejection', listen: (event: PromiseRejectionEvent) => void): void
}

declare const self: Scope

// A message to oneself comes after those that are waiting, and unlike a timer it comes at once.
const { port1, port2 } = new MessageChannel()
const callbacks = new Map<number, () => void>()
let lastCallback = 0
port1.addEventListener('message', ({ data }: MessageEvent<number>) => {
  const callback = callbacks.get(data)
  callbacks.delete(data)
  callback?.()
})
port1.start()

const clock: Clock = {
  now: () => performance.now(),
  soon: (callback) => {
    const number = ++lastCallback
    callbacks.set(number, callback)
    port2.postMessage(number)
    return () => callbacks.delete(number)
  },
  later: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Where the run was last seen, for errors that the session knows nothing of. */
let run = 0
let position = 0

const send = (report: Report, transfer: Transferable[]): void => {
  if (report.type === 'frame') position = report.frame.position
  self.postMessage(report, transfer)
}

const session = createSession(send, clock)

self.addEventListener('message', ({ data: command }) => {
  if (command.type === 'open') run = command.run
  session.receive(command)
})

/** The page's Worker object hears nothing of an unhandled rejection, and of an error only its message. */
const fail = (thrown: unknown): void => {
  const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown))
  send({ type: 'failed', run, message, details: stack ?? message, position }, [])
}

self.addEventListener('error', (event) => {
  event.preventDefault()
  fail(event.error ?? event.message)
})
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  fail(event.reason)
})
