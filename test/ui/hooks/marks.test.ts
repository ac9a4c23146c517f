import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/engine/network.ts'
import { presets, runOf } from '../../../src/experiment/presets.ts'
import { marksOf } from '../../../src/ui/hooks/marks.ts'

const start = runOf(presets.heightAndWeight)
const { optimizer } = start.experiment.training
const weight = (at: number, value: number): Edit => ({
  at,
  change: { type: 'parameter', index: 0, value },
})
const rate = (at: number, learningRate: number): Edit => ({
  at,
  change: { type: 'training', training: { optimizer: { ...optimizer, learningRate } } },
})

describe('the marks of a run', () => {
  it('tell what was set where, learning rates apart', () => {
    const edits = [weight(212, 0.5), rate(400, 0.5)]
    expect(marksOf({ ...start, edits }, 0)).toEqual([
      { position: 212, type: 'edit', text: 'w1 set to 0.5 at sample 212' },
      { position: 400, type: 'rate', text: 'learning rate set to 0.5 at sample 400' },
    ])
  })

  it('are one for changes that lie close together, with the last value of each', () => {
    const edits = [weight(200, 0.5), weight(203, 0.75), rate(210, 1), weight(500, 2)]
    expect(marksOf({ ...start, edits }, 10)).toEqual([
      {
        position: 200,
        type: 'edit',
        text: 'w1 set to 0.75, learning rate set to 1 at samples 200 to 210',
      },
      { position: 500, type: 'edit', text: 'w1 set to 2 at sample 500' },
    ])
  })

  it('are none for an edit that changed nothing', () => {
    expect(marksOf({ ...start, edits: [rate(4, optimizer.learningRate)] }, 0)).toEqual([])
  })

  it('stand farther apart than the gap, in order, each at an edit, however many edits there are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 200 }), fc.nat(2000), (places, gap) => {
        const edits = places
          .toSorted((one, other) => one - other)
          .map((at, place) => (place % 3 === 0 ? rate(at, 0.2 + place) : weight(at, place)))
        const marks = marksOf({ ...start, edits }, gap)
        expect(marks.length > 0).toBe(edits.length > 0)
        const positions = marks.map(({ position }) => position)
        const known = new Set(edits.map(({ at }) => at))
        expect(positions.every((position) => known.has(position))).toBe(true)
        const gaps = positions.slice(1).map((position, place) => position - positions[place])
        expect(gaps.every((one) => one > gap)).toBe(true)
      }),
    )
  })
})
