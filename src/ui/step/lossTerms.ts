/** What each loss computes from an output and a target, with a sample's numbers. A new loss is one entry here and one formula in `LossFormula.tsx`. */
import { outputOf, sampleName, type Moment } from './moment.ts'
import {
  agreeing,
  bracketed,
  number,
  resultDigits,
  written,
  type Digits,
  type Piece,
} from './pieces.ts'
import type { LossName } from '../../engine/losses.ts'

type LossTerms = {
  /** The current sample's loss. */
  readonly valueOf: (moment: Moment) => number
  /** (0.669 − 1)² = 0.11 */
  readonly line: (moment: Moment) => Piece[]
  /** The same in words. */
  readonly sentence: (moment: Moment) => Piece[]
  /** Where ∂L/∂ŷ of an output comes from: 2 · (0.669 − 1) = −0.662 */
  readonly slopeLine: (moment: Moment, output: number) => Piece[]
}

export const lossTerms: Record<LossName, LossTerms> = {
  meanSquaredError: {
    valueOf: (moment) => mean(errorsOf(moment).map((error) => error * error)),
    line: (moment) => {
      const { digits, result } = read(moment, (error) => error * error)
      const summands = pairsOf(moment).map((pair) => [
        ...differencePieces(pair, digits, '()'),
        { text: '²' },
      ])
      return [...meanPieces(summands), { text: ' = ' }, result]
    },
    sentence: (moment) => {
      const { digits, result } = read(moment, (error) => error * error)
      const errors = errorsOf(moment)
      const said = saying(moment, digits)
      if (errors.length > 1) {
        return [
          ...said,
          { text: ' Each difference squared, and the mean of that, is the loss: ' },
          result,
          { text: '.' },
        ]
      }
      const size = written(Math.abs(errors[0]), digits)
      return [
        ...said,
        { text: ` That is ${size} off; squared, it is the loss: ` },
        result,
        { text: '.' },
      ]
    },
    slopeLine: (moment, output) => {
      const pair = pairsOf(moment)[output]
      const outputs = moment.sample.target.length
      const value = (2 * (pair.said - pair.target)) / outputs
      const digits = moment.isAllDigits
        ? 'all'
        : agreeing((shown) => (2 * (shown(pair.said) - shown(pair.target))) / outputs, value)
      return [
        { text: '2 · ' },
        ...differencePieces(pair, digits, '()'),
        ...(outputs > 1 ? [{ text: ` / ${outputs}` }] : []),
        { text: ' = ' },
        number(value, resultDigits(moment.isAllDigits), 'learn'),
      ]
    },
  },
  perceptron: {
    valueOf: (moment) => mean(errorsOf(moment).map(Math.abs)),
    line: (moment) => {
      const { digits, result } = read(moment, Math.abs)
      const summands = pairsOf(moment).map((pair) => differencePieces(pair, digits, '||'))
      return [...meanPieces(summands), { text: ' = ' }, result]
    },
    sentence: (moment) => {
      const { digits, result } = read(moment, Math.abs)
      const loss = lossTerms.perceptron.valueOf(moment)
      return [
        ...saying(moment, digits),
        {
          text: loss === 0 ? ' That is right, so the loss is ' : ' The mean distance is the loss: ',
        },
        result,
        { text: '.' },
      ]
    },
    slopeLine: (moment, output) => {
      const pair = pairsOf(moment)[output]
      const digits: Digits = moment.isAllDigits ? 'all' : 3
      const error = number(pair.said - pair.target, digits, 'learn')
      return [...differencePieces(pair, digits, ''), { text: ' = ' }, error]
    },
  },
  meanAbsoluteError: resultOf((moment) => mean(errorsOf(moment).map(Math.abs))),
  huber: resultOf((moment) =>
    mean(
      errorsOf(moment)
        .map(Math.abs)
        .map((size) => (size <= 1 ? (size * size) / 2 : size - 0.5)),
    ),
  ),
  hinge: resultOf((moment) =>
    mean(pairsOf(moment).map(({ said, target }) => Math.max(0, 1 - target * said))),
  ),
  // From the weighted sums, as the engine has it: σ(z) near 1 has lost the digits of 1 − σ(z).
  binaryCrossEntropy: resultOf((moment) =>
    mean(
      sumsOf(moment).map(
        (sum, output) =>
          Math.max(sum, 0) -
          sum * moment.sample.target[output] +
          Math.log1p(Math.exp(-Math.abs(sum))),
      ),
    ),
  ),
  categoricalCrossEntropy: resultOf((moment) => {
    const sums = sumsOf(moment)
    const largest = Math.max(...sums)
    const all = Math.log(sums.reduce((total, sum) => total + Math.exp(sum - largest), 0))
    return sums.reduce(
      (loss, sum, output) => loss + moment.sample.target[output] * (all - (sum - largest)),
      0,
    )
  }),
}

/** A loss whose number is told without the way to it. */
function resultOf(valueOf: (moment: Moment) => number): LossTerms {
  const result = (moment: Moment): Piece =>
    number(valueOf(moment), resultDigits(moment.isAllDigits), 'learnResult')
  return {
    valueOf,
    line: (moment) => [result(moment)],
    sentence: (moment) => [
      ...saying(moment, resultDigits(moment.isAllDigits)),
      { text: ' The loss is ' },
      result(moment),
      { text: '.' },
    ],
    slopeLine: ({ frame, isAllDigits }, output) => [
      number(frame.layers.at(-1)!.outputGradients[output], resultDigits(isAllDigits), 'learn'),
    ],
  }
}

function sumsOf({ frame }: Moment): number[] {
  return [...frame.layers.at(-1)!.weightedSums]
}

type Pair = { readonly said: number; readonly target: number }

/** What the network says, and what is right, for each output. */
function pairsOf(moment: Moment): Pair[] {
  const layer = moment.network.layers.length - 1
  return moment.sample.target.map((target, unit) => ({
    said: outputOf(moment, { layer, unit }),
    target,
  }))
}

function errorsOf(moment: Moment): number[] {
  return pairsOf(moment).map(({ said, target }) => said - target)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The loss as a piece, and the digits of outputs and targets that lead to it. */
function read(
  moment: Moment,
  distance: (error: number) => number,
): { digits: Digits; result: Piece } {
  const value = mean(errorsOf(moment).map(distance))
  if (moment.isAllDigits) return { digits: 'all', result: number(value, 'all', 'learnResult') }
  const digits = agreeing(
    (shown) =>
      mean(pairsOf(moment).map(({ said, target }) => distance(shown(said) - shown(target)))),
    value,
  )
  return { digits, result: number(value, resultDigits(false), 'learnResult') }
}

/** (0.669 − 1), between brackets of a kind. */
function differencePieces(
  { said, target }: Pair,
  digits: Digits,
  brackets: '()' | '||' | '',
): Piece[] {
  return [
    { text: brackets.slice(0, 1) },
    number(said, digits),
    { text: ' − ' },
    ...bracketed(target, digits),
    { text: brackets.slice(1) },
  ].filter(({ text }) => text)
}

/** The summands with plus signs and the division by their number; a single one by itself. */
function meanPieces(summands: readonly Piece[][]): Piece[] {
  if (summands.length === 1) return summands[0]
  const sum = summands.flatMap((pieces, place) => [
    ...(place > 0 ? [{ text: ' + ' }] : []),
    ...pieces,
  ])
  return [{ text: '(' }, ...sum, { text: `) / ${summands.length}` }]
}

/** Alice's target is 1 and the network says 0.669. */
function saying(moment: Moment, digits: Digits): Piece[] {
  const pairs = pairsOf(moment)
  const targets = list(pairs.map(({ target }) => written(target, digits)))
  const said = list(pairs.map((pair) => written(pair.said, digits)))
  const noun = pairs.length === 1 ? 'target is' : 'targets are'
  return [{ text: `${sampleName(moment)}’s ${noun} ${targets} and the network says ${said}.` }]
}

function list(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`
}

/** So many samples' losses are written out. */
const FEW_SAMPLES = 6

/** (0.11 + 0.05 + 0.06 + 0.07) / 4 = 0.072, or only the mean where there are many. */
export function meanLossLine(moment: Moment): Piece[] {
  const { frame, dataset, isAllDigits } = moment
  const result = number(frame.loss, resultDigits(isAllDigits), 'learnResult')
  const count = dataset.samples.length
  if (count > FEW_SAMPLES || count !== frame.losses.length || count === 1) return [result]
  const all = [...frame.losses]
  const digits = isAllDigits ? 'all' : agreeing((shown) => mean(all.map(shown)), frame.loss)
  const summands = all.map((loss) => [number(loss, digits, 'learn')])
  return [...meanPieces(summands), { text: ' = ' }, result]
}
