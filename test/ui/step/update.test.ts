/** What the panel says of the next update: with every sample, within a batch, and where nothing moves. */
import { describe, expect, test } from 'vitest'
import { plain } from '../../../src/ui/step/pieces.ts'
import { batchSentence, directionSentence } from '../../../src/ui/step/updateSentences.ts'
import { updateLine, updateOf, updateRow } from '../../../src/ui/step/update.ts'
import { alice, bob, moment } from './moments.ts'

describe('with every sample', () => {
  const at = moment()

  test('the new value is the one that the article’s step computes', () => {
    expect(updateOf(at, 0).next).toBeCloseTo(0.9978530464734189, 15)
    expect(plain(updateLine(at, 0))).toBe('1 − 0.1 · 0.021 = 0.998')
    expect(plain(updateRow(at, 8))).toBe('0 → 0.024')
  })

  test('a sentence says which way and why', () => {
    expect(plain(directionSentence(at, 0))).toBe(
      'Raising w1 would raise the loss. So the next step lowers it: 1 → 0.998.',
    )
    expect(plain(directionSentence(at, 8))).toBe(
      'Raising b3 would lower the loss. So the next step raises it: 0 → 0.024.',
    )
  })

  test('at learning rate 0 nothing moves', () => {
    expect(plain(directionSentence(moment({ learningRate: 0 }), 0))).toBe(
      'Raising w1 would raise the loss. But the learning rate is 0, so the next step leaves it at 1.',
    )
  })

  test('without a slope nothing moves', () => {
    expect(plain(directionSentence(moment({ activations: ['step', 'sigmoid'] }), 0))).toBe(
      'Changing w1 a little does not change the loss. So the next step leaves it at 1.',
    )
  })

  test('a move below the last bit is told', () => {
    expect(plain(directionSentence(moment({ learningRate: 1e-17 }), 0))).toContain(
      'too small to count',
    )
  })

  test('a move that would take many digits to see stands beside the value', () => {
    const at = moment({ learningRate: 1e-9 })
    expect(plain(updateRow(at, 0))).toBe('1 → 1 − 2.15×10⁻¹¹')
    expect(plain(updateLine(at, 0))).toBe('1 − 1.00×10⁻⁹ · 0.021 = 1 − 2.15×10⁻¹¹')
  })

  test('enough digits are shown to see a small move', () => {
    expect(plain(updateRow(moment({ learningRate: 1e-4 }), 0))).toBe('1 → 0.999998')
  })
})

describe('in a batch', () => {
  const samples = [alice, bob, alice]

  test('a sample that does not complete it joins the running sum', () => {
    const at = moment({ samples, batch: { seen: 1, size: 3 } })
    const { sum, gradient, old, next, wait } = updateOf(at, 0)
    expect(wait).toBe(1)
    expect(next).toBe(old)
    const row = updateRow(at, 0)
    expect(row.filter(({ value }) => value !== undefined).map(({ value }) => value)).toEqual([
      sum,
      gradient,
      sum + gradient,
    ])
    expect(plain(updateLine(at, 0))).toBe(`running sum: ${plain(row)}`)
    expect(plain(batchSentence(at))).toBe(
      'Bob is number 2 of 3 in the batch. Its gradient joins the running sum. The update fires after 1 more.',
    )
    expect(plain(directionSentence(at, 0))).toMatch(/The update comes after 1 more sample\.$/)
  })

  test('the last one brings the update by the mean', () => {
    // Alice three times: the mean is her own gradient, and the step the article's.
    const at = moment({ samples: [alice, alice, alice], batch: { seen: 2, size: 3 } })
    expect(updateOf(at, 0).next).toBeCloseTo(0.9978530464734189, 15)
    expect(plain(updateLine(at, 0))).toBe('1 − 0.1 · (0.043 + 0.021) / 3 = 0.998')
    expect(plain(directionSentence(at, 0))).toBe(
      'Raising w1 would raise the loss. By the mean of the batch, the next step lowers it: 1 → 0.998.',
    )
  })

  test('the first of several says how many are to come', () => {
    const at = moment({ samples: [alice, bob, alice, bob], batch: { seen: 0, size: 4 } })
    expect(plain(directionSentence(at, 0))).toMatch(/The update comes after 3 more samples\.$/)
  })
})

test('the perceptron rule says what helps, not what the loss does', () => {
  const wish = { units: [1], activations: ['step', 'step'], loss: 'perceptron' } as const
  expect(plain(directionSentence(moment({ ...wish, parameters: [1, 0, 0] }), 0))).toBe(
    'The answer is too low, and a lower w1 helps. So the next step lowers it: 1 → 0.8.',
  )
  expect(plain(directionSentence(moment({ ...wish, parameters: [-1, 0, 0] }), 0))).toBe(
    'The answer for Alice is right, so w1 has nothing to learn. So the next step leaves it at −1.',
  )
})
