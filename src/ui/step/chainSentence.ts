/** The derivative by a parameter in words: what the product of its factors says, or why nothing comes back. */
import type { Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { derivationOf, type Derivation, type Link } from './derivation.ts'
import { factorOf, gradientStatement } from './chain.ts'
import {
  activationOf,
  deltaOf,
  isOff,
  outputOf,
  slopeOf,
  type Moment,
  type Neuron,
} from './moment.ts'
import { digitsOf } from './numbers.ts'
import {
  neuronPieces,
  number,
  parameterName,
  resultDigits,
  type Digits,
  type Piece,
} from './pieces.ts'
import { subject } from './terms.ts'

/** What the product says, in words. */
export function gradientSentence(moment: Moment, parameter: number): Piece[] {
  const { layout } = moment
  const derivation = derivationOf(moment, parameter)
  const gradient = moment.frame.gradients[parameter]
  const digits = digitsOf(moment, gradientStatement(moment, parameter))
  const result = number(gradient, resultDigits(moment.isAllDigits), 'strong')
  const blocker = blockerOf(moment, derivation)
  if (blocker) return blocker
  switch (derivation.type) {
    case 'chain':
      return [
        ...derivation.links.flatMap((link, place) => {
          const speed = [
            { text: ' moves ' },
            number(factorOf(moment, link).at(moment), digits),
            { text: ' times as fast as ' },
          ]
          return [
            ...(place > 0 ? [{ text: ', ' }] : []),
            ...moverOf(layout, link),
            ...speed,
            ...causeOf(layout, link),
          ]
        }),
        { text: '. Together: ' },
        result,
        { text: '.' },
      ]
    case 'delta':
      return [
        { text: 'Added up over all paths, the loss moves ' },
        number(deltaOf(moment, derivation.neuron), digits),
        { text: ' times as fast as the weighted sum of ' },
        ...neuronPieces(layout, derivation.neuron),
        ...inputPieces(moment, derivation.from, digits, ' That times '),
        { text: ': ' },
        result,
        { text: '.' },
      ]
    case 'rule':
      return [
        {
          text: 'There is no derivative here; the perceptron rule stands in for it. The error is ',
        },
        number(deltaOf(moment, derivation.neuron), digits),
        ...inputPieces(moment, derivation.from, digits, ' The error times '),
        { text: ': ' },
        result,
        { text: '.' },
      ]
  }
}

/** The neuron whose slope is 0, if that is why nothing comes back to the parameter. */
function blockerOf(moment: Moment, derivation: Derivation): Piece[] | null {
  const blocker = neuronsOn(derivation).find((neuron) => slopeOf(moment, neuron) === 0)
  if (!blocker) return null
  if (isOff(moment, blocker)) {
    const words = ' is switched off, so nothing flows back through it.'
    return [...subject(moment.layout, blocker), { text: words }]
  }
  const label = activationOf(moment.network, blocker).label.toLowerCase()
  return [
    ...subject(moment.layout, blocker),
    { text: `’s ${label} has slope 0 here, so nothing flows back through it.` },
  ]
}

/** The neurons through whose activation the loss comes back, as far as they are written, from the loss on. */
function neuronsOn(derivation: Derivation): Neuron[] {
  switch (derivation.type) {
    case 'chain':
      return derivation.links.flatMap((link) =>
        link.type === 'loss' || link.isSum ? [] : [link.of],
      )
    case 'delta':
      return [derivation.neuron]
    case 'rule':
      return []
  }
}

function moverOf(layout: Layout, link: Link): Piece[] {
  if (link.type === 'loss') return [{ text: 'The loss' }]
  return [...sumOf(link), ...named(layout, link.of)]
}

function causeOf(layout: Layout, link: Link): Piece[] {
  switch (link.type) {
    case 'loss':
      return [...sumOf(link), ...named(layout, link.output)]
    case 'through':
      return named(layout, link.by)
    case 'parameter':
      return parameterName(layout, link.parameter)
  }
}

function sumOf({ isSum }: Link): Piece[] {
  return isSum ? [{ text: 'the weighted sum of ' }] : []
}

/** A neuron within a sentence. */
function named(layout: Layout, neuron: Neuron): Piece[] {
  const isOutput = neuron.layer === layout.shapes.length - 2
  if (!isOutput) return neuronPieces(layout, neuron)
  const isOnly = sizeOf(layout.shapes.at(-1)!) === 1
  return [{ text: isOnly ? 'the output' : `output ${neuron.unit + 1}` }]
}

function inputPieces(moment: Moment, from: Neuron | null, digits: Digits, link: string): Piece[] {
  if (!from) return [{ text: '. A bias takes it as it is' }]
  return [
    { text: `.${link}` },
    ...neuronPieces(moment.layout, from),
    { text: ', ' },
    number(outputOf(moment, from), digits),
  ]
}
