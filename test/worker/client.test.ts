/** What the page is told and promised, whatever happens to the session. */
import { noEnd } from '../../src/worker/protocol.ts'
import { describe, expect, it } from 'vitest'
import type { Run } from '../../src/experiment/experiment.ts'
import { createClient, type ClientSurroundings } from '../../src/worker/client.ts'
import type { Frame, FrameMessage } from '../../src/worker/frame.ts'
import type { Spawn } from '../../src/worker/lives.ts'
import type { Command, Report } from '../../src/worker/protocol.ts'
import { articleRun } from '../support/article.ts'
import { createPage, createWire, type TestPage, type Wire } from '../support/wire.ts'

const map = { map: true }
const noMap = { map: false }
const weight = { type: 'parameter', index: 0, value: 3 } as const

async function opened(run: Run = articleRun): Promise<{ wire: Wire; page: TestPage }> {
  const wire = createWire()
  const page = createPage(wire)
  await page.done(page.client.open(run, 100, map))
  return { wire, page }
}

/** A page where time stands still. */
const around = (spawn: Spawn): ClientSurroundings => ({
  spawn,
  now: () => 0,
  later: () => () => {},
  filesFor: () => [],
})

/** Whether a promise has resolved, once all that can happen has happened. */
async function isDone(wire: Wire, promise: Promise<void>): Promise<boolean> {
  for (let turn = 0; turn < 100; turn++) wire.turn()
  const yes = promise.then(() => true)
  return Promise.race([yes, new Promise<boolean>((resolve) => setImmediate(resolve, false))])
}

describe('a promise', () => {
  it('resolves when the frame that shows the effect has been drawn', async () => {
    const { wire, page } = await opened()
    page.isDrawing = false
    const step = page.client.step('sample', 3)
    expect(await isDone(wire, step)).toBe(false)
    expect(page.frame.position).toBe(3)
    page.client.drawn(page.frame)
    expect(await isDone(wire, step)).toBe(true)
  })

  it('of a long step waits for its end', async () => {
    const { page } = await opened()
    await page.done(page.client.step('epoch', 30))
    expect(page.frame).toMatchObject({ position: 120, status: 'paused' })
  })

  it('of training resolves when it runs, of an edit when it shows', async () => {
    const { page } = await opened()
    await page.done(page.client.train(noEnd))
    expect(page.frame.status).toBe('training')
    await page.done(page.client.edit(weight))
    expect(page.frame.edits?.at(-1)?.change).toEqual(weight)
  })

  it('resolves when another command takes the place of its own', async () => {
    const { wire, page } = await opened()
    const seek = page.client.seek(1_000_000)
    wire.turn()
    await page.done(page.client.pause())
    expect(await isDone(wire, seek)).toBe(true)
    expect(page.frame.position).toBeLessThan(1_000_000)
  })

  it('resolves when another run takes the place of its own', async () => {
    const { wire, page } = await opened()
    const seek = page.client.seek(1_000_000)
    const first = page.client.open(articleRun, null, noMap)
    const second = page.client.open({ ...articleRun, position: 5 }, null, noMap)
    await page.done(second)
    expect(await isDone(wire, seek)).toBe(true)
    expect(await isDone(wire, first)).toBe(true)
    expect(page.frame.position).toBe(5)
  })
})

describe('a frame of another run', () => {
  it('never reaches the page', async () => {
    const { wire, page } = await opened()
    void page.client.train(noEnd)
    for (let turn = 0; turn < 5; turn++) wire.turn()
    const { run } = page.frame
    const { length } = page.frames
    const opening = page.client.open(articleRun, null, noMap)
    await page.done(opening)
    const later = page.frames.slice(length)
    expect(later.length).toBeGreaterThan(0)
    expect(later.every((frame) => frame.run === run + 1)).toBe(true)
  })

  it('is not drawn: the session is told nothing', async () => {
    const { wire, page } = await opened()
    const old = page.frame
    await page.done(page.client.open(articleRun, null, noMap))
    wire.settle()
    const { length } = wire.commands
    page.client.drawn(old)
    wire.settle()
    expect(wire.commands).toHaveLength(length)
  })
})

describe('a session that dies', () => {
  it('is replaced by one at the last good position, paused, with its edits, speed and watch', async () => {
    const { wire, page } = await opened()
    await page.done(page.client.edit(weight))
    page.client.setSpeed(7)
    page.client.setWatch(noMap)
    await page.done(page.client.step('sample', 9))
    const { parameters } = page.frame
    const before = [...parameters]
    await page.done(page.client.train(noEnd))
    const { position } = page.frame

    const lost = page.client.step('sample', 1)
    wire.kill('out of memory')
    expect(page.events).toEqual([`restarted at ${position}: out of memory`])
    expect(await isDone(wire, lost)).toBe(true)
    expect(wire.spawned).toBe(2)
    expect(page.frame).toMatchObject({ status: 'paused', position })
    const first = page.frames.find(({ run }) => run === page.frame.run)
    expect(first).toMatchObject({ isWhole: true, edits: [{ at: 0, change: weight }] })
    expect(wire.commands.findLast(({ type }) => type === 'open')).toMatchObject({
      speed: 7,
      watch: noMap,
    })
    await page.done(page.client.seek(9))
    expect([...page.frame.parameters]).toEqual(before)
  })

  it('is replaced when it throws', async () => {
    const { wire, page } = await opened()
    await page.done(page.client.step('sample', 4))
    wire.breakClock('no time')
    await page.done(page.client.step('sample', 4))
    expect(page.events).toHaveLength(1)
    expect(page.events[0]).toMatch(/^restarted at 4: Error: no time/)
    expect(page.frame).toMatchObject({ position: 4, status: 'paused' })
    await page.done(page.client.step('sample', 4))
    expect(page.frame.position).toBe(8)
  })

  it('for the third time within a minute turns training off', async () => {
    const { wire, page } = await opened()
    await page.done(page.client.step('sample', 2))
    wire.kill('once')
    wire.settle()
    wire.kill('twice')
    wire.settle()
    expect(page.client.isOff).toBe(false)
    const lost = page.client.step('sample', 1)
    wire.kill('thrice')
    await expect(lost).rejects.toThrow('Training is off: thrice')
    expect(page.events).toEqual(['restarted at 2: once', 'restarted at 2: twice', 'off: thrice'])
    expect(page.client.isOff).toBe(true)
    await expect(page.client.train(noEnd)).rejects.toThrow('Training is off')
    await expect(page.client.open(articleRun, null, noMap)).rejects.toThrow('Training is off')
    page.client.setSpeed(3)
    page.client.setWatch(map)
    page.client.drawn(page.frame)
    expect(wire.spawned).toBe(3)
  })

  it('now and then is replaced every time', async () => {
    const { wire, page } = await opened()
    for (let death = 0; death < 6; death++) {
      wire.kill(`death ${death}`)
      wire.wait(31_000)
    }
    expect(page.events).toHaveLength(6)
    expect(page.client.isOff).toBe(false)
    expect(page.frame.status).toBe('paused')
  })

  it('says nothing any more', async () => {
    const hears: ((report: Report) => void)[] = []
    const deaths: ((details: string) => void)[] = []
    const posted: Command[] = []
    const spawn: Spawn = (receive, died) => {
      hears.push(receive)
      deaths.push(died)
      return { post: (command) => posted.push(command), close: () => {} }
    }
    const events: string[] = []
    const client = createClient(around(spawn), {
      frame: () => events.push('frame'),
      restarted: () => events.push('restarted'),
      off: () => events.push('off'),
      silent: () => events.push('silent'),
    })
    void client.open(articleRun, null, noMap)
    deaths[0]('gone')
    deaths[0]('gone again')
    hears[0]({ type: 'failed', run: 2, message: '', details: '', position: 0 })
    expect(events).toEqual(['restarted'])
    expect(posted.map((command) => [command.type, 'run' in command && command.run])).toEqual([
      ['open', 1],
      ['open', 2],
    ])
    hears[1]({ type: 'failed', run: 1, message: '', details: '', position: 0 })
    expect(events).toEqual(['restarted'])
    hears[1]({ type: 'failed', run: 2, message: '', details: '', position: 0 })
    expect(events).toEqual(['restarted', 'restarted'])
  })

  it('keeps the map of frames before, as a frame says, and gives its buffer back once', async () => {
    const { wire, page } = await opened()
    const [first] = wire.reports.flatMap((one) => (one.type === 'frame' ? [one.frame] : []))
    const frame = (sequence: number, own: number | null): FrameMessage => ({
      ...first,
      run: 1,
      sequence,
      numbers: page.frame.numbers.slice(),
      map: own === null ? null : Float64Array.of(own),
      ...(own === null && { keepsMap: true }),
    })
    const posted: Command[] = []
    let hear: (report: Report) => void = () => {}
    const spawn: Spawn = (receive) => {
      hear = receive
      return { post: (command) => posted.push(command), close: () => {} }
    }
    const shown: Frame[] = []
    const nothing = { restarted: () => {}, off: () => {}, silent: () => {} }
    const client = createClient(around(spawn), { ...nothing, frame: (one) => shown.push(one) })
    void client.open(articleRun, null, map)
    for (const [sequence, own] of [7, null, null, 8].entries()) {
      hear({ type: 'frame', frame: frame(sequence, own) })
      if (sequence !== 1) client.drawn(shown.at(-1)!)
    }
    expect(shown.map((one) => one.map?.[0])).toEqual([7, 7, 7, 8])
    const back = posted.flatMap((one) => (one.type === 'drawn' ? [one.buffers] : []))
    const maps = back.map((buffers) => buffers.filter(({ length }) => length === 1))
    expect(maps).toEqual([[], [], [Float64Array.of(7)]])
  })

  it.each(['at once', 'by throwing'])('%s, every time, turns training off', async (way) => {
    const events: string[] = []
    let spawned = 0
    const client = createClient(
      around((_, died) => {
        spawned++
        if (way === 'by throwing') throw new Error('refused')
        died('not found')
        return { post: () => {}, close: () => {} }
      }),
      {
        frame: () => {},
        restarted: (position) => events.push(`restarted at ${position}`),
        off: () => events.push('off'),
        silent: () => events.push('silent'),
      },
    )
    await expect(client.open(articleRun, null, noMap)).rejects.toThrow('Training is off')
    expect(spawned).toBe(3)
    expect(events).toEqual(['off'])
  })
})

describe('a session that hangs', () => {
  it('is told of while an answer is owed, and replaced at a word, with all that was asked meanwhile', async () => {
    const { wire, page } = await opened()
    await page.done(page.client.step('sample', 6))
    await page.done(page.client.train(noEnd))
    wire.hang()
    const { position } = page.frame
    const paused = page.client.pause()
    const edited = page.client.edit(weight)
    wire.wait(10_000)
    expect(page.events).toEqual(['silent'])
    expect(page.frame).toMatchObject({ position, status: 'training' })

    await page.done(page.client.restart())
    expect(page.events.slice(1)).toEqual(['heard', `restarted at ${position}: It did not answer.`])
    expect(await isDone(wire, paused)).toBe(true)
    await page.done(edited)
    expect(page.frame).toMatchObject({ position, status: 'paused' })
    expect(page.frame.parameters[0]).toBe(3)
    await page.done(page.client.step('sample', 1))
    expect(page.frame.position).toBe(position + 1)
  })

  it('may be replaced as often as one likes', async () => {
    const { wire, page } = await opened()
    for (let time = 0; time < 5; time++) {
      wire.hang()
      // oxlint-disable-next-line no-await-in-loop -- One after the other.
      await page.done(page.client.restart())
    }
    expect(page.client.isOff).toBe(false)
    expect(wire.spawned).toBe(6)
  })

  it('is not noticed at rest, when nothing is owed and nothing is sent', async () => {
    const { wire, page } = await opened()
    wire.hang()
    const { length } = wire.commands
    wire.wait(60_000)
    expect(page.events).toEqual([])
    expect(wire.commands).toHaveLength(length)
    void page.client.step('sample', 1)
    wire.wait(10_000)
    expect(page.events).toEqual(['silent'])
  })

  it('is told apart from one that is busy for long, or that trains once a second', async () => {
    const { wire, page } = await opened()
    await page.done(page.client.seek(3000))
    page.client.setSpeed(1)
    await page.done(page.client.train(noEnd))
    page.isDrawing = false
    wire.wait(60_000)
    expect(page.events).toEqual([])
    expect(wire.commands.some(({ type }) => type === 'ping')).toBe(true)
  })

  it('over an edit is replaced twice: the second time without it', async () => {
    const { wire, page } = await opened()
    void page.client.edit(weight)
    wire.kill('once')
    wire.kill('twice')
    wire.settle()
    expect(page.events).toEqual(['restarted at 0: once', 'restarted at 0: twice'])
    expect(page.frame.parameters[0]).not.toBe(3)
    expect(page.client.isOff).toBe(false)
  })
})
