/** When the page calls a session silent, and when it must not. */
import { describe, expect, it } from 'vitest'
import { createHeartbeat, type Heartbeat } from '../../src/worker/heartbeat.ts'

type Scene = {
  readonly heartbeat: Heartbeat
  /** What was asked and told, in order. */
  readonly log: string[]
  owes: boolean
  /** The page's timers; each may be late. */
  readonly timers: (() => void)[]
  /** So many beats, each with a word from the session before it or not. */
  beats(count: number, isHeard?: boolean): void
}

function scene(): Scene {
  const log: string[] = []
  const timers: (() => void)[] = []
  const heartbeat = createHeartbeat({
    later: (callback) => {
      timers.push(callback)
      return () => {}
    },
    isOwed: () => made.owes,
    ask: () => log.push('ask'),
    told: (isSilent) => log.push(isSilent ? 'silent' : 'heard'),
  })
  const made: Scene = {
    heartbeat,
    log,
    owes: true,
    timers,
    beats: (count, isHeard = false) => {
      for (let beat = 0; beat < count; beat++) {
        if (isHeard) heartbeat.heard()
        timers.shift()?.()
      }
    },
  }
  heartbeat.begin()
  heartbeat.heard()
  heartbeat.watch()
  return made
}

describe('a session that owes an answer', () => {
  it('is asked once for a word after a second, and silent after three more', () => {
    const { log, beats } = scene()
    beats(1)
    expect(log).toEqual([])
    beats(6)
    expect(log).toEqual(['ask'])
    beats(1)
    expect(log).toEqual(['ask', 'silent'])
    beats(1000)
    expect(log).toEqual(['ask', 'silent'])
  })

  it('is never asked while it says something', () => {
    const { log, beats } = scene()
    beats(1000, true)
    expect(log).toEqual([])
  })

  it('is not silent while it answers what it is asked, however long it takes', () => {
    const made = scene()
    for (let round = 0; round < 100; round++) {
      made.beats(3)
      made.heartbeat.heard()
    }
    expect(new Set(made.log)).toEqual(new Set(['ask']))
  })

  it('is silent no more as soon as it is heard', () => {
    const { log, beats, heartbeat } = scene()
    beats(8)
    heartbeat.heard()
    expect(log).toEqual(['ask', 'silent', 'heard'])
    beats(8)
    expect(log).toEqual(['ask', 'silent', 'heard', 'ask', 'silent'])
  })

  it('has half a minute for loading', () => {
    const { log, beats, heartbeat } = scene()
    heartbeat.begin()
    beats(59)
    expect(log).toEqual(['ask'])
    beats(1)
    expect(log).toEqual(['ask', 'silent'])
  })
})

describe('there is no beat', () => {
  it('at rest', () => {
    const made = scene()
    expect(made.timers).toHaveLength(1)
    made.owes = false
    made.beats(1)
    expect(made.timers).toEqual([])
    expect(made.log).toEqual([])
  })

  it('but one at a time, however often something is owed', () => {
    const { heartbeat, timers, beats } = scene()
    for (let time = 0; time < 5; time++) heartbeat.watch()
    beats(1)
    heartbeat.watch()
    expect(timers).toHaveLength(1)
  })
})

it('time that passes while the page is asleep is not counted', () => {
  // One timer that comes a day late is one beat.
  const { log, timers } = scene()
  timers.shift()!()
  expect(log).toEqual([])
  expect(timers).toHaveLength(1)
})
