import { describe, expect, it } from 'vitest'
import type { Read } from '../../src/data/csv.ts'
import { createReaderClient, type ReaderClient } from '../../src/state/reader.ts'
import type { ReaderCommand, ReaderReport } from '../../src/worker/reading.ts'

type Desk = {
  readonly client: ReaderClient
  readonly commands: ReaderCommand<Blob>[]
  readonly lives: () => { readonly started: number; readonly closed: number }
  report(report: ReaderReport): void
  die(details: string): void
}

function desk(): Desk {
  const commands: ReaderCommand<Blob>[] = []
  let [started, closed] = [0, 0]
  let report: Desk['report'] = () => undefined
  let die: Desk['die'] = () => undefined
  const client = createReaderClient((receive, died) => {
    started++
    report = receive
    die = died
    return { post: (command) => void commands.push(command), close: () => void closed++ }
  })
  return {
    client,
    commands,
    lives: () => ({ started, closed }),
    report: (one) => report(one),
    die: (details) => die(details),
  }
}

const file = new Blob(['x\n1\n'])
const nothing: Read = { ok: false, sentence: 'This file has no rows.' }
const read = (client: ReaderClient, progress: (done: number) => void = () => undefined) =>
  client.read({ file, corrections: {}, seed: 1, progress })

describe('the reader’s client', () => {
  it('starts a reader with the first file, tells how far it is, and hands over what was read', async () => {
    const { client, commands, lives, report } = desk()
    expect(lives().started).toBe(0)
    const told: number[] = []
    const answer = read(client, (done) => told.push(done))
    expect(commands).toEqual([{ type: 'read', number: 1, file, corrections: {}, seed: 1 }])
    report({ type: 'progress', number: 1, done: 0.5 })
    report({ type: 'read', number: 1, read: nothing })
    expect(await answer).toEqual(nothing)
    expect(told).toEqual([0.5])
    void read(client)
    expect(lives().started).toBe(1)
  })

  it('leaves a file for the next one, and does not hear what is still said of it', async () => {
    const { client, report } = desk()
    const first = read(client)
    const second = read(client)
    expect(await first).toBeNull()
    report({ type: 'read', number: 1, read: { ok: false, sentence: 'Stale.' } })
    report({ type: 'read', number: 2, read: nothing })
    expect(await second).toEqual(nothing)
  })

  it('cancels', async () => {
    const { client, commands } = desk()
    const answer = read(client)
    client.cancel()
    expect(await answer).toBeNull()
    expect(commands.at(-1)).toEqual({ type: 'cancel' })
  })

  it('says in a sentence that a file could not be read, and reads the next', async () => {
    const { client, report, die, lives } = desk()
    const answer = read(client)
    report({ type: 'failed', number: 1, message: 'The file has gone.' })
    expect(await answer).toEqual({
      ok: false,
      sentence: 'This file could not be read: The file has gone.',
    })
    const next = read(client)
    die('Out of memory.')
    expect(await next).toEqual({
      ok: false,
      sentence: 'The reader stopped: Out of memory. Try again.',
    })
    void read(client)
    expect(lives()).toEqual({ started: 2, closed: 1 })
  })

  it('lets its thread go when it is closed', async () => {
    const { client, lives } = desk()
    const answer = read(client)
    client.close()
    expect(await answer).toBeNull()
    expect(lives()).toEqual({ started: 1, closed: 1 })
  })
})
