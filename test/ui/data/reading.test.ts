import { describe, expect, it } from 'vitest'
import type { DataSpec } from '../../../src/data/source.ts'
import { dataProblem } from '../../../src/experiment/dataFit.ts'
import { chosenOf, readOtherwise, testShare } from '../../../src/ui/data/reading.ts'

const places = Array.from({ length: 40 }, (_, row) => row)

const source = {
  type: 'table',
  name: 'Rows',
  columns: [
    { name: 'a', type: 'number', values: places },
    { name: 'b', type: 'number', values: places.map((row) => row * row) },
    { name: 'kind', type: 'category', categories: ['x', 'y'], codes: places.map((row) => row % 2) },
  ],
  inputs: [0, 1],
  target: 2,
  problem: 'classes',
  gaps: 'leaveOut',
} as const

const data: DataSpec = {
  source,
  seed: 1,
  features: [{ type: 'square', input: 1 }],
  scale: { type: 'standardize' },
  test: { type: 'share', share: 0.2, by: 'stratified' },
}

const windows = { length: 5, horizon: 1, predicts: 'level' } as const

describe('a table in use', () => {
  it('is read for another target, of values that are parted at random', () => {
    const chosen = { ...chosenOf(source), inputs: [0], target: 1, problem: 'values' as const }
    const next = { ...data, ...readOtherwise(data, chosen) }
    expect(next.source).toMatchObject({ inputs: [0], target: 1, problem: 'values' })
    expect(next.features).toEqual([])
    expect(next.test).toEqual({ type: 'share', share: 0.2, by: 'random' })
    expect(dataProblem(next)).toBeNull()
  })

  it('becomes a series and rows again', () => {
    const chosen = { ...chosenOf(source), target: 1, problem: 'values' as const, windows }
    const series = { ...data, ...readOtherwise(data, chosen) }
    expect(series.source).toMatchObject({ windows })
    expect(series.test).toEqual({ type: 'share', share: 0.2, by: 'order' })
    expect(dataProblem(series)).toBeNull()
    const rows = { ...series, ...readOtherwise(series, chosenOf(source)) }
    expect(rows.source).not.toHaveProperty('windows')
    expect(rows.test).toEqual(data.test)
    expect(dataProblem(rows)).toBeNull()
  })

  it('keeps its features while its inputs stay', () => {
    const next = readOtherwise(data, { ...chosenOf(source), gaps: 'fill' })
    expect(next.features).toBe(data.features)
    expect(next.test).toEqual(data.test)
  })
})

it('the share that is tested with is told of rows that were chosen too', () => {
  expect(testShare({ type: 'none' }, 8)).toBe(0)
  expect(testShare({ type: 'share', share: 0.3, by: 'random' }, 8)).toBe(0.3)
  expect(testShare({ type: 'rows', rows: [1, 5] }, 8)).toBe(0.25)
})
