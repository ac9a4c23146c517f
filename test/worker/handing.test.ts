import { describe, expect, it } from 'vitest'
import '../../src/data/preparation.ts'
import type { ColumnList } from '../../src/data/table.ts'
import { datasetOf, type Run } from '../../src/experiment/experiment.ts'
import { presets, runOf } from '../../src/experiment/presets.ts'
import { createHanding } from '../../src/worker/handing.ts'
import { createHandover } from '../../src/worker/handover.ts'

/** A run on so many rows: bytes, fractions with a gap, and categories with one. */
function runWith(rows: number, shift = 0): Run {
  const places = Array.from({ length: rows }, (_, row) => row)
  const columns: ColumnList[] = [
    { name: 'ink', type: 'number', values: places.map((row) => (row + shift) % 256) },
    { name: 'size', type: 'number', values: places.map((row) => (row === 3 ? null : row / 8)) },
    {
      name: 'kind',
      type: 'category',
      categories: ['a', 'b'],
      codes: places.map((row) => (row === 5 ? null : row % 2)),
    },
  ]
  const preset = presets.heightAndWeight
  const source = {
    type: 'table',
    name: 'Rows',
    columns,
    inputs: [0, 1],
    target: 2,
    problem: 'classes',
    gaps: 'leaveOut',
  } as const
  return runOf({ ...preset, data: { ...preset.data, source } })
}

describe('a large table', () => {
  it('is handed over once and makes the same samples there', () => {
    const handing = createHanding()
    const handover = createHandover()
    const run = runWith(5000)
    const first = handing(run)
    expect(first.document.experiment.data.source).toMatchObject({ columns: [] })
    handover.take(structuredClone(first.news!))
    const there = handover.complete(structuredClone(first.document), first.table)
    expect(datasetOf(there.experiment)).toEqual(datasetOf(run.experiment))
    const second = handing({ ...run, position: 7 })
    expect(second).toMatchObject({ table: first.table, news: null })
    expect(handover.complete(second.document, second.table).position).toBe(7)
  })

  it('is handed over again when too many others came between, and never named before', () => {
    const handing = createHanding()
    const handover = createHandover()
    const runs = [0, 1, 2, 3].map((shift) => runWith(5000, shift))
    for (const run of [...runs, runs[3], runs[0], runs[2], runs[1], runs[0]]) {
      const { document, table, news } = handing(run)
      if (news) handover.take(news)
      expect(datasetOf(handover.complete(document, table).experiment).samples[0]).toEqual(
        datasetOf(run.experiment).samples[0],
      )
    }
    expect(() => handover.complete(runs[0], 99)).toThrow('Expected table 99')
  })

  it('that was used last is kept longest', () => {
    const handing = createHanding()
    const [first, second, third, fourth] = [0, 1, 2, 3].map((shift) => runWith(5000, shift))
    for (const run of [first, second, third, first, fourth]) handing(run)
    expect(handing(first).news).toBeNull()
    expect(handing(second).news).not.toBeNull()
  })
})

it('a small table stands in its run', () => {
  const run = runWith(20)
  expect(createHanding()(run)).toEqual({ document: run, table: null, news: null })
  expect(createHandover().complete(run, null)).toBe(run)
})
