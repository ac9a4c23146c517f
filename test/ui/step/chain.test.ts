/** The chain rule as the panel writes it: against the article's factors, and as a law over random networks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActivationName } from '../../../src/engine/activations.ts'
import { layoutOf } from '../../../src/engine/layout.ts'
import { derivationOf } from '../../../src/ui/step/derivation.ts'
import {
  factorOf,
  gradientLine,
  gradientStatement,
  originStatements,
} from '../../../src/ui/step/chain.ts'
import { gradientSentence } from '../../../src/ui/step/chainSentence.ts'
import { evaluate } from '../../../src/ui/step/expression.ts'
import type { Moment } from '../../../src/ui/step/moment.ts'
import { statementLine } from '../../../src/ui/step/numbers.ts'
import { pathCount, pathLine, pathProduct, pathsOf, pathsSum } from '../../../src/ui/step/paths.ts'
import { plain } from '../../../src/ui/step/pieces.ts'
import article from '../../reference/article.json'
import { alice, moment } from './moments.ts'

const expected = article.find(({ name }) => name === '2-2-1 derivatives by the chain rule')
  ?.expected.chainRule
if (!expected) throw new Error('article.json has lost its chain rule.')
const { factors, partials } = expected

/** The factors of a chain, as they are shown. */
function factorsOf(at: Moment, parameter: number): number[] {
  const derivation = derivationOf(at, parameter)
  if (derivation.type !== 'chain') throw new Error('More than one path leads to the loss.')
  return derivation.links.map((link) => factorOf(at, link).at(at))
}

const originsOf = (at: Moment, parameter: number): string[] =>
  originStatements(at, parameter).map((statement) => plain(statementLine(at, statement)))

const close = (value: number, target: number): void =>
  expect(Math.abs(value - target)).toBeLessThanOrEqual(1e-15 + 1e-13 * Math.abs(target))

describe('the article’s example, all weights 1 and all biases 0', () => {
  const at = moment()
  const { dL_dypred, dypred_dh1, dypred_dh2 } = factors
  test.each([
    ['w1', 0, [dL_dypred, dypred_dh1, factors.dh1_dw1], partials.dL_dw1],
    ['w2', 1, [dL_dypred, dypred_dh1, factors.dh1_dw2], partials.dL_dw2],
    ['w3', 2, [dL_dypred, dypred_dh2, factors.dh2_dw3], partials.dL_dw3],
    ['w4', 3, [dL_dypred, dypred_dh2, factors.dh2_dw4], partials.dL_dw4],
    ['b1', 4, [dL_dypred, dypred_dh1, factors.dh1_db1], partials.dL_db1],
    ['b2', 5, [dL_dypred, dypred_dh2, factors.dh2_db2], partials.dL_db2],
    ['w5', 6, [dL_dypred, factors.dypred_dw5], partials.dL_dw5],
    ['w6', 7, [dL_dypred, factors.dypred_dw6], partials.dL_dw6],
    ['b3', 8, [dL_dypred, factors.dypred_db3], partials.dL_db3],
  ])(
    '∂L/∂%s has the factors and the product that the article prints',
    (_, index, links, partial) => {
      const shown = factorsOf(at, index)
      expect(shown).toHaveLength(links.length)
      shown.forEach((factor, place) => close(factor, links[place]))
      close(at.frame.gradients[index], partial)
    },
  )

  test('the line for w1 multiplies out as shown', () => {
    expect(plain(gradientLine(at, 0))).toBe('−0.953 · 0.249 · (−0.090) = 0.021')
  })

  test('with all digits the line for w1 has those of the article', () => {
    const all = plain(gradientLine({ ...at, isAllDigits: true }, 0))
    expect(all).toMatch(/^−0\.95260965183200\d* · 0\.249438538725128\d* · /)
    expect(all).toMatch(/ = 0\.02146953526581\d*$/)
    expect(gradientLine(at, 0).at(-1)?.value).toBe(at.frame.gradients[0])
  })

  test('every factor of w1 is the one of an independent computation', () => {
    // In plain arithmetic: h = σ(−3), ŷ = σ(2h), ∂L/∂ŷ = 2 (ŷ − 1), ∂ŷ/∂h1 = ŷ (1 − ŷ), ∂h1/∂w1 = −2 h (1 − h).
    const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))
    const h = sigmoid(-3)
    const y = sigmoid(2 * h)
    const worked = [2 * (y - 1), y * (1 - y), -2 * (h * (1 - h))]
    factorsOf(at, 0).forEach((factor, place) => close(factor, worked[place]))
    close(at.frame.gradients[0], 0.02146953526581111)
    const all = gradientLine({ ...at, isAllDigits: true }, 0)
    expect(all.filter(({ value }) => value !== undefined).map(({ value }) => value)).toEqual([
      ...factorsOf(at, 0),
      at.frame.gradients[0],
    ])
  })

  test('each factor of w1 says where it comes from', () => {
    expect(originsOf(at, 0)).toEqual([
      '2 · (0.5237 − 1) = −0.953',
      '0.524 · (1 − 0.524) = 0.249',
      '1 · 0.249 = 0.249',
      '0.047 · (1 − 0.047) = 0.045',
      '−2 · 0.045 = −0.090',
    ])
  })

  test('a sentence says the same', () => {
    expect(plain(gradientSentence(at, 0))).toBe(
      'The loss moves −0.953 times as fast as the output, the output moves 0.249 times as fast as h1, h1 moves −0.090 times as fast as w1. Together: 0.021.',
    )
  })
})

const smooth = fc.constantFrom<ActivationName>('sigmoid', 'tanh', 'linear', 'relu')
const weight = fc.double({ min: -2, max: 2, noNaN: true })

/** A network of random parameters and activations, with one random sample. */
const anyMoment = (units: fc.Arbitrary<readonly number[]>): fc.Arbitrary<Moment> =>
  units.chain((counts) => {
    const outputs = counts.at(-1)!
    const network = {
      input: [2],
      layers: counts.map(
        (count) => ({ type: 'dense', units: count, activation: 'linear' }) as const,
      ),
      initial: { weights: { type: 'zeros' }, bias: { type: 'zeros' } },
    } as const
    const { count } = layoutOf(network)
    return fc
      .record({
        activations: fc.tuple(smooth, smooth),
        parameters: fc.array(weight, { minLength: count, maxLength: count }),
        input: fc.array(weight, { minLength: 2, maxLength: 2 }),
        target: fc.array(weight, { minLength: outputs, maxLength: outputs }),
        off: fc.tuple(
          ...counts
            .slice(0, -1)
            .map((count) => fc.subarray(Array.from({ length: count }, (_, u) => u))),
        ),
        isHeld: fc.boolean(),
      })
      .map(({ activations, parameters, input, target, off, isHeld }) =>
        moment({
          units: counts,
          off: isHeld ? off : [],
          activations,
          parameters,
          samples: [{ input, target }],
        }),
      )
  })

/** Holds for every parameter of every such network. */
function productIsGradient(at: Moment): void {
  at.frame.gradients.forEach((gradient, index) => {
    const product = evaluate(gradientStatement(at, index).expression, at)
    expect(Math.abs(product - gradient)).toBeLessThanOrEqual(
      1e-12 * Math.max(1, Math.abs(gradient)),
    )
    for (const { result, expression } of originStatements(at, index)) {
      const origin = evaluate(expression, at)
      const shown = result.at(at)
      expect(Math.abs(origin - shown)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(shown)))
    }
  })
}

test('in any 2-n-1 network the shown factors are those of a chain and multiply to the gradient', () => {
  const units = fc.integer({ min: 1, max: 8 }).map((hidden) => [hidden, 1])
  fc.assert(
    fc.property(anyMoment(units), (at) => {
      expect(derivationOf(at, 0).type).toBe('chain')
      productIsGradient(at)
    }),
    { numRuns: 30 },
  )
})

const anyUnits = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })

test('in any deeper or broader network they multiply to the gradient too', () => {
  fc.assert(fc.property(anyMoment(anyUnits), productIsGradient), { numRuns: 30 })
})

test('the products of all paths add up to the gradient, also where only the largest are shown', () => {
  fc.assert(
    fc.property(anyMoment(anyUnits), fc.integer({ min: 1, max: 64 }), (at, most) => {
      at.frame.gradients.forEach((gradient, index) => {
        const all = pathsOf(at, index, 1e6)
        expect(all.shown).toHaveLength(pathCount(at, index))
        const sum = all.shown.reduce((total, { value }) => total + value, 0)
        expect(Math.abs(sum - gradient)).toBeLessThanOrEqual(
          1e-11 * Math.max(1, Math.abs(gradient)),
        )
        const few = pathsOf(at, index, most)
        expect(few.shown.map(({ value }) => Math.abs(value))).toEqual(
          all.shown.slice(0, most).map(({ value }) => Math.abs(value)),
        )
        const total = few.shown.reduce((part, { value }) => part + value, few.rest)
        expect(Math.abs(total - gradient)).toBeLessThanOrEqual(
          1e-11 * Math.max(1, Math.abs(gradient)),
        )
        for (const { neurons, value } of few.shown.slice(0, 3)) {
          const product = evaluate(pathProduct(at, index, neurons), at)
          expect(Math.abs(product - value)).toBeLessThanOrEqual(
            1e-11 * Math.max(1, Math.abs(value)),
          )
        }
      })
    }),
    { numRuns: 12 },
  )
})

test('where several paths lead to the loss, δ sums them up', () => {
  // h1 leads to ŷ1 by w2 = 3 and to ŷ2 by w3 = −1; all is linear, so h1 = 2 · 0.5 = 1, ŷ = (3, −1),
  // ∂L/∂ŷ = 2 (ŷ − y) / 2 = (2, −1), δ1 = 3 · 2 + (−1) · (−1) = 7 and ∂L/∂w1 = 7 · 0.5 = 3.5.
  const at = moment({
    units: [1, 2],
    activations: ['linear', 'linear'],
    parameters: [2, 0, 3, -1, 0, 0],
    samples: [{ input: [0.5], target: [1, 0] }],
  })
  expect(derivationOf(at, 0).type).toBe('delta')
  expect(plain(gradientLine(at, 0))).toBe('7 · 0.5 = 3.5')
  expect(originsOf(at, 0)).toEqual(['(3 · 2 − 1 · (−1)) · 1 = 7'])
  const paths = pathsOf(at, 0)
  expect(paths.shown.map((path) => plain(pathLine(at, 0, path)))).toEqual([
    '2 · 3 · 0.5 = 3',
    '−1 · (−1) · 0.5 = 0.5',
  ])
  expect(plain(pathsSum(at, 0, paths))).toBe('All 2 paths add up to 3.5.')
  expect(plain(gradientSentence(at, 0))).toBe(
    'Added up over all paths, the loss moves 7 times as fast as the weighted sum of h1. That times x1, 0.5: 3.5.',
  )
})

test('behind a step nothing flows back, and the sentence says so', () => {
  const at = moment({ activations: ['step', 'sigmoid'] })
  expect(at.frame.gradients[0]).toBe(0)
  expect(plain(gradientSentence(at, 0))).toBe(
    'h1’s step has slope 0 here, so nothing flows back through it.',
  )
})

test('through a neuron that is switched off nothing flows back, whatever its slope', () => {
  // tanh′ would be 1 − 0² = 1 where h1 says 0.
  const at = moment({ activations: ['tanh', 'linear'], off: [[0]] })
  expect(plain(gradientLine(at, 0))).toBe('−3.99 · 1 · 0 = 0')
  expect(originsOf(at, 0)).toEqual(['2 · (−0.995 − 1) = −3.99', '1 · 1 = 1', '−2 · 0 = 0'])
  expect(plain(gradientSentence(at, 0))).toBe(
    'h1 is switched off, so nothing flows back through it.',
  )
})

test('the perceptron rule stands in for a derivative: the error times the input', () => {
  // z = −2 + 0 = −2, so the step says 0 where 1 is right: the error is −1.
  const at = moment({
    units: [1],
    activations: ['step', 'step'],
    loss: 'perceptron',
    parameters: [1, 0, 0],
    samples: [alice],
  })
  expect(plain(gradientLine(at, 0))).toBe('(0 − 1) · (−2) = 2')
  expect(plain(gradientLine(at, 2))).toBe('0 − 1 = −1')
  expect(plain(gradientSentence(at, 0))).toBe(
    'There is no derivative here; the perceptron rule stands in for it. The error is −1. The error times x1, −2: 2.',
  )
})
