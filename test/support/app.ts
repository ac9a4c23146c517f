/** The whole page without its views: store, frames and actions, joined to a session by a wire. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { presets, runOf } from '../../src/experiment/presets.ts'
import type { Run } from '../../src/experiment/experiment.ts'
import { loadFit } from '../../src/state/fitting.ts'
import { createApp, type App } from '../../src/state/connect.ts'
import { openingFrame } from '../../src/worker/opening.ts'
import { createWire, type Wire } from './wire.ts'

export type TestApp = App & {
  readonly wire: Wire
  /** Waits for a promise while the session works; rejects as it does. */
  done(promise: Promise<void>): Promise<void>
  /** Turns the clock, so that promises see what happens between two tasks. */
  pass(milliseconds: number): Promise<void>
}

export const firstRun: Run = runOf(presets.heightAndWeight)

/** A page that draws sixty times a second, and has shown this run's first frame from the session. */
export async function createTestApp(
  run: Run = firstRun,
  // Reading the clock costs little time here, so that a second is about a second.
  wire: Wire = createWire(0.02),
): Promise<TestApp> {
  await loadFit()
  let seed = 1000
  const app = createApp({
    run,
    first: openingFrame(run),
    spawn: wire.spawn,
    schedule: (draw) => void wire.later(draw, 16),
    now: wire.clock.now,
    later: wire.later,
    randomSeed: () => ++seed,
    fetchFile: (file) => readFile(join('public/data', file), 'utf8'),
    say: (value) => String(Number(value.toPrecision(3))),
  })
  const done = async (promise: Promise<void>): Promise<void> => {
    const wait = { isOver: false }
    const settled = promise.finally(() => {
      wait.isOver = true
    })
    // The caller is told; here it only ends the loop.
    settled.catch(() => undefined)
    await Promise.resolve()
    for (let count = 0; !wait.isOver; count++) {
      if (count > 1_000_000) throw new Error('It is never done.')
      if (!wire.turn()) wire.wait(10)
      // Modules that are loaded late come with the event loop.
      await new Promise(setImmediate)
    }
    return settled
  }
  const pass = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += 10) {
      wire.wait(Math.min(10, milliseconds - passed))
      await Promise.resolve()
    }
  }
  await pass(50)
  return { ...app, wire, done, pass }
}
