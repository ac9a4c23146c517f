import { describe, expect, it } from 'vitest'
import { builtIn } from '../../../src/data/builtIn.ts'
import type { Dataset } from '../../../src/data/dataset.ts'
import { lineOf, planeOf } from '../../../src/data/plane.ts'
import { datasetOf } from '../../../src/experiment/experiment.ts'
import { gallery } from '../../../src/experiment/gallery.ts'
import type { SampleChange } from '../../../src/engine/network.ts'
import { createHand } from '../../../src/ui/output/createHand.ts'
import type { Hand } from '../../../src/ui/output/hand.ts'
import { lineGround, pointsOf, type Ground } from '../../../src/ui/output/points.ts'

const people: Dataset = builtIn.heightAndWeight
const plane: Ground = { type: 'plane', bounds: planeOf(people)!, across: 'weight', up: 'height' }
const sine = datasetOf(gallery.sine.experiment)
const line = lineGround(sine, lineOf(sine)!)

function hand(type: Hand['type'], value = 0, dataset = people, ground = plane) {
  const changes: SampleChange[] = []
  const told: string[] = []
  const points = pointsOf(dataset, ground)
  const made = createHand({
    type,
    dataset,
    ground,
    points,
    value,
    change: (change, words) => {
      changes.push(change)
      told.push(words)
    },
    say: (words) => told.push(words),
  })
  const at = (name: string) => {
    const { x, y } = points.find((point) => point.name === name)!
    return [x, y] as const
  }
  return { ...made, changes, told, at }
}

describe('drawing', () => {
  it('adds a point of the chosen class where one clicks', () => {
    const { press, release, changes, told } = hand('draw', 1)
    press([0.5, 0.5], 0.05)
    release([0.5, 0.5], 0.05)
    expect(changes).toEqual([{ type: 'add', input: [5, 0], target: [1] }])
    expect(told).toEqual(['A point at weight 5, height 0.'])
  })

  it('adds none where one drags, or breaks off', () => {
    const { press, release, cancel, changes } = hand('draw')
    press([0.5, 0.5], 0.05)
    release([0.7, 0.5], 0.05)
    press([0.5, 0.5], 0.05)
    cancel()
    release([0.5, 0.5], 0.05)
    expect(changes).toEqual([])
  })

  it('keeps whole points in the picture: at its rim they stay inside', () => {
    const { press, release, changes } = hand('draw', 1)
    press([0, 1], 0.05)
    release([0, 1], 0.05)
    // 3 % of the width of 50, and of the height of 14.
    expect(changes).toEqual([{ type: 'add', input: [-18.5, -6.58], target: [1] }])
  })

  it('over a line adds the value that is pointed at', () => {
    const { act, changes } = hand('draw', 0, sine, line)
    act([0.25, 0.5])
    const { left, right, top, bottom } = line.bounds
    const [change] = changes
    if (change?.type !== 'add') throw new Error('No point.')
    // To a thousandth of the width and height.
    expect(Math.abs(change.input[0] - (left + 0.25 * (right - left)))).toBeLessThan(0.01)
    expect(Math.abs(change.target[0] - (top - 0.5 * (top - bottom)))).toBeLessThan(0.001)
    expect(String(change.input[0]).length).toBeLessThan(7)
  })
})

describe('moving', () => {
  it('drags the point that was met, and tells once, at the end', () => {
    const { press, drag, release, held, changes, at, told } = hand('move')
    const [x, y] = at('Alice')
    press([x + 0.01, y], 0.05)
    drag([x + 0.11, y + 0.1])
    drag([x + 0.21, y])
    expect(held()).toMatchObject({ place: { part: 'samples', index: 0 } })
    expect(held()?.x).toBeCloseTo(x + 0.2, 12)
    release([x + 0.21, y], 0.05)
    expect(held()).toBeNull()
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ type: 'set', place: { part: 'samples', index: 0 } })
    // A fifth of 50 to the right.
    expect(changes[0].type === 'set' && changes[0].input[0]).toBeCloseTo(8, 9)
    expect(told[0]).toMatch(/^Alice is at weight 8/)
  })

  it('by keys takes the nearest point and puts it down', () => {
    const { act, drag, changes, at, told } = hand('move')
    const [x, y] = at('Frank')
    act([x, y])
    expect(told[0]).toMatch(/^Frank is in hand/)
    drag([x - 0.1, y])
    act([x - 0.1, y])
    expect(changes).toMatchObject([{ type: 'set', place: { part: 'unseen', index: 1 } }])
  })

  it('changes nothing when it is broken off, or goes nowhere', () => {
    const { press, drag, cancel, release, changes, at, told } = hand('move')
    press(at('Bob'), 0.05)
    drag([0.1, 0.1])
    expect(cancel()).toBe(true)
    expect(cancel()).toBe(false)
    expect(told).toEqual(['Bob is back where it was.'])
    press(at('Bob'), 0.05)
    release(at('Bob'), 0.05)
    expect(changes).toEqual([])
  })
})

describe('deleting', () => {
  it('takes the point under the pointer, and none beside', () => {
    const { press, release, changes, at } = hand('delete')
    press([0.02, 0.02], 0.05)
    release([0.02, 0.02], 0.05)
    press(at('Diana'), 0.05)
    release(at('Diana'), 0.05)
    expect(changes).toEqual([{ type: 'remove', place: { part: 'samples', index: 3 } }])
  })

  it('by keys says when there is none', () => {
    const { act, remove, told, changes, at } = hand('delete')
    act([0.02, 0.02])
    expect(told).toEqual(['No point is near here.'])
    remove(at('Emily'))
    expect(changes).toEqual([{ type: 'remove', place: { part: 'unseen', index: 0 } }])
  })
})
