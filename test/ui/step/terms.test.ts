/** The forward arithmetic and the loss, as lines of numbers and in words. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { originStatements } from '../../../src/ui/step/chain.ts'
import { lossLine, lossSentence, meanLossLine } from '../../../src/ui/step/lossLines.ts'
import { statementLine } from '../../../src/ui/step/numbers.ts'
import { plain, read, type Piece } from '../../../src/ui/step/pieces.ts'
import { forwardLine, forwardSentence, neuronsOf } from '../../../src/ui/step/terms.ts'
import { alice, bob, moment } from './moments.ts'

const h1 = { layer: 0, unit: 0 }
const output = { layer: 1, unit: 0 }
/** A weight set w1 = −0.07, w2 = −0.67 … as in a run. */
const run = [-0.07, -0.67, 0.22, 1.22, 0.31, -0.43, 0.61, -1.61, 0.42]

test('a neuron’s line is its weighted sum term by term, then its activation', () => {
  expect(plain(forwardLine(moment(), h1, false))).toBe('σ(1 · (−2) + 1 · (−1) + 0) = σ(−3) = 0.047')
})

test('a negative weight or bias is taken away', () => {
  const at = moment({ parameters: run })
  expect(plain(forwardLine(at, { layer: 0, unit: 1 }, false))).toBe(
    'σ(0.22 · (−2) + 1.22 · (−1) − 0.43) = σ(−2.09) = 0.110',
  )
})

test('with all digits the article’s numbers stand there', () => {
  const at = moment({ isAllDigits: true })
  const line = forwardLine(at, output, false)
  expect(plain(line)).toMatch(
    /^σ\(1 · 0\.0474258731775667\d* \+ 1 · 0\.0474258731775667\d* \+ 0\) = σ\(0\.0948517463551335\d*\) = 0\.523695174083999\d*$/,
  )
  expect(line.at(-1)?.value).toBe(at.frame.layers[1]?.outputs[0])
})

test('a linear neuron’s line ends with the sum', () => {
  const at = moment({ activations: ['linear', 'linear'] })
  expect(plain(forwardLine(at, output, false))).toBe('1 · (−3) + 1 · (−3) + 0 = −6')
})

test('a sentence says the same', () => {
  const at = moment({ parameters: run })
  expect(plain(forwardSentence(at, { layer: 0, unit: 1 }))).toBe(
    'h2 takes 0.22 times −2, plus 1.22 times −1, minus the bias 0.43. That makes −2.09, and sigmoid turns it into 0.110.',
  )
})

test('a neuron that is switched off says 0, whatever its sum', () => {
  const at = moment({ off: [[0]] })
  expect(plain(forwardLine(at, h1, false))).toBe('0 · σ(1 · (−2) + 1 · (−1) + 0) = 0 · σ(−3) = 0')
  expect(plain(forwardSentence(at, h1))).toBe(
    'h1 takes 1 times −2, plus 1 times −1, plus the bias 0. That makes −3, but h1 is switched off and says 0.',
  )
  const linear = moment({ off: [[0]], activations: ['linear', 'linear'] })
  expect(plain(forwardLine(linear, h1, false))).toBe('0 · (1 · (−2) + 1 · (−1) + 0) = 0 · (−3) = 0')
})

test('long sums are abridged until all terms are asked for', () => {
  const input = Array.from({ length: 9 }, (_, i) => i)
  const parameters = [...input.map(() => 1), 0]
  const samples = [{ input, target: [1] }]
  const at = moment({ units: [1], activations: ['linear', 'linear'], parameters, samples })
  const neuron = { layer: 0, unit: 0 }
  expect(plain(forwardLine(at, neuron, false))).toBe('1 · 0 + 1 · 1 + 1 · 2 + … + 1 · 8 + 0 = 36')
  expect(plain(forwardLine(at, neuron, true))).toBe(
    '1 · 0 + 1 · 1 + 1 · 2 + 1 · 3 + 1 · 4 + 1 · 5 + 1 · 6 + 1 · 7 + 1 · 8 + 0 = 36',
  )
})

test('who checks the shown sum with a calculator finds the shown result', () => {
  const parameter = fc.double({ min: -3, max: 3, noNaN: true })
  const parameters = fc.array(parameter, { minLength: 9, maxLength: 9 })
  fc.assert(
    fc.property(parameters, (values) => {
      const at = moment({ parameters: values })
      for (const neuron of neuronsOf(at.layout)) {
        const [sum, shown] = recomputed(forwardLine(at, neuron, false))
        expect(Math.abs(sum - shown)).toBeLessThanOrEqual(0.006 * Math.max(1, Math.abs(shown)))
      }
    }),
    { numRuns: 100 },
  )
})

/** The sum of the shown products, as a reader would form it, and the weighted sum that the line shows. */
function recomputed(line: readonly Piece[]): [number, number] {
  const text = plain(line).replace(/^σ\(/, '').replaceAll('−', '-')
  const [left, rest] = text.split(') = σ(')
  const sum = left
    .replaceAll(' - ', ' + -')
    .split(' + ')
    .map((product) => product.split(' · ').map((factor) => read(factor.replace(/[()]/g, ''))))
    .reduce((total, [one, other]) => total + one * (other ?? 1), 0)
  return [sum, read(rest.split(')')[0])]
}

test('the squared error of one output has no mean to take', () => {
  const at = moment()
  expect(lossLine(at).at(-1)?.value).toBe(at.frame.losses[0])
  expect(plain(lossLine(at))).toBe('(0.524 − 1)² = 0.227')
  expect(plain(lossSentence(at))).toBe(
    'Alice’s target is 1 and the network says 0.524. That is 0.476 off; squared, it is the loss: 0.227.',
  )
})

test('with several outputs the loss is their mean', () => {
  // ŷ = (3, −1) for y = (1, 0): (4 + 1) / 2
  const at = moment({
    units: [1, 2],
    activations: ['linear', 'linear'],
    parameters: [2, 0, 3, -1, 0, 0],
    samples: [{ input: [0.5], target: [1, 0] }],
  })
  expect(plain(lossLine(at))).toBe('((3 − 1)² + (−1 − 0)²) / 2 = 2.5')
  const [slope] = originStatements(at, 3)
  expect(plain(statementLine(at, slope))).toBe('2 · (−1 − 0) / 2 = −1')
  expect(plain(lossSentence(at))).toBe(
    'Sample 1’s targets are 1 and 0 and the network says 3 and −1. Each difference squared, and the mean of that, is the loss: 2.5.',
  )
})

test('the perceptron’s loss is its distance from the target', () => {
  const at = moment({
    units: [1],
    activations: ['step', 'step'],
    loss: 'perceptron',
    parameters: [1, 0, 0],
  })
  expect(plain(lossLine(at))).toBe('|0 − 1| = 1')
})

test('the mean over all samples is written out where they are few', () => {
  const at = moment({ samples: [alice, bob], parameters: run })
  expect(plain(meanLossLine(at))).toMatch(/^\(0\.\d+ \+ 0\.\d+\) \/ 2 = 0\.\d{3}$/)
  expect(meanLossLine(at).at(-1)?.value).toBe(at.frame.loss)
})
