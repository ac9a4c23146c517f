/** Every loss on the page has the engine’s number, and every derivative is the product that is written. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OutputActivationName } from '../../../src/engine/activations.ts'
import { losses, type Loss, type LossName } from '../../../src/engine/losses.ts'
import { gradientStatement, originStatements, whyStatement } from '../../../src/ui/step/chain.ts'
import { gradientSentence } from '../../../src/ui/step/chainSentence.ts'
import { evaluate } from '../../../src/ui/step/expression.ts'
import {
  exactStatement,
  lossLine,
  lossSentence,
  lossStatement,
} from '../../../src/ui/step/lossLines.ts'
import type { Moment } from '../../../src/ui/step/moment.ts'
import { statementLine } from '../../../src/ui/step/numbers.ts'
import { plain } from '../../../src/ui/step/pieces.ts'
import { moment } from './moments.ts'

const number = fc.double({ min: -2, max: 2, noNaN: true })
const numbers = (count: number) => fc.array(number, { minLength: count, maxLength: count })

/** Targets of two outputs that a loss is defined for. */
const targets: Record<Loss['targets'], fc.Arbitrary<number[]>> = {
  any: numbers(2),
  bits: fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 2 }),
  signs: fc.array(fc.constantFrom(-1, 1), { minLength: 2, maxLength: 2 }),
  shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }),
  distributions: fc.constantFrom([0, 1], [1, 0], [0.25, 0.75]),
}

function anyMoment(loss: LossName, last: OutputActivationName): fc.Arbitrary<Moment> {
  return fc
    .record({ parameters: numbers(12), input: numbers(2), target: targets[losses[loss].targets] })
    .map(({ parameters, input, target }) =>
      moment({
        // The perceptron rule trains a single layer.
        units: loss === 'perceptron' ? [2] : [2, 2],
        activations: ['tanh', last],
        loss,
        parameters: loss === 'perceptron' ? parameters.slice(6) : parameters,
        samples: [{ name: 'Ann', input, target }],
      }),
    )
}

const close = (value: number, target: number): void =>
  expect(Math.abs(value - target)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(target)))

const entries = Object.entries(losses) as [LossName, Loss][]

describe.each(entries)('%s', (loss, { after }) => {
  const lasts = after === null ? (['linear', 'sigmoid', 'softmax'] as const) : [after]

  test.each(lasts)('after %s the formula comes to the engine’s loss', (last) => {
    fc.assert(
      fc.property(anyMoment(loss, last), (at) => {
        const { layout, frame } = at
        const statement = lossStatement(loss, layout)
        close(statement.result.at(at), frame.losses[0])
        close(evaluate(statement.expression, at), frame.losses[0])
        const exact = exactStatement(loss, layout)
        close(exact ? evaluate(exact.expression, at) : frame.losses[0], frame.losses[0])
        expect(plain(lossLine(at))).not.toMatch(/not a number|undefined/u)
        expect(plain(lossSentence(at))).toMatch(/^Ann’s targets are .* the network says .*\.$/u)
      }),
      { numRuns: 15 },
    )
  })

  test.each(lasts)('after %s every derivative is the product that is written', (last) => {
    fc.assert(
      fc.property(anyMoment(loss, last), (at) => {
        at.frame.gradients.forEach((gradient, index) => {
          const statement = gradientStatement(at, index)
          close(evaluate(statement.expression, at), gradient)
          for (const { result, expression } of originStatements(at, index)) {
            close(evaluate(expression, at), result.at(at))
          }
          expect(plain(statementLine(at, statement))).not.toMatch(/not a number|undefined/u)
          expect(plain(gradientSentence(at, index))).not.toMatch(/not a number|undefined/u)
        })
      }),
      { numRuns: 8 },
    )
  })
})

test.each(['binaryCrossEntropy', 'categoricalCrossEntropy'] as const)(
  'what cancels in the slope of %s comes to the same before it does',
  (loss) => {
    fc.assert(
      fc.property(anyMoment(loss, losses[loss].after), (at) => {
        for (const output of [0, 1]) {
          const why = whyStatement(at, output)
          expect(why).not.toBeNull()
          const { expression, result } = why!.statement
          expect(Math.abs(evaluate(expression, at) - result.at(at))).toBeLessThanOrEqual(1e-12)
        }
      }),
    )
  },
)

describe('worked by hand', () => {
  const one = (loss: LossName, last: OutputActivationName, sum: number, target: number): Moment =>
    moment({
      units: [1],
      activations: ['tanh', last],
      loss,
      parameters: [sum, 0],
      samples: [{ name: 'Ann', input: [1], target: [target] }],
    })

  test.each([
    ['meanAbsoluteError', 'linear', 3, 1, '|3 − 1| = 2', 'That is 2 off, and that is the loss: 2.'],
    [
      'huber',
      'linear',
      1.5,
      1,
      '(1.5 − 1)² / 2 = 0.125',
      'half the square of that is the loss: 0.125.',
    ],
    [
      'huber',
      'linear',
      3,
      1,
      '|3 − 1| − 0.5 = 1.5',
      'beyond 1, that less a half is the loss: 1.5.',
    ],
    [
      'hinge',
      'linear',
      0.25,
      1,
      'max(0, 1 − 1 · 0.25) = 0.75',
      'what it lacks of 1 is the loss: 0.75.',
    ],
    ['hinge', 'linear', -2, -1, 'max(0, 1 − (−1) · (−2)) = 0', 'right side, so the loss is 0.'],
    // σ(0) = 0.5 and −ln 0.5 = 0.693
    [
      'binaryCrossEntropy',
      'sigmoid',
      0,
      1,
      '−1 · ln(0.5) − (1 − 1) · ln(1 − 0.5) = 0.693',
      'Minus the logarithm of 0.5 is the loss: 0.693.',
    ],
    ['perceptron', 'step', -1, 1, '|0 − 1| = 1', 'The mean distance is the loss: 1.'],
  ] as const)('%s of %s at %d for %d', (...[loss, last, sum, target, line, words]) => {
    const at = one(loss, last, sum, target)
    expect(plain(lossLine(at))).toBe(line)
    expect(plain(lossSentence(at))).toContain(words)
  })

  test('a certain and wrong answer has its true, large loss, which only the weighted sum knows', () => {
    const at = one('binaryCrossEntropy', 'sigmoid', 900, 0)
    expect(lossStatement('binaryCrossEntropy', at.layout).result.at(at)).toBe(900)
    expect(plain(lossLine(at))).toBe('900')
    const exact = exactStatement('binaryCrossEntropy', at.layout)!
    expect(plain(statementLine(at, exact))).toMatch(
      /^max\(900, 0\) − 900 · 0 \+ ln\(1 \+ exp\(−\|900\|\)\) = 900$/u,
    )
  })
})
