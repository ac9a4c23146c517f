/** Dropout shown as in evaluation: it lets every value through, so every line of a step says what it would say without it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../../src/ui/step/expression.ts'
import { gradientLine, gradientStatement, originStatements } from '../../../src/ui/step/chain.ts'
import { gradientSentence } from '../../../src/ui/step/chainSentence.ts'
import type { Moment } from '../../../src/ui/step/moment.ts'
import { statementLine } from '../../../src/ui/step/numbers.ts'
import { pathCount, pathLine, pathName, pathsOf, pathsSum } from '../../../src/ui/step/paths.ts'
import { plain } from '../../../src/ui/step/pieces.ts'
import { neuronIn, parameterIn } from '../../../src/ui/step/selected.ts'
import { forwardLine, forwardSentence, neuronsOf } from '../../../src/ui/step/terms.ts'
import { moment } from './moments.ts'

const weight = fc.double({ min: -2, max: 2, noNaN: true })

/** A network of up to four dense layers, once without and once with dropout before some of them. */
const pairs = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((units) => {
    const sizes = [2, ...units]
    const count = units.reduce((sum, own, l) => sum + own * (sizes[l] + 1), 0)
    return fc.record({
      units: fc.constant(units),
      dropout: fc.subarray(
        units.map((_, l) => l),
        { minLength: 1 },
      ),
      parameters: fc.array(weight, { minLength: count, maxLength: count }),
      input: fc.array(weight, { minLength: 2, maxLength: 2 }),
      target: fc.array(weight, { minLength: units.at(-1)!, maxLength: units.at(-1)! }),
    })
  })
  .map(({ dropout, input, target, ...wish }) => {
    const whole = { ...wish, samples: [{ input, target }] }
    return [moment(whole), moment({ ...whole, dropout })] as const
  })

function forwardLines(at: Moment): string[] {
  return neuronsOf(at.layout).flatMap((neuron) => [
    plain(forwardLine(at, neuron, true)),
    plain(forwardSentence(at, neuron)),
  ])
}

function backwardLines(at: Moment): string[] {
  return [...at.frame.gradients.keys()].flatMap((index) => {
    const paths = pathsOf(at, index)
    return [
      plain(gradientLine(at, index)),
      plain(gradientSentence(at, index)),
      ...originStatements(at, index).map((statement) => plain(statementLine(at, statement))),
      String(pathCount(at, index)),
      ...paths.shown.flatMap((path) => [
        plain(pathName(at, path)),
        plain(pathLine(at, index, path)),
      ]),
      plain(pathsSum(at, index, paths)),
    ]
  })
}

test('forward and backward, over every path, the lines are those of the network without it', () => {
  fc.assert(
    fc.property(pairs, ([without, withIt]) => {
      expect(withIt.frame.layers.length).toBeGreaterThan(without.frame.layers.length)
      expect(forwardLines(withIt)).toEqual(forwardLines(without))
      expect(backwardLines(withIt)).toEqual(backwardLines(without))
    }),
    { numRuns: 40 },
  )
})

test('the shown factors multiply to the gradient over it', () => {
  fc.assert(
    fc.property(pairs, ([, at]) => {
      at.frame.gradients.forEach((gradient, index) => {
        const product = evaluate(gradientStatement(at, index).expression, at)
        const allowed = 1e-12 * Math.max(1, Math.abs(gradient))
        expect(Math.abs(product - gradient)).toBeLessThanOrEqual(allowed)
      })
    }),
    { numRuns: 40 },
  )
})

test('what dropout lets through is what the neuron before it says', () => {
  // 2-2-1 with dropout before the output: layer 1 hands on what h1 and h2 say.
  const { layout } = moment({ dropout: [1] })
  const through = { type: 'neuron', layer: 1, unit: 1 } as const
  expect(neuronIn(layout, through)).toEqual({ layer: 0, unit: 1 })
  expect(parameterIn(layout, through)).toBe(parameterIn(layout, { ...through, layer: 0 }))
  // Before the first layer it is an input, and the first output is shown.
  const first = moment({ dropout: [0] }).layout
  expect(neuronIn(first, { type: 'neuron', layer: 0, unit: 1 })).toEqual({ layer: 2, unit: 0 })
})
