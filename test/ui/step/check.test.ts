/** The gradient check in words: that it agrees, or why it may not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActivationName, OutputActivationName } from '../../../src/engine/activations.ts'
import { finish } from '../../../src/engine/evaluate.ts'
import type { LossName } from '../../../src/engine/losses.ts'
import { checkSlopes, type SlopeCheck } from '../../../src/engine/slopes.ts'
import {
  checkRow,
  checkSentence,
  checksSentence,
  isOf,
  verdictOf,
} from '../../../src/ui/step/check.ts'
import type { Moment } from '../../../src/ui/step/moment.ts'
import { plain } from '../../../src/ui/step/pieces.ts'
import { moment } from './moments.ts'

function checksOf(at: Moment): SlopeCheck[] {
  const { network, training, frame, sample } = at
  const { parameters } = frame
  const about = { network, loss: training.loss, parameters, samples: [sample] }
  return finish(checkSlopes(about, [...parameters.keys()]))
}

test('the article’s derivative agrees to less than a millionth', () => {
  const at = moment()
  const [check] = checksOf(at)
  expect(plain(checkSentence(at, check))).toMatch(
    /^Checked by central differences: 0\.0214695\d{3,4}, relative difference \d×10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+\.$/u,
  )
  expect(check.difference).toBeLessThan(1e-6)
  expect(plain(checkRow(at, check))).toMatch(/^ ✓ \d×10/u)
  expect(plain(checksSentence(at, checksOf(at)))).toMatch(
    /^9 of 9 agree; the largest relative difference is \d×10⁻\S+ \([wb]\d\)\.$/u,
  )
  expect(isOf(at, check)).toBe(true)
  expect(isOf(moment({ parameters: [1, 1, 1, 1, 0, 0, 1, 1, 0.5] }), check)).toBe(false)
})

test.each<[ActivationName, OutputActivationName]>([
  ['sigmoid', 'sigmoid'],
  ['tanh', 'linear'],
  ['gelu', 'softplus'],
  ['silu', 'softmax'],
])('with %s and %s every derivative agrees, or is too small to tell', (hidden, last) => {
  const number = fc.double({ min: -1.5, max: 1.5, noNaN: true })
  fc.assert(
    fc.property(fc.array(number, { minLength: 12, maxLength: 12 }), (parameters) => {
      const samples = [{ input: [0.5, -1.5], target: [0, 1] }]
      const at = moment({ units: [2, 2], activations: [hidden, last], parameters, samples })
      for (const check of checksOf(at))
        expect(['agrees', 'rounding']).toContain(verdictOf(at, check))
    }),
    { numRuns: 10 },
  )
})

describe('where the two differ, a sentence says why', () => {
  const samples = [{ input: [1], target: [1] }]
  const of = (last: OutputActivationName, loss: LossName, w: number): Moment =>
    moment({ units: [1], activations: ['tanh', last], loss, parameters: [w, 0], samples })

  test.each([
    ['a bend', of('relu', 'meanSquaredError', 0), 'its sides have different slopes'],
    ['the bend of a loss', of('linear', 'hinge', 1), 'its sides have different slopes'],
    ['a jump', of('step', 'meanSquaredError', 0), 'both sides of the jump'],
    ['the perceptron rule', of('step', 'perceptron', -1), 'is no derivative'],
  ])('%s', (_, at, words) => {
    const [check] = checksOf(at)
    expect(plain(checkSentence(at, check))).toContain(words)
    expect(plain(checkRow(at, check))).toContain('≠')
    expect(plain(checksSentence(at, [check]))).toContain(words)
  })

  test('numbers too small to compare', () => {
    const at = of('sigmoid', 'meanSquaredError', -36)
    const [check] = checksOf(at)
    expect(plain(checkSentence(at, check))).toContain('rounding makes the difference')
    expect(plain(checksSentence(at, [check]))).toBe('None of 1 agrees. 1 is too small to compare.')
  })
})
