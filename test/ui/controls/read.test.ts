/** What becomes of a typed number: rows 1 to 3 of `page/faults.test.ts`. */
import { describe, expect, it } from 'vitest'
import { read } from '../../../src/ui/controls/read.ts'
import { batchRule, rateRule, seedRule } from '../../../src/ui/training/rules.ts'

describe('a learning rate', () => {
  it.each(['abc', '', '-', '1e', '1.2.3'])('typed as "%s" leaves the one in force', (text) => {
    expect(read(text, rateRule, 0.1)).toEqual({
      isRefused: true,
      message: 'Not a number. Still using 0.1.',
    })
  })

  it.each([
    ['0,1', 0.1],
    ['−0.5', -0.5],
    [' 1e-3 ', 0.001],
  ])('typed as "%s" is taken as meant', (text, value) => {
    expect(read(text, { min: -1, max: 1 }, 1)).toEqual({ isRefused: false, value, message: null })
  })

  it.each([
    ['5000', 100, 'Highest is 100. Set to 100.'],
    ['Infinity', 100, 'Highest is 100. Set to 100.'],
    ['1e999', 100, 'Highest is 100. Set to 100.'],
    ['−3', 0, 'Lowest is 0. Set to 0.'],
    ['1e-13', 1e-12, 'Lowest above 0 is 1e−12. Set to 1e−12.'],
    ['0', 0, 'With 0, nothing changes. Try it.'],
  ])('typed as "%s" is set to %d with a word about it', (text, value, message) => {
    expect(read(text, rateRule, 0.1)).toEqual({ isRefused: false, value, message })
  })

  it.each(['100', '1e-12', '0.1'])('of %s is allowed without a word', (text) => {
    expect(read(text, rateRule, 0.5)).toEqual({
      isRefused: false,
      value: Number(text),
      message: null,
    })
  })
})

describe('a batch size', () => {
  it('is a whole number from 1 to all', () => {
    expect(read('2.6', batchRule(4), 1)).toEqual({
      isRefused: false,
      value: 3,
      message: 'Whole numbers only. Set to 3.',
    })
    expect(read('9', batchRule(4), 1)).toMatchObject({ value: 4 })
    expect(read('0', batchRule(4), 1)).toMatchObject({ value: 1 })
  })
})

describe('a seed', () => {
  it.each(['-1', '0.5', '4294967296', '1e999'])('of %s is refused in words of its own', (text) => {
    expect(read(text, seedRule, 7)).toEqual({
      isRefused: true,
      message: 'A seed is a whole number from 0 to 4,294,967,295. Still using 7.',
    })
  })

  it('reaches from 0 to the largest of 32 bits', () => {
    expect(read('0', seedRule, 7)).toMatchObject({ value: 0, message: null })
    expect(read('4 294 967 295', seedRule, 7)).toMatchObject({ value: 4294967295, message: null })
  })
})

it('a number in the range may be refused for what it would lead to, and the one in force stays', () => {
  const rule = {
    min: 1,
    max: 7,
    refuse: (size: number) => (size > 3 ? 'It would be too large.' : null),
  }
  expect(read('5', rule, 2)).toEqual({
    isRefused: true,
    message: 'It would be too large. Still using 2.',
  })
  expect(read('3', rule, 2)).toEqual({ isRefused: false, value: 3, message: null })
  // Also the nearest that the range allows.
  expect(read('9', rule, 2).isRefused).toBe(true)
  expect(read('5', rule, 5).isRefused).toBe(false)
})
