import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/data/dataset.ts'
import { prepare } from '../../src/data/prepare.ts'
import type { DataSource, DataSpec } from '../../src/data/source.ts'
import { tableIn } from '../../src/data/source.ts'
import { cellText } from '../../src/data/table.ts'
import type { SampleChange } from '../../src/engine/network.ts'
import { dataProblem } from '../../src/experiment/dataFit.ts'
import { editedData } from '../../src/experiment/editedData.ts'
import { gallery } from '../../src/experiment/gallery.ts'
import { rawTarget, withPoints } from '../../src/experiment/withPoints.ts'
import { provideFiles } from '../support/data.ts'

provideFiles(['penguins.csv', 'elnino-sst-monthly.csv'])

const rows = Array.from({ length: 12 }, (_, row) => row)

const table = {
  type: 'table',
  name: 'Rows',
  columns: [
    { name: 'size', type: 'number', values: rows.map((row) => (row === 4 ? null : row / 2)) },
    {
      name: 'colour',
      type: 'category',
      categories: ['red', 'blue'],
      codes: rows.map((row) => row % 2),
    },
    { name: 'other', type: 'number', values: rows.map((row) => 100 - row) },
    { name: 'grade', type: 'number', values: rows.map((row) => row % 3) },
  ],
  inputs: [0, 1],
  target: 3,
  problem: 'classes',
  gaps: 'leaveOut',
} as const

const data: DataSpec = {
  source: table,
  seed: 3,
  features: [],
  scale: { type: 'standardize' },
  test: { type: 'share', share: 0.25, by: 'random' },
}

/** What a network is shown of a run with these changes is what the source that they are made in comes to. */
function expectSame(before: DataSpec, changes: readonly SampleChange[]): DataSpec {
  const next = editedData(before, changes)
  expect(dataProblem(next)).toBeNull()
  const changed = withPoints(before, changes)
  if (!changed.ok) throw new Error(changed.sentence)
  const after = prepare(changed.data)
  const anew = prepare(next)
  expect(anew.raw.samples).toEqual(after.raw.samples)
  expect(anew.raw.unseen).toEqual(after.raw.unseen)
  expect(anew).toMatchObject({ classNames: after.classNames, problem: after.problem })
  const isClasses = after.problem === 'classes'
  const targets = (dataset: Dataset) =>
    dataset.samples.map(({ target }) => (isClasses ? target : []))
  expect(targets(anew)).toEqual(targets(after))
  return next
}

function columnsOf(source: DataSource): string[][] {
  if (source.type !== 'table') throw new Error('It is no table.')
  const all = tableIn(source)
  return all.columns.map((column) =>
    Array.from({ length: all.rows }, (_, row) => cellText(column, row)),
  )
}

describe('an edited table', () => {
  it('stays a table: cells are set, rows come and go, and the test part stays', () => {
    const next = expectSame(data, [
      { type: 'set', place: { part: 'samples', index: 2 }, input: [7.5, 1], target: [0, 1, 0] },
      { type: 'set', place: { part: 'unseen', index: 0 }, input: [9, 0], target: [1, 0, 0] },
      { type: 'remove', place: { part: 'samples', index: 0 } },
      { type: 'add', input: [3.25, 1], target: [0, 0, 1] },
      { type: 'remove', place: { part: 'unseen', index: 1 } },
    ])
    const [size, colour, other, grade] = columnsOf(next.source)
    expect(size).toHaveLength(11)
    expect([size.at(-1), colour.at(-1), other.at(-1), grade.at(-1)]).toEqual([
      '3.25',
      'blue',
      '',
      '2',
    ])
    expect(size).toContain('7.5')
    // The row with a gap, which no sample is, is still there.
    expect(size.filter((cell) => cell === '')).toHaveLength(1)
    expect(next.scale).toEqual({ type: 'standardize' })
  })

  it('keeps a class whose last row has become another', () => {
    const few = { ...data, test: { type: 'none' } } as const
    const grades = prepare(few).samples.map(({ target }) => target.indexOf(1))
    const changes = grades.flatMap((grade, index): SampleChange[] =>
      grade === 2
        ? [{ type: 'set', place: { part: 'samples', index }, input: [1, 0], target: [1, 0, 0] }]
        : [],
    )
    expect(prepare(expectSame(few, changes)).classNames).toEqual(['0', '1', '2'])
  })

  it('becomes samples where a cell is no category', () => {
    const place = { part: 'samples', index: 0 } as const
    const change = { type: 'set', place, input: [1, 0.5], target: [1, 0, 0] } as const
    expect(editedData(data, [change]).source.type).toBe('samples')
  })

  it('is the same object where nothing has changed', () => {
    expect(editedData(data, [])).toBe(data)
  })
})

it('edited data that come with the page are a table that says where it is from', () => {
  const penguins = gallery.threePenguins.experiment.data
  const next = expectSame(penguins, [
    { type: 'set', place: { part: 'samples', index: 5 }, input: [50, 200], target: [0, 1, 0] },
  ])
  expect(next.source).toMatchObject({ type: 'table', licence: 'CC0 1.0' })
  expect(prepare(next).origin).toContain('changed by hand')
})

describe('an edited series', () => {
  const windows = { length: 3, horizon: 1, predicts: 'level' } as const
  const series: DataSpec = {
    ...data,
    source: { ...table, inputs: [], target: 2, problem: 'values', windows },
    test: { type: 'share', share: 0.25, by: 'order' },
  }

  it('stays one, with the value in every window that looks at it', () => {
    const input = prepare(series).raw.samples[2]
    const change = {
      type: 'set',
      place: { part: 'samples', index: 2 },
      input: input.with(1, 55),
      target: rawTarget(prepare(series), prepare(series).samples[2].target),
    } as const
    const next = editedData(series, [change])
    expect(dataProblem(next)).toBeNull()
    const [size, , other] = columnsOf(next.source)
    expect(size).toHaveLength(12)
    expect(other[3]).toBe('55')
    expect(prepare(next).raw.samples[1]).toEqual([99, 98, 55])
  })

  it('that came with the page keeps its times and its windows', () => {
    const elNino: DataSpec = { ...series, source: { type: 'builtIn', name: 'elNino', windows } }
    const before = prepare(elNino)
    const change = {
      type: 'set',
      place: { part: 'samples', index: 0 },
      input: before.raw.samples[0].with(0, 30),
      target: rawTarget(before, before.samples[0].target),
    } as const
    const next = editedData(elNino, [change])
    expect(dataProblem(next)).toBeNull()
    expect(next.source).toMatchObject({ type: 'table', windows, licence: 'Public domain' })
    const after = prepare(next)
    expect(after.samples[0].name).toBe(before.samples[0].name)
    expect(after.raw.samples[0][0]).toBe(30)
    expect(after.raw.samples.slice(1)).toEqual(before.raw.samples.slice(1))
  })
})
