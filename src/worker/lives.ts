/**
 * One session after another, each at the end of a wire: what an earlier one still says is stale, and
 * when they keep dying there is no further one.
 */
import type { Command, Report } from './protocol.ts'

/** One end of a wire to a session: a worker, or a session in the same thread. */
export type Port = {
  post(command: Command, transfer: Transferable[]): void
  close(): void
}

/** Starts a session. `died` tells that nothing more will come, with what is known of the cause. */
export type Spawn = (receive: (report: Report) => void, died: (details: string) => void) => Port

export type Lives = {
  /** The wire to the session that lives; null when there is none. */
  readonly port: Port | null
  /** Starts a session; false when it died on the spot, and whatever could be done about it has been done. */
  start(): boolean
  end(): void
  /** Whether another session may follow one that has just died. */
  mayGoOn(): boolean
}

type Heard = {
  /** Before anything is heard of a session. */
  begun(): void
  received(report: Report): void
  died(details: string): void
}

/** So many restarts within this time; one more death and training is off. */
const MAX_RESTARTS = 2
const RESTARTS_WITHIN_MS = 60_000

/** `now`: milliseconds that never go back. */
export function createLives(spawn: Spawn, heard: Heard, now: () => number): Lives {
  let port: Port | null = null
  let life = 0
  let deaths: number[] = []
  return {
    get port() {
      return port
    },
    start: () => {
      const mine = ++life
      heard.begun()
      const died = (details: string): void => {
        if (mine === life) heard.died(details)
      }
      const receive = (report: Report): void => {
        if (mine === life) heard.received(report)
      }
      try {
        const made = spawn(receive, died)
        if (mine === life) port = made
        else made.close()
      } catch (thrown) {
        died(String(thrown))
      }
      return mine === life
    },
    end: () => {
      life++
      port?.close()
      port = null
    },
    mayGoOn: () => {
      deaths = deaths.filter((time) => now() - time < RESTARTS_WITHIN_MS)
      if (deaths.length >= MAX_RESTARTS) return false
      deaths.push(now())
      return true
    },
  }
}
