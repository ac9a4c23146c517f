/** What `connect.ts` joins and actions work with, and the page around it. */
import type { Run } from '../experiment/experiment.ts'
import type { Client } from '../worker/client.ts'
import type { Frame } from '../worker/frame.ts'
import type { Spawn } from '../worker/lives.ts'
import type { Announcer } from './announcer.ts'
import type { RunDocument } from './document.ts'
import type { Frames } from './frames.ts'
import type { Intake } from './intake.ts'
import type { Fetch, Loading } from './loading.ts'
import type { Store } from './store.ts'
import type { Walker } from './walker.ts'
import type { Way } from './way.ts'

export type Surroundings = {
  readonly run: Run
  /** What the run looks like before the worker has answered. */
  readonly first: Frame
  readonly spawn: Spawn
  /** Calls back when it is time to draw; never before React has rendered what the store holds. */
  readonly schedule: (draw: () => void) => void
  readonly now: () => number
  readonly later: (callback: () => void, delayMs: number) => () => void
  readonly randomSeed: () => number
  readonly fetchFile: Fetch
  /** The person has asked for less motion. */
  readonly isCalm?: boolean
  /** A number as it is spoken. */
  readonly say: (value: number) => string
}

export type Parts = {
  readonly surroundings: Surroundings
  readonly store: Store
  readonly frames: Frames
  readonly document: RunDocument
  readonly way: Way
  readonly announcer: Announcer
  readonly intake: Intake
  readonly loading: Loading
  readonly client: Client
  readonly walker: Walker
}
