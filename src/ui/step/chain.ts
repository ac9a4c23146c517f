/**
 * How the loss changes with one parameter: the factors of the chain rule where a single path leads
 * from it to the loss, else its neuron's δ = ∂L/∂z, in which all paths are summed up already.
 */
import { losses } from '../../engine/losses.ts'
import { indexOf, placeOf, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { lossTerms } from './lossTerms.ts'
import { deltaOf, outputOf, slopeOf, type Moment, type Neuron, type Setting } from './moment.ts'
import {
  agreeing,
  bracketed,
  number,
  resultDigits,
  type Digits,
  type Look,
  type Piece,
} from './pieces.ts'

/** One factor of the chain rule. */
export type Link =
  /** ∂L/∂ŷ */
  | { readonly type: 'loss'; readonly output: Neuron }
  /** ∂of/∂by = weight · slope */
  | { readonly type: 'through'; readonly of: Neuron; readonly by: Neuron; readonly weight: number }
  /** ∂of/∂parameter = input · slope; `from` is null for a bias. */
  | {
      readonly type: 'parameter'
      readonly of: Neuron
      readonly parameter: number
      readonly from: Neuron | null
    }

export type Onward = { readonly weight: number; readonly to: Neuron }

export type Derivation =
  | { readonly type: 'chain'; readonly links: readonly Link[] }
  /** ∂L/∂w = δ·input, with δ = (Σ weight·δ of the neurons behind) · slope; none behind: δ comes straight from the loss. */
  | {
      readonly type: 'delta'
      readonly neuron: Neuron
      readonly from: Neuron | null
      readonly onward: readonly Onward[]
    }
  /** A rule stands in for the derivative: error · input. */
  | { readonly type: 'rule'; readonly neuron: Neuron; readonly from: Neuron | null }

/** How to write the derivative by the parameter at a flat index. */
export function derivationOf(
  { layout, network, training: { loss } }: Pick<Setting, 'layout' | 'network' | 'training'>,
  parameter: number,
): Derivation {
  const { block, output, input } = placeOf(layout, parameter)
  const neuron = { layer: block.layer, unit: output }
  const from = input === null ? null : { layer: block.layer - 1, unit: input }
  const last = layout.shapes.length - 2
  if (loss === 'perceptron') return { type: 'rule', neuron, from }
  // A cross-entropy knows its δ at once, and softmax mixes the outputs: neither has a slope of one output.
  if (losses[loss].gradient === 'weightedSum' || network.layers[last].activation === 'softmax') {
    return { type: 'delta', neuron, from, onward: onwardOf(layout, neuron) }
  }
  const links: Link[] = [{ type: 'parameter', of: neuron, parameter, from }]
  let by = neuron
  while (by.layer < last) {
    const onward = onwardOf(layout, by)
    if (onward.length > 1) return { type: 'delta', neuron, from, onward: onwardOf(layout, neuron) }
    const { weight, to } = onward[0]
    links.unshift({ type: 'through', of: to, by, weight })
    by = to
  }
  return { type: 'chain', links: [{ type: 'loss', output: by }, ...links] }
}

/** The weights that lead on from a neuron, and the neurons that they lead to. */
function onwardOf(layout: Layout, { layer, unit }: Neuron): Onward[] {
  if (layer === layout.shapes.length - 2) return []
  return Array.from({ length: sizeOf(layout.shapes[layer + 2]) }, (_, o) => ({
    weight: indexOf(layout, layer + 1, o, unit),
    to: { layer: layer + 1, unit: o },
  }))
}

function factorOf(moment: Moment, link: Link): number {
  switch (link.type) {
    case 'loss':
      return moment.frame.layers[link.output.layer].outputGradients[link.output.unit]
    case 'through':
      return slopeOf(moment, link.of) * moment.frame.parameters[link.weight]
    case 'parameter':
      return slopeOf(moment, link.of) * inputOf(moment, link.from)
  }
}

/** The factors whose product is the derivative. */
export function factorsOf(moment: Moment, derivation: Derivation): number[] {
  if (derivation.type === 'chain') return derivation.links.map((link) => factorOf(moment, link))
  return [deltaOf(moment, derivation.neuron), inputOf(moment, derivation.from)]
}

/** What a parameter is multiplied with; a bias with 1. */
function inputOf(moment: Moment, from: Neuron | null): number {
  return from ? outputOf(moment, from) : 1
}

/** −0.657 · 0.135 · (−0.370) = 0.033 */
export function gradientLine(moment: Moment, parameter: number): Piece[] {
  const derivation = derivationOf(moment, parameter)
  const factors = writtenFactors(derivation, factorsOf(moment, derivation))
  return productLine(moment, factors, moment.frame.gradients[parameter], 'learn')
}

/** Without the factor 1 by which the rule and δ would multiply for a bias. */
export function writtenFactors(
  derivation: Derivation,
  factors: readonly number[],
): readonly number[] {
  return derivation.type !== 'chain' && !derivation.from ? factors.slice(0, 1) : factors
}

function productLine(
  moment: Moment,
  factors: readonly number[],
  result: number,
  look?: Look,
): Piece[] {
  const digits = productDigits(moment, factors, result)
  const product = factors.flatMap((factor, place) =>
    place === 0
      ? [number(factor, digits, look)]
      : [{ text: ' · ' }, ...bracketed(factor, digits, look)],
  )
  const resultLook = look ? 'learnResult' : 'learn'
  const end = number(result, resultDigits(moment.isAllDigits), resultLook)
  return factors.length === 1 ? [end] : [...product, { text: ' = ' }, end]
}

export function productDigits(moment: Moment, factors: readonly number[], result: number): Digits {
  if (moment.isAllDigits) return 'all'
  return agreeing(
    (shown) => factors.reduce((product, factor) => product * shown(factor), 1),
    result,
  )
}

/** Where a factor comes from: 0.61 · 0.222 = 0.135 */
export function linkLine(moment: Moment, link: Link): Piece[] {
  switch (link.type) {
    case 'loss':
      return lossTerms[moment.training.loss].slopeLine(moment, link.output.unit)
    case 'through': {
      const factors = [moment.frame.parameters[link.weight], slopeOf(moment, link.of)]
      return productLine(moment, factors, factorOf(moment, link))
    }
    case 'parameter': {
      const slope = slopeOf(moment, link.of)
      const factors = link.from ? [outputOf(moment, link.from), slope] : [slope]
      return productLine(moment, factors, factorOf(moment, link))
    }
  }
}

/** Where a neuron's δ comes from: (0.61 · (−0.146) − 1.61 · 0.02) · 0.186 = −0.0226 */
export function deltaLine(
  moment: Moment,
  neuron: Neuron,
  onward: readonly (Onward | null)[],
): Piece[] {
  const all = onwardOf(moment.layout, neuron)
  const delta = deltaOf(moment, neuron)
  if (all.length === 0) return [number(delta, resultDigits(moment.isAllDigits), 'learn')]
  const slope = slopeOf(moment, neuron)
  const { parameters } = moment.frame
  const digits = moment.isAllDigits
    ? 'all'
    : agreeing((shown) => {
        const products = all.map(
          ({ weight, to }) => shown(parameters[weight]) * shown(deltaOf(moment, to)),
        )
        return products.reduce((sum, product) => sum + product, 0) * shown(slope)
      }, delta)
  const sum = onward.flatMap((one, place): Piece[] => {
    const link = place > 0 ? [{ text: ' + ' }] : []
    if (!one) return [...link, { text: '…' }]
    const weight = parameters[one.weight]
    const first = place > 0 ? bracketed(weight, digits) : [number(weight, digits)]
    return [
      ...link,
      ...first,
      { text: ' · ' },
      ...bracketed(deltaOf(moment, one.to), digits, 'learn'),
    ]
  })
  const result = number(delta, resultDigits(moment.isAllDigits), 'learn')
  const open = onward.length > 1 ? [{ text: '(' }, ...sum, { text: ')' }] : sum
  return [...open, { text: ' · ' }, number(slope, digits), { text: ' = ' }, result]
}
