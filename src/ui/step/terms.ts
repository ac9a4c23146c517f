/** The forward arithmetic of one neuron: which terms its weighted sum has, and the same with a sample's numbers. */
import { indexOf, neuronLayers, neuronName, sourceOf, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { activationOf, isOff, outputOf, weightedSumOf, type Moment, type Neuron } from './moment.ts'
import {
  agreeing,
  bracketed,
  neuronPieces,
  number,
  resultDigits,
  signLook,
  written,
  type Digits,
  type Piece,
} from './pieces.ts'

/** One product of a weighted sum: the weight at a flat index times a neuron's output. */
export type Term = { readonly weight: number; readonly from: Neuron }

/** Sums up to so many terms are written out. */
export const LONG_SUM = 6

export function termsOf(
  layout: Layout,
  { layer, unit }: Neuron,
): { readonly terms: readonly Term[]; readonly bias: number } {
  const inputs = sizeOf(layout.shapes[layer])
  const terms = Array.from({ length: inputs }, (_, i) => ({
    weight: indexOf(layout, layer, unit, i),
    from: { layer: sourceOf(layout, layer - 1), unit: i },
  }))
  return { terms, bias: indexOf(layout, layer, unit, null) }
}

/** The items of a sum that are written; null stands for the ones left out. */
export function abridged<Item>(items: readonly Item[], isWhole: boolean): readonly (Item | null)[] {
  if (!isAbridged(items, isWhole)) return items
  return [...items.slice(0, 3), null, items.at(-1)!]
}

function isAbridged({ length }: readonly unknown[], isWhole: boolean): boolean {
  return !isWhole && length > LONG_SUM
}

/** Every neuron that computes, first layer first. */
export function neuronsOf(layout: Layout): Neuron[] {
  return neuronLayers(layout).flatMap((layer) =>
    Array.from({ length: sizeOf(layout.shapes[layer + 1]) }, (_, unit) => ({ layer, unit })),
  )
}

/** σ(−0.07 · (−2) − 0.67 · (−1) + 0.31) = σ(1.12) = 0.753 */
export function forwardLine(moment: Moment, neuron: Neuron, isWhole: boolean): Piece[] {
  const { symbol } = activationOf(moment.network, neuron)
  const { sum, sumDigits, digits, output, outputDigits } = read(moment, neuron, isWhole)
  const products = sumPieces(moment, neuron, digits, isWhole)
  const result = number(output, outputDigits, 'result')
  if (isOff(moment, neuron)) {
    return [
      { text: `0 · ${symbol}(` },
      ...products,
      { text: `) = 0 · ${symbol}` },
      ...(symbol
        ? [{ text: '(' }, number(sum, sumDigits), { text: ')' }]
        : bracketed(sum, sumDigits)),
      { text: ' = ' },
      result,
    ]
  }
  if (!symbol) return [...products, { text: ' = ' }, result]
  return [
    { text: `${symbol}(` },
    ...products,
    { text: `) = ${symbol}(` },
    number(sum, sumDigits),
    { text: ') = ' },
    result,
  ]
}

/** The same in words. */
export function forwardSentence(moment: Moment, neuron: Neuron): Piece[] {
  const { terms, bias } = termsOf(moment.layout, neuron)
  const { sum, sumDigits, digits, output, outputDigits } = read(moment, neuron, false)
  const { symbol, label } = activationOf(moment.network, neuron)
  const { parameters } = moment.frame
  const products = terms.map(({ weight, from }, place) => {
    const size = place === 0 ? parameters[weight] : Math.abs(parameters[weight])
    const link = place === 0 ? '' : parameters[weight] < 0 ? ', minus ' : ', plus '
    return `${link}${written(size, digits)} times ${written(outputOf(moment, from), digits)}`
  })
  const all =
    terms.length <= LONG_SUM / 2
      ? products.join('')
      : `each of its ${terms.length} inputs times its weight`
  const sign = parameters[bias] < 0 ? 'minus' : 'plus'
  const biasText = written(Math.abs(parameters[bias]), digits)
  const sumText = written(sum, sumDigits)
  const outputText = written(output, outputDigits)
  return [
    ...subject(moment.layout, neuron),
    { text: ` takes ${all}, ${sign} the bias ${biasText}. That makes ${sumText}, ` },
    ...(isOff(moment, neuron)
      ? offPieces(moment, neuron)
      : [
          {
            text: symbol
              ? `and ${label.toLowerCase()} turns it into ${outputText}.`
              : 'and linear leaves it as it is.',
          },
        ]),
  ]
}

function offPieces({ layout }: Moment, neuron: Neuron): Piece[] {
  return [
    { text: 'but ' },
    ...neuronPieces(layout, neuron),
    { text: ' is switched off and says 0.' },
  ]
}

/** A neuron at the beginning of a sentence. */
export function subject(layout: Layout, neuron: Neuron): Piece[] {
  const { letter, number: count } = neuronName(layout, neuron.layer, neuron.unit)
  if (letter !== 'ŷ') return neuronPieces(layout, neuron)
  return [{ text: count === null ? 'The output' : `Output ${count}` }]
}

/** Softmax has no value of one sum alone for the digits to agree with, and a sum with a gap none at all. */
const USUAL_DIGITS = 3

/** A neuron's numbers, and how many digits of them agree with each other. */
function read(moment: Moment, neuron: Neuron, isWhole: boolean) {
  const { terms, bias } = termsOf(moment.layout, neuron)
  const { parameters } = moment.frame
  const activation = activationOf(moment.network, neuron)
  const sum = weightedSumOf(moment, neuron)
  const output = outputOf(moment, neuron)
  const all = 'all' as const
  if (moment.isAllDigits) return { sum, output, sumDigits: all, digits: all, outputDigits: all }
  const sumDigits =
    'valueAt' in activation && !isOff(moment, neuron)
      ? agreeing((shown) => activation.valueAt(shown(sum)), output)
      : USUAL_DIGITS
  const outputDigits = resultDigits(false)
  if (isAbridged(terms, isWhole))
    return { sum, output, sumDigits, digits: USUAL_DIGITS, outputDigits }
  const digits = agreeing(
    (shown) =>
      terms.reduce(
        (total, { weight, from }) =>
          total + shown(parameters[weight]) * shown(outputOf(moment, from)),
        shown(parameters[bias]),
      ),
    sum,
    sumDigits,
  )
  return { sum, output, sumDigits, digits, outputDigits }
}

/** −0.07 · (−2) − 0.67 · (−1) + 0.31 */
function sumPieces(moment: Moment, neuron: Neuron, digits: Digits, isWhole: boolean): Piece[] {
  const { terms, bias } = termsOf(moment.layout, neuron)
  const { parameters } = moment.frame
  const products = abridged(terms, isWhole).flatMap((term, place): Piece[] => {
    if (!term) return [{ text: ' + …' }]
    const times = [{ text: ' · ' }, ...bracketed(outputOf(moment, term.from), digits)]
    return [...signed(parameters[term.weight], digits, place === 0), ...times]
  })
  return [...products, ...signed(parameters[bias], digits, false)]
}

/** A parameter as a summand: its sign is the operator, save at the beginning. */
function signed(value: number, digits: Digits, isFirst: boolean): Piece[] {
  if (isFirst) return [number(value, digits, signLook(value))]
  const size = { ...number(Math.abs(value), digits, signLook(value)), value }
  return [{ text: value < 0 ? ' − ' : ' + ' }, size]
}
