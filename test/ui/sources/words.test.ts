import { expect, it } from 'vitest'
import { real } from '../../../src/data/real.ts'
import { counted, realFacts } from '../../../src/ui/sources/words.ts'

it('says how much there is of real data before they are loaded', () => {
  expect(realFacts(real.threePenguins)).toBe('342 rows, 2 inputs, 3 classes.')
  expect(realFacts(real.penguinMass)).toBe('342 rows, 1 input, one value.')
  expect(realFacts(real.twoPenguins)).toBe('219 rows, 2 inputs, 2 classes.')
  expect(realFacts(real.digits)).toBe('1,797 rows, 64 inputs, 10 classes.')
  expect(realFacts(real.sunspots)).toBe('309 values in time, read through a window of 22.')
})

it('counts in words', () => {
  expect(counted(1, 'row')).toBe('1 row')
  expect(counted(1797, 'row')).toBe('1,797 rows')
})
