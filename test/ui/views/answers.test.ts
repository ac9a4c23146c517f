import { describe, expect, it } from 'vitest'
import { builtIn } from '../../../src/data/builtIn.ts'
import { scaled } from '../../../src/data/scaling.ts'
import {
  answerWords,
  classOf,
  inUnits,
  targetWords,
  thresholdOf,
  unitOf,
} from '../../../src/ui/views/answers.ts'

const people = builtIn.heightAndWeight
const grams = { shift: 4200, divisor: 800 }
const penguins = { ...people, problem: 'values', classNames: [], targetScalings: [grams] } as const

describe('a class', () => {
  it('is a side of the threshold with one output, else the first largest', () => {
    expect(classOf([0.5], 0.5)).toBe(1)
    expect(classOf([0.49], 0.5)).toBe(0)
    expect(classOf([-0.1], 0)).toBe(0)
    expect(classOf([0.2, 0.4, 0.4], 0.5)).toBe(1)
  })

  it('has its threshold between the targets that the loss wants', () => {
    expect(thresholdOf('binaryCrossEntropy')).toBe(0.5)
    expect(thresholdOf('hinge')).toBe(0)
  })

  it('goes by its name', () => {
    const species = { ...people, classNames: ['Adelie', 'Gentoo'] }
    expect(answerWords(species, [0.9], 0.5)).toBe('Gentoo')
    expect(targetWords(species, [0], 0.5)).toBe('Adelie')
  })
})

describe('a value', () => {
  it('is told in the unit of the data', () => {
    const [mass] = inUnits(penguins, [scaled(3650, grams)])
    expect(mass).toBeCloseTo(3650, 9)
    expect(targetWords(penguins, [scaled(3650, grams)], 0.5)).toBe('3650')
    expect(answerWords(penguins, [0.5], 0.5)).toBe('4600')
  })

  it('has errors in one unit only where all targets have the same', () => {
    expect(unitOf(penguins)).toBe(800)
    expect(unitOf({ targetScalings: [grams, grams] })).toBe(800)
    expect(unitOf({ targetScalings: [grams, { shift: 0, divisor: 1 }] })).toBeNull()
  })
})
