import { describe, expect, it } from 'vitest'
import { fileLimits } from '../../src/data/csv.ts'
import type { Corrections } from '../../src/data/reading.ts'
import {
  createReader,
  type Reader,
  type ReaderReport,
  type Source,
} from '../../src/worker/reading.ts'

type Desk = {
  readonly reader: Reader
  readonly reports: ReaderReport[]
  /** One slice; false when nothing waits. */
  turn(): boolean
}

/** A reader whose clock goes on by 30 ms whenever it is looked at, so that every slice is one piece of work. */
function desk(): Desk {
  const reports: ReaderReport[] = []
  const turns: (() => void)[] = []
  let now = 0
  const reader = createReader((report) => reports.push(report), {
    now: () => (now += 30),
    soon: (callback) => {
      turns.push(callback)
      return () => undefined
    },
  })
  return {
    reader,
    reports,
    turn: () => {
      const next = turns.shift()
      next?.()
      return next !== undefined
    },
  }
}

function file(text: string): Source {
  const bytes = new TextEncoder().encode(text)
  return { size: bytes.length, bytes: (count) => Promise.resolve(bytes.subarray(0, count)) }
}

function read(reader: Reader, number: number, source: Source, corrections: Corrections = {}): void {
  reader.receive({ type: 'read', number, file: source, corrections, seed: 1 })
}

const long = file(`a,b\n${'1,2\n3,4\n'.repeat(200_000)}`)

/** Whatever waits for a promise. */
async function settle(): Promise<void> {
  await Promise.resolve()
  await Promise.resolve()
  await Promise.resolve()
}

describe('a reader', () => {
  it('answers with the table of the file', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 4, file('a,b\n1,2\n3,5\n'))
    await settle()
    while (turn());
    expect(reports.at(-1)).toMatchObject({
      type: 'read',
      number: 4,
      read: { ok: true, value: { table: { rows: 2 } } },
    })
  })

  it('reads a long file in slices, saying how far it is', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 1, long)
    await settle()
    let slices = 0
    while (turn()) slices++
    expect(slices).toBeGreaterThan(5)
    const done = reports.flatMap((report) => (report.type === 'progress' ? [report.done] : []))
    expect(done.length).toBeGreaterThan(2)
    expect(done).toEqual(done.toSorted((one, other) => one - other))
    expect(reports.at(-1)?.type).toBe('read')
  })

  it('leaves a file when told to, and says nothing more', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 1, long)
    await settle()
    turn()
    reader.receive({ type: 'cancel' })
    while (turn());
    expect(reports.filter(({ type }) => type !== 'progress')).toEqual([])
  })

  it('leaves a file for another, even before its bytes have come', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 1, long)
    read(reader, 2, file('x\n1\n2\n'))
    await settle()
    while (turn());
    expect(new Set(reports.map(({ number }) => number))).toEqual(new Set([2]))
  })

  it('asks for no more of a file than it reads', async () => {
    const { reader, reports, turn } = desk()
    let asked = 0
    const huge: Source = {
      size: 3e9,
      bytes: (count) => {
        asked = count
        return Promise.resolve(new TextEncoder().encode('a,b\n1,2\n3,4\n5,6'))
      },
    }
    read(reader, 1, huge)
    await settle()
    while (turn());
    expect(asked).toBe(fileLimits.bytes)
    expect(reports.at(-1)).toMatchObject({ read: { value: { table: { rows: 2 } } } })
  })

  it('says so when a file cannot be read, and takes the next', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 1, { size: 5, bytes: () => Promise.reject(new Error('The file has gone.')) })
    await settle()
    expect(reports).toEqual([{ type: 'failed', number: 1, message: 'The file has gone.' }])
    read(reader, 2, file('x\n1\n2\n'))
    await settle()
    while (turn());
    expect(reports.at(-1)).toMatchObject({ type: 'read', number: 2 })
  })
})
