import { describe, expect, it } from 'vitest'
import { builtIn } from '../../../src/data/builtIn.ts'
import { planeOf } from '../../../src/data/plane.ts'
import {
  inputsAt,
  leanOf,
  meaningOf,
  moved,
  placeOf,
  type Cell,
} from '../../../src/ui/output/meaning.ts'
import { pointWords, reading, short } from '../../../src/ui/output/words.ts'
import { MAP_SIDE } from '../../../src/worker/frame.ts'

const people = builtIn.heightAndWeight
const plane = planeOf(people)!
const values = {
  ...people,
  problem: 'values' as const,
  samples: people.samples.map((sample, s) => ({ ...sample, target: [10 * s - 5] })),
  unseen: [],
}

describe('what the map means', () => {
  it('is class 0 below 0.5 and class 1 above', () => {
    const meaning = meaningOf(people)
    expect(leanOf(0.5, meaning)).toBe(0)
    expect(leanOf(0, meaning)).toBe(-1)
    expect(leanOf(1, meaning)).toBe(1)
  })

  it.each([
    // A width of 30 has steps of 2: from −6 to 26.
    [[-5, 5, 15, 25], 10, 16],
    // Of 3600 steps of 200: from 2600 to 6400.
    [[2700, 4000, 6300], 4500, 1900],
    // To both sides of 0, and about as far.
    [[-0.77, 0.2, 0.93], 0, 1],
    [[-60, 100], 0, 100],
  ])(
    'is in round numbers around all values, and around 0 where they are: %j',
    (all, centre, half) => {
      const samples = all.map((value) => ({ input: [0, 0], target: [value] }))
      const meaning = meaningOf({ ...values, samples })
      expect(meaning).toMatchObject({ isClasses: false, name: 'value' })
      expect(meaning.centre).toBeCloseTo(centre, 12)
      expect(meaning.half).toBeCloseTo(half, 12)
      expect(leanOf(all[0], meaning)).toBeGreaterThanOrEqual(-1)
      expect(leanOf(all.at(-1)!, meaning)).toBeLessThanOrEqual(1)
    },
  )

  it('keeps its middle while values are changed by hand, and grows for one outside', () => {
    const samples = [-1, 3].map((value) => ({ input: [0, 0], target: [value] }))
    const spans = [[0, 1] as const, [0, 1] as const, [-1, 1] as const]
    expect(meaningOf({ ...values, samples, spans })).toMatchObject({ centre: 0, half: 3 })
  })

  it('has a width where all targets are the same', () => {
    const same = { ...values, samples: values.samples.map((s) => ({ ...s, target: [3] })) }
    expect(meaningOf(same)).toMatchObject({ centre: 3, half: 1 })
  })

  it('stays bounded for what a network may say', () => {
    const meaning = meaningOf(people)
    expect(leanOf(Infinity, meaning)).toBe(leanOf(1e300, meaning))
    expect(leanOf(-Infinity, meaning)).toBe(-leanOf(Infinity, meaning))
    expect(leanOf(NaN, meaning)).toBe(0)
  })
})

describe('places on the map', () => {
  it('have the second input growing upwards', () => {
    expect(placeOf([plane.left, plane.top], plane)).toEqual([0, 0])
    expect(placeOf([plane.right, plane.bottom], plane)).toEqual([1, 1])
  })

  it('and cells agree: the centre of a cell lies in it', () => {
    const cell = { column: 7, row: 40 }
    const [x, y] = placeOf(inputsAt(cell, plane), plane)
    expect(x * MAP_SIDE).toBeCloseTo(7.5, 9)
    expect(y * MAP_SIDE).toBeCloseTo(40.5, 9)
  })

  it('are 20 from edge to edge for arrow keys', () => {
    const columns = new Set<number>()
    let cell: Cell = { column: 0, row: 24 }
    for (let press = 0; press < 30; press++) {
      columns.add(cell.column)
      cell = moved(cell, 1, 0)
    }
    expect(columns.size).toBe(20)
    expect(cell.row).toBe(24)
    expect(cell.column).toBe(moved(cell, 1, 0).column)
    expect(moved(moved(cell, -1, 0), 1, 0)).toEqual(cell)
  })
})

describe('the reading of the probe', () => {
  it('names the inputs at the centre of the cell, the value and the class', () => {
    const about = { plane, names: people.inputNames, meaning: meaningOf(people) }
    // Weight from −20 to 30 and height from −7 to 7 over 48 cells.
    expect(reading({ column: 9, row: 14 }, 0.8213, about)).toBe(
      'weight −10.1, height 2.77: 0.821, class 1',
    )
    expect(reading({ column: 9, row: 14 }, 0.31, about)).toContain('class 0')
  })

  it('names no class for values', () => {
    const about = { plane, names: people.inputNames, meaning: meaningOf(values) }
    expect(reading({ column: 0, row: 0 }, 12.5, about)).toBe(
      'weight −19.5, height 6.85: value 12.5',
    )
  })
})

describe('a point that is met', () => {
  it('is named with its class, or with its value', () => {
    expect(pointWords({ name: 'Alice', value: 1 }, people)).toBe('Alice is class 1.')
    expect(pointWords({ name: 'Point 3', value: 12.5 }, values)).toBe('Point 3: value 12.5.')
  })
})

describe('a short number', () => {
  it.each([
    [0.5, 0.5, '0.5'],
    [-7.5, 7.5, '−7.5'],
    [30, 30, '30'],
    // A centre that is only rounding away from zero.
    [-5.34e-7, 4, '0'],
    [1e-5, 1e-5, '1.00×10⁻⁵'],
    [0, 0, '0'],
  ])('%d among things of size %d is %s', (value, around, text) => {
    expect(short(value, around)).toBe(text)
  })
})
