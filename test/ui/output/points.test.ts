import { describe, expect, it } from 'vitest'
import { builtIn } from '../../../src/data/builtIn.ts'
import { lineOf, planeOf } from '../../../src/data/plane.ts'
import { datasetOf } from '../../../src/experiment/experiment.ts'
import { gallery } from '../../../src/experiment/gallery.ts'
import {
  classOf,
  isWrong,
  lineGround,
  MOST_POINTS,
  nearest,
  pointsOf,
  type Ground,
} from '../../../src/ui/output/points.ts'

const people = builtIn.heightAndWeight
const ground: Ground = { type: 'plane', bounds: planeOf(people)!, across: 'weight', up: 'height' }

describe('points', () => {
  it('lie where the raw inputs are, those never trained on first', () => {
    const points = pointsOf(people, ground)
    expect(points.map(({ name }) => name)).toEqual([
      'Emily',
      'Frank',
      'Alice',
      'Bob',
      'Charlie',
      'Diana',
    ])
    // Weight from −20 to 30, height from −7 to 7: Alice at −2 and −1.
    const alice = points[2]
    expect(alice.x).toBeCloseTo(18 / 50, 12)
    expect(alice.y).toBeCloseTo(8 / 14, 12)
    expect(alice).toMatchObject({ value: 1, place: { part: 'samples', index: 0 } })
  })

  it('over a line stand at their values, in the unit of the data', () => {
    const sine = datasetOf(gallery.sine.experiment)
    const line = lineGround(sine, lineOf(sine)!)
    for (const { y, value } of pointsOf(sine, line)) {
      const { top, bottom } = line.bounds
      expect(top - y * (top - bottom)).toBeCloseTo(value, 9)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(1)
    }
  })

  it('are met where none is nearer, and none within reach is no point', () => {
    const points = pointsOf(people, ground)
    const alice = points.find(({ name }) => name === 'Alice')!
    expect(nearest(points, [alice.x + 0.03, alice.y], 0.05)).toBe(alice)
    expect(nearest(points, [alice.x + 0.03, alice.y], 0.02)).toBeNull()
    expect(nearest([], [0.5, 0.5], 2)).toBeNull()
  })

  it('are an even choice where there are very many', () => {
    const samples = Array.from({ length: 50_000 }, () => people.samples[0])
    const many = {
      ...people,
      samples,
      raw: { ...people.raw, samples: samples.map(({ input }) => input) },
    }
    const points = pointsOf(many, ground)
    expect(points.length).toBeLessThanOrEqual(MOST_POINTS)
    expect(points.length).toBeGreaterThan(MOST_POINTS / 2)
  })
})

describe('the class that outputs say', () => {
  it.each([
    [[0.5], 1],
    [[0.49], 0],
    [[0.2, 0.5, 0.3], 1],
    [[0.4, 0.4, 0.2], 0],
  ])('%j is class %d', (outputs, one) => {
    expect(classOf(outputs)).toBe(one)
  })

  it('is marked where it is another than the point’s, and only where it is known', () => {
    const [emily, frank, alice, bob] = pointsOf(people, ground)
    const frame = {
      predictions: Float64Array.of(0.4, 0.4, 0.4, 0.4),
      unseenPredictions: Float64Array.of(0.9),
    }
    expect([alice, bob, emily, frank].map((point) => isWrong(point, people, frame))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
