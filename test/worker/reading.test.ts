import { describe, expect, it } from 'vitest'
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
  return { size: bytes.length, bytes: (from, to) => Promise.resolve(bytes.subarray(from, to)) }
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

/** Until nothing waits any more; how many slices that took after a turn of its own. */
async function finish(turn: () => boolean): Promise<number> {
  let turns = 0
  for (let idle = 0; idle < 5;) {
    // oxlint-disable-next-line no-await-in-loop -- One after another is what is meant.
    await settle()
    idle = turn() ? 0 : idle + 1
    if (idle === 0) turns++
  }
  return turns
}

describe('a reader', () => {
  it('answers with the table of the file', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 4, file('a,b\n1,2\n3,5\n'))
    await finish(turn)
    expect(reports.at(-1)).toMatchObject({
      type: 'read',
      number: 4,
      read: { ok: true, value: { table: { rows: 2 } } },
    })
  })

  it('reads a long file in slices, saying how far it is', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 1, long)
    expect(await finish(turn)).toBeGreaterThan(0)
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
    await finish(turn)
    expect(reports.filter(({ type }) => type !== 'progress')).toEqual([])
  })

  it('leaves a file for another, even before its bytes have come', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 1, long)
    read(reader, 2, file('x\n1\n2\n'))
    await finish(turn)
    expect(new Set(reports.map(({ number }) => number))).toEqual(new Set([2]))
  })

  it('asks for a large file piece after piece, to its end', async () => {
    const { reader, reports, turn } = desk()
    const asked: (readonly [number, number])[] = []
    const line = new TextEncoder().encode('1,2\n3,4\n')
    const size = 3_000_000
    const large: Source = {
      size,
      bytes: (from, to) => {
        asked.push([from, to])
        return Promise.resolve(
          Uint8Array.from({ length: to - from }, (_, k) => line[(from + k) % 8]),
        )
      },
    }
    read(reader, 1, large)
    await finish(turn)
    expect(Math.max(...asked.map(([from, to]) => to - from))).toBeLessThan(size / 2)
    expect(asked.at(-1)?.[1]).toBe(size)
    const last = reports.at(-1)
    const sentences = last?.type === 'read' && last.read.ok ? last.read.value.remarks : []
    expect(sentences[0]?.sentence).toBe(
      'Using 100,000 of 750,000 rows: a random sample of the whole file (seed 1).',
    )
  })

  it('says so when a file cannot be read, and takes the next', async () => {
    const { reader, reports, turn } = desk()
    read(reader, 1, { size: 5, bytes: () => Promise.reject(new Error('The file has gone.')) })
    await settle()
    expect(reports).toEqual([{ type: 'failed', number: 1, message: 'The file has gone.' }])
    read(reader, 2, file('x\n1\n2\n'))
    await finish(turn)
    expect(reports.at(-1)).toMatchObject({ type: 'read', number: 2 })
  })
})
