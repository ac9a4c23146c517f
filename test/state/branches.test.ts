import { describe, expect, it } from 'vitest'
import type { Edit } from '../../src/engine/network.ts'
import type { Run } from '../../src/experiment/experiment.ts'
import { forkOf } from '../../src/experiment/fork.ts'
import { afterLeaving, joined, MAX_BRANCHES } from '../../src/state/branches.ts'
import { firstRun } from '../support/app.ts'

const set = (at: number, value: number): Edit => ({
  at,
  change: { type: 'parameter', index: 0, value },
})
const run = (position: number, ...edits: Edit[]): Run => ({ ...firstRun, edits, position })
const other = (position: number): Run => ({
  ...firstRun,
  experiment: { ...firstRun.experiment, seed: 1 },
  position,
})
const points = [
  { epoch: 0, loss: 0.4 },
  { epoch: 1, loss: 0.3 },
]

describe('two runs part', () => {
  it.each<[string, Run, Run, number]>([
    ['nowhere, when only their positions differ', run(3), run(90), Infinity],
    ['nowhere, with equal edits', run(9, set(3, 1)), run(3, set(3, 1)), Infinity],
    ['at the start, when their experiments differ', run(9), other(9), 0],
    ['where one has an edit that the other has not', run(9, set(3, 1)), run(9), 3],
    [
      'at the first edit that differs',
      run(9, set(3, 1), set(5, 2)),
      run(9, set(3, 1), set(5, 4)),
      5,
    ],
    ['at the earlier of two different edits', run(9, set(7, 1)), run(9, set(4, 1)), 4],
  ])('%s', (_, one, two, place) => {
    expect(forkOf(one, two)).toBe(place)
    expect(forkOf(two, one)).toBe(place)
  })
})

describe('leaving a run', () => {
  it('keeps it as a branch when it has gone beyond the place where they part', () => {
    const left = { id: 1, run: run(40), points }
    const { branches, ahead } = afterLeaving([], left, run(10, set(10, 1)))
    expect(branches).toEqual([{ ...left, isShown: true, isPinned: false }])
    expect(ahead.head).toBe(0)
  })

  it('keeps none that has not, and none that has not trained', () => {
    expect(afterLeaving([], { id: 1, run: run(10), points }, run(10, set(10, 1))).branches).toEqual(
      [],
    )
    const still = { id: 1, run: run(0), points: points.slice(0, 1) }
    expect(afterLeaving([], still, other(0)).branches).toEqual([])
  })

  it('finds ahead what was seen of the same way before', () => {
    const left = { id: 1, run: run(40), points }
    expect(afterLeaving([], left, run(0))).toEqual({ branches: [], ahead: { head: 40, points } })
    const branch = { id: 1, run: run(90), points, isShown: false, isPinned: false }
    const leaving = { id: 2, run: run(30, set(10, 1)), points }
    const { branches, ahead } = afterLeaving([branch], leaving, run(10))
    expect(ahead).toEqual({ head: 90, points })
    expect(branches.map(({ id }) => id)).toEqual([2])
  })

  it('keeps none that is pinned already, as far as it went', () => {
    const leave = (position: number) =>
      afterLeaving(
        [{ id: 1, run: run(40), points, isShown: true, isPinned: true }],
        { id: 2, run: run(position), points },
        run(10, set(10, 1)),
      ).branches.map(({ id }) => id)
    expect([leave(30), leave(40), leave(50)]).toEqual([[1], [1], [1, 2]])
  })

  it('lets what is pinned go last', () => {
    let branches: ReturnType<typeof afterLeaving>['branches'] = []
    for (let id = 1; id <= MAX_BRANCHES; id++) {
      const kept = { id, run: run(40, set(id, id)), points }
      branches = [...branches, { ...kept, isShown: true, isPinned: id <= 2 }]
    }
    const left = { id: 9, run: run(40, set(9, 9)), points }
    const after = afterLeaving(branches, left, other(0)).branches
    expect(after.map(({ id }) => id)).toEqual([1, 2, 4, 5, 6, 7, 8, 9])
  })

  it(`lets the oldest go when there are more than ${MAX_BRANCHES}`, () => {
    let branches: ReturnType<typeof afterLeaving>['branches'] = []
    for (let id = 1; id <= MAX_BRANCHES + 3; id++) {
      const left = { id, run: run(40, set(id, id)), points }
      ;({ branches } = afterLeaving(branches, left, other(0)))
    }
    expect(branches.map(({ id }) => id)).toEqual([4, 5, 6, 7, 8, 9, 10, 11])
  })
})

it('a curve goes on where another one ends', () => {
  const further = [
    { epoch: 1, loss: 0.31 },
    { epoch: 2, loss: 0.2 },
  ]
  expect(joined(points, further)).toEqual([...points, further[1]])
  expect(joined([], further)).toEqual(further)
})
