import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presets, runOf } from '../../../src/experiment/presets.ts'
import type { Run } from '../../../src/experiment/experiment.ts'
import { dashOf, ghostsOf, inReach, shownGhosts, spread } from '../../../src/ui/loss/ghosts.ts'

const start = runOf(presets.heightAndWeight)
const branch = (id: number, run: Run, isShown = true) => ({
  id,
  run,
  points: [],
  isShown,
  isPinned: false,
})

describe('ghosts', () => {
  it('are the branches over the same data and the pinned ones; those are drawn that are shown and comparable', () => {
    const { experiment } = start
    const otherLoss = runOf({
      ...experiment,
      training: { ...experiment.training, loss: 'meanAbsoluteError' },
    })
    const otherData = runOf({ ...experiment, data: { ...experiment.data, seed: 1 } })
    const ghosts = ghostsOf(
      [
        branch(4, start),
        branch(6, otherLoss),
        { ...branch(7, otherData), isPinned: true },
        branch(8, otherData),
        branch(9, start, false),
      ],
      start,
      'meanSquaredError',
    )
    expect(ghosts.map(({ letter }) => letter).join('')).toBe('ABCD')
    expect(ghosts.map(({ isComparable }) => isComparable)).toEqual([true, false, false, true])
    expect(shownGhosts(ghosts).map(({ letter }) => letter)).toEqual(['A'])
  })

  it('are compared by the loss that was in force where they ended', () => {
    const change = { type: 'training', training: { loss: 'meanAbsoluteError' } } as const
    const run = { ...start, edits: [{ at: 8, change }], position: 40 }
    const [ghost] = ghostsOf([branch(1, run)], start, 'meanSquaredError')
    expect(ghost.isComparable).toBe(false)
    expect(ghostsOf([branch(1, run)], start, 'meanAbsoluteError')[0].isComparable).toBe(true)
  })

  it('differ from their neighbours in their dashes', () => {
    for (const [one, other] of ['AB', 'BC', 'CD', 'DE', 'GH'])
      expect(dashOf(one)).not.toBe(dashOf(other))
  })

  it('that are far above the present do not stretch the axis', () => {
    const points = [{ epoch: 0, loss: 0.5 }]
    const near = { epoch: 1, loss: 1.9 }
    const far = { epoch: 2, loss: 1e9 }
    expect(inReach(points, [[near, far]])).toEqual([...points, near])
    expect(inReach([], [[near, far]])).toEqual([near, far])
  })
})

describe('the letters at the ends of lines', () => {
  it('stay where they are when there is room', () => {
    expect(spread([10, 60, 30], 13, 0, 100)).toEqual([10, 60, 30])
  })

  it('make room for each other, the lowest not under the bottom', () => {
    expect(spread([50, 51, 52], 13, 0, 100)).toEqual([50, 63, 76])
    expect(spread([98, 99], 13, 0, 100)).toEqual([87, 100])
  })

  it('never overlap, keep their order and stay inside, wherever lines end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 8, max: 120, noNaN: true }), { maxLength: 8 }),
        (wanted) => {
          const places = spread(wanted, 13, 8, 120)
          const sorted = places.toSorted((one, other) => one - other)
          const gaps = sorted.slice(1).map((place, before) => place - sorted[before])
          expect(gaps.every((gap) => gap > 13 - 1e-9)).toBe(true)
          expect(places.every((place) => place <= 120 && place >= 8 - 1e-9)).toBe(true)
          const isOrdered = wanted.every((one, a) =>
            wanted.every((other, b) => one >= other || places[a] < places[b]),
          )
          expect(isOrdered).toBe(true)
        },
      ),
    )
  })
})
