import { describe, expect, it } from 'vitest'
import { builtIn } from '../../../src/data/builtIn.ts'
import { asGiven, type Dataset } from '../../../src/data/dataset.ts'
import {
  className,
  columnsOf,
  hasTwoUnits,
  inCell,
  inputOf,
  inUnits,
  saidClass,
  score,
  targetText,
} from '../../../src/ui/data/columns.ts'

const people = builtIn.heightAndWeight

/** A mass from a length, both scaled: (v − 100) / 10. */
const scaling = { shift: 100, divisor: 10 }
const scaledRow: Dataset = {
  ...asGiven({
    input: [1],
    target: [1],
    inputNames: ['length'],
    problem: 'values',
    samples: [{ name: 'one', input: [2], target: [-1] }],
    unseen: [],
  }),
  raw: { names: ['length'], samples: [[120]], unseen: [] },
  inputScalings: [scaling],
  targetScalings: [scaling],
}

const pixels = Array.from({ length: 4 }, (_, k) => `row ${(k >> 1) + 1}, column ${(k % 2) + 1}`)

describe('the columns of the data', () => {
  it('are its inputs, and of classes one that says which', () => {
    expect(columnsOf(people, 'given')).toEqual({
      units: 'given',
      inputNames: ['weight', 'height'],
      side: null,
      targets: 1,
      isClasses: true,
      isSeries: false,
      isWide: false,
      counted: null,
    })
    expect(columnsOf({ ...people, target: [10] }, 'given').targets).toBe(1)
    expect(columnsOf({ ...people, problem: 'values', target: [3] }, 'given').targets).toBe(3)
  })

  it('have the answer first where there are many inputs', () => {
    const names = Array.from({ length: 9 }, (_, k) => `column ${k}`)
    const wide = { ...people, raw: { ...people.raw, names } }
    expect(columnsOf(wide, 'given').isWide).toBe(true)
  })

  it('have the answer first where names of classes leave no room for two inputs', () => {
    const classNames = ['Adelie', 'Chinstrap', 'Gentoo']
    const of = (count: number) => ({ ...people, classNames: classNames.slice(0, count) })
    expect([people, of(2), of(3)].map((one) => columnsOf(one, 'given').isWide)).toEqual([
      false,
      true,
      true,
    ])
  })

  it('have numbers for names that count the rows', () => {
    const named = (name: string) => ({
      ...people,
      samples: people.samples.map((sample) => ({ ...sample, name })),
    })
    const counted = ['Row 12', 'Point 3', 'Alice', 'Anna Maria 2', '7'].map(
      (name) => columnsOf(named(name), 'given').counted,
    )
    expect(counted).toEqual(['Row', 'Point', null, null, null])
  })

  it('are one picture where the inputs are pixels', () => {
    const picture = { ...people, raw: { ...people.raw, names: pixels } }
    expect(columnsOf(picture, 'given')).toMatchObject({ side: 2, inputNames: [] })
    const three = { ...people, raw: { ...people.raw, names: pixels.slice(0, 3) } }
    expect(columnsOf(three, 'given').side).toBeNull()
  })
})

describe('what stands in the cells', () => {
  it('is in the units of the source, or as the network sees it', () => {
    expect(hasTwoUnits(people)).toBe(false)
    expect(hasTwoUnits(scaledRow)).toBe(true)
    expect(inputOf(scaledRow, 'samples', 0, 'given')).toEqual([120])
    expect(inputOf(scaledRow, 'samples', 0, 'seen')).toEqual([2])
    // −1 · 10 + 100
    expect(targetText(scaledRow, 'samples', 0, 0, 'given')).toBe('90')
    expect(targetText(scaledRow, 'samples', 0, 0, 'seen')).toBe('−1')
    expect(inUnits(scaledRow, 0, 0.5, 'given')).toBe(105)
  })

  it('is as given if that is short, and one digit of what is nearly nothing', () => {
    expect([1.5, -0.25, 1234567.8, 0.0000506, -5.06e-5, 0].map(inCell)).toEqual([
      '1.5',
      '−0.25',
      '1.23×10⁶',
      '5×10⁻⁵',
      '−5×10⁻⁵',
      '0',
    ])
  })

  it('is a class by its name', () => {
    expect(targetText(people, 'samples', 0, 0, 'given')).toBe('1')
    expect(className({ classNames: ['Adelie', 'Gentoo'] }, 1)).toBe('Gentoo')
    expect(className({ classNames: ['class 0', 'class 1'] }, 0)).toBe('0')
    expect(className({ classNames: [] }, 3)).toBe('3')
  })
})

describe('a prediction', () => {
  it('says the class on its side of 0.5, or of several the likeliest', () => {
    expect(saidClass([0.51], 0, 1)).toBe(1)
    expect(saidClass([0.49], 0, 1)).toBe(0)
    expect(saidClass([0.5], 0, 1)).toBe(1)
    expect(saidClass([9, 0.1, 0.6, 0.3], 1, 3)).toBe(1)
  })

  it('counts in the score', () => {
    expect(score([0.9, 0.2, 0.7, 0.4], [[1], [0], [0], [1]])).toBe(
      '2 of 4 on the right side of 0.5',
    )
    const three = [
      [0, 1, 0],
      [0, 0, 1],
    ]
    expect(score([0.1, 0.6, 0.3, 0.1, 0.6, 0.3], three)).toBe('1 of 2 right')
  })
})
