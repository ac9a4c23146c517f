import { describe, expect, it } from 'vitest'
import { asGiven, type Dataset } from '../../../src/data/dataset.ts'
import type { LossName } from '../../../src/engine/losses.ts'
import { answerIn, givenInput, inputIn, targetIn, wantedOf } from '../../../src/ui/stage/answers.ts'

type Sample = Dataset['samples'][number]

function dataset(
  problem: Dataset['problem'],
  samples: readonly Sample[],
  changes: Partial<Dataset> = {},
): Dataset {
  const [{ input, target }] = samples
  const inputNames = input.map((_, i) => `input ${i + 1}`)
  return {
    ...asGiven({
      input: [input.length],
      target: [target.length],
      inputNames,
      problem,
      samples: [...samples],
      unseen: [],
    }),
    ...changes,
  }
}

function said(
  of: Dataset,
  outputs: readonly number[],
  loss: LossName = 'meanSquaredError',
): string {
  return answerIn({ dataset: of, training: { loss } }, Float64Array.from(outputs))
}

const adelie: Sample = { name: 'Row 70', input: [39], target: [1, 0, 0] }
const species = dataset('classes', [adelie], { classNames: ['Adelie', 'Chinstrap', 'Gentoo'] })
const five: Sample = { name: 'Digit 1183', input: [0], target: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0] }
const digits = dataset('classes', [five], { classNames: '0123456789'.split('') })

describe('a sample of several classes', () => {
  it('is what its class is called', () => {
    expect(wantedOf(species, adelie)).toBe('is Adelie')
    expect(targetIn(species, adelie)).toBe('Adelie')
    expect(wantedOf(digits, five)).toBe('is a 5')
    expect(wantedOf(digits, { ...five, target: [0, 0, 0, 0, 0, 0, 0, 0, 1, 0] })).toBe('is an 8')
  })

  it('is in a class by its number where that has no name', () => {
    const third: Sample = { input: [0], target: [0, 0, 1] }
    const clouds = dataset('classes', [third], { classNames: ['class 0', 'class 1', 'class 2'] })
    expect(wantedOf(clouds, third)).toBe('is in class 2')
    expect(said(clouds, [0.1, 0.7, 0.2])).toBe('class 1, 0.70 sure')
  })

  it('is answered by a name, and how sure the network is of it', () => {
    expect(said(species, [0.998, 0.001, 0.001])).toBe('Adelie, 1.00 sure')
    expect(said(digits, [0, 0, 0, 0, 0, 1, 0, 0, 0, 0])).toBe('5 (1.00)')
  })

  it('is answered by a name and a number where outputs are no shares', () => {
    expect(said(species, [0.2, 1.3, -0.1])).toBe('Chinstrap (1.30)')
  })
})

describe('a sample of two classes', () => {
  const chinstrap: Sample = { input: [0], target: [1] }
  const two = dataset('classes', [chinstrap], { classNames: ['Adelie', 'Chinstrap'] })

  it('goes by names where there are any', () => {
    expect(wantedOf(two, chinstrap)).toBe('is Chinstrap')
    expect(said(two, [0.93])).toBe('Chinstrap, 0.93 sure')
    expect(said(two, [0.2])).toBe('Adelie, 0.80 sure')
  })

  const bits = dataset('classes', [chinstrap], { classNames: ['0', '1'] })

  it('whose names are numbers is answered by one, and the output itself', () => {
    expect(said(bits, [0.98])).toBe('1 (0.98)')
    expect(said(bits, [0.44])).toBe('0 (0.44)')
  })

  it('is answered without a number by a step, which is never unsure', () => {
    expect(said(bits, [0])).toBe('0')
    expect(said(bits, [1])).toBe('1')
    expect(said(two, [1])).toBe('Chinstrap')
  })

  it('has its middle at 0 where targets are −1 and 1', () => {
    expect(said(two, [0.2], 'hinge')).toMatch(/^Chinstrap/)
    expect(said(two, [-0.2], 'hinge')).toBe('Adelie (−0.20)')
  })

  it('stays a number where its classes are only numbered', () => {
    const plain = dataset('classes', [chinstrap])
    expect(wantedOf(plain, chinstrap)).toBe('is in class 1')
    expect(said(plain, [0.669])).toBe('0.67')
    expect(targetIn(plain, chinstrap)).toBe('1')
  })
})

describe('a value', () => {
  // 0.5 · 800 + 4200 = 4600 g; 0.1 · 14 + 201 = 202.4 mm
  const penguin: Sample = { input: [0.1], target: [0.5] }
  const mass = dataset('values', [penguin], {
    targetNames: ['mass (g)'],
    targetScalings: [{ shift: 4200, divisor: 800 }],
    inputScalings: [{ shift: 201, divisor: 14 }],
  })

  it('stands in the unit of the data, with its name', () => {
    expect(wantedOf(mass, penguin)).toBe('should give mass 4600\u00a0g')
    expect(said(mass, [-0.12345])).toBe('4101\u00a0g')
    expect(inputIn(mass, penguin, 0)).toBe('202.4, scaled to 0.1')
    expect(givenInput(mass, penguin, 0)).toBe('202.4')
  })

  it('has no name where that says nothing', () => {
    const plain = dataset('values', [penguin])
    expect(wantedOf(plain, penguin)).toBe('should give 0.5')
    expect(said(plain, [0.5])).toBe('0.50')
    expect(inputIn(plain, penguin, 0)).toBe('0.1')
  })
})
