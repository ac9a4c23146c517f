/** A sample’s loss as a statement, with its numbers and in words, beside the mean over all samples. */
import type { Layout } from '../../engine/layout.ts'
import type { LossName } from '../../engine/losses.ts'
import { evaluate, type Statement } from './expression.ts'
import { lossTerms, pairsOf, type LossTerms } from './lossTerms.ts'
import { sampleName, type Moment } from './moment.ts'
import { digitsOf, expressionPieces, numbersOf } from './numbers.ts'
import { agreeing, number, resultDigits, written, type Digits, type Piece } from './pieces.ts'
import { loss } from './quantities.ts'

/** L as the kernel has it. */
function valueOf(moment: Moment): number {
  const { value, exact = value } = lossTerms[moment.training.loss]
  return evaluate(exact(moment.layout), moment)
}

/** L = (ŷ − y)² */
export function lossStatement(name: LossName, layout: Layout): Statement {
  return statementOf(name, layout, lossTerms[name].value)
}

/** With numbers, a class that is not wanted is left out: its term is 0. */
function statementOf(name: LossName, layout: Layout, of: LossTerms['value']): Statement {
  const whole = { result: loss(valueOf), verb: '=', expression: of(layout) } as const
  if (name !== 'categoricalCrossEntropy') return whole
  return {
    ...whole,
    numbers: ({ sample }) => of(layout, (output) => sample.target[output] !== 0),
  }
}

/** L from the weighted sums; null where the definition loses nothing. */
export function exactStatement(name: LossName, layout: Layout): Statement | null {
  const { exact } = lossTerms[name]
  return exact ? statementOf(name, layout, exact) : null
}

/** (0.669 − 1)² = 0.11 */
export function lossLine(moment: Moment): Piece[] {
  const statement = lossStatement(moment.training.loss, moment.layout)
  const expression = numbersOf(statement, moment)
  const value = statement.result.at(moment)
  const end = number(value, resultDigits(moment.isAllDigits), 'learnResult')
  const computed = evaluate(expression, moment)
  // Where an output is 1 to the last bit, its logarithm says nothing any more.
  if (!(Math.abs(computed - value) <= 1e-6 * Math.abs(value) + 1e-12)) return [end]
  return [
    ...expressionPieces(expression, moment, digitsOf(moment, statement)),
    { text: ' = ' },
    end,
  ]
}

/** The same in words. */
export function lossSentence(moment: Moment): Piece[] {
  const statement = lossStatement(moment.training.loss, moment.layout)
  const digits = digitsOf(moment, statement)
  const value = statement.result.at(moment)
  const words = lossTerms[moment.training.loss].words(moment, (one) => written(one, digits))
  return [
    ...saying(moment, digits),
    { text: ` ${words}${words.endsWith(' is') ? ' ' : ': '}` },
    number(value, resultDigits(moment.isAllDigits), 'strong'),
    { text: '.' },
  ]
}

/** So many outputs are told one by one. */
const FEW_OUTPUTS = 4

/** Alice's target is 1 and the network says 0.669. */
function saying(moment: Moment, digits: Digits): Piece[] {
  const pairs = pairsOf(moment)
  if (pairs.length > FEW_OUTPUTS) {
    return [{ text: `${sampleName(moment)} has ${pairs.length} targets, one for each output.` }]
  }
  const targets = list(pairs.map((pair) => written(pair.target, digits)))
  const said = list(pairs.map((pair) => written(pair.said, digits)))
  const noun = pairs.length === 1 ? 'target is' : 'targets are'
  return [{ text: `${sampleName(moment)}’s ${noun} ${targets} and the network says ${said}.` }]
}

export function list(texts: readonly string[]): string {
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
  const meanOf = (shown: (value: number) => number): number =>
    all.reduce((total, value) => total + shown(value), 0) / count
  const digits = isAllDigits ? 'all' : agreeing(meanOf, frame.loss)
  const summands = all.flatMap((value, place) => [
    ...(place > 0 ? [{ text: ' + ' }] : []),
    number(value, digits, 'learn'),
  ])
  return [{ text: '(' }, ...summands, { text: `) / ${count} = ` }, result]
}
