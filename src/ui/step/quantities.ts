/** The quantities that formulas are made of: each sign with its number and the part of the network that it belongs to. */
import { nameOf, neuronName, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import type { Selection } from '../../state/store.ts'
import type { Letter, Quantity, Sign } from './expression.ts'
import {
  activationOf,
  deltaOf,
  outputOf,
  slopeOf,
  weightedSumOf,
  type Moment,
  type Neuron,
  type Setting,
} from './moment.ts'
import type { Look } from './pieces.ts'

export const letter = (text: string, number: number | null = null): Letter => ({
  letter: text,
  number,
})

export function quantity(
  sign: Letter | Sign,
  at: (moment: Moment) => number,
  belongs: Selection = null,
  look?: Look,
): Quantity {
  const whole: Sign = 'type' in sign ? sign : { type: 'letter', ...sign }
  return { type: 'quantity', sign: whole, at: once(at), belongs, ...(look && { look }) }
}

/** Computed once a moment: a statement reads what comes out of those before it many times. */
function once(at: (moment: Moment) => number): (moment: Moment) => number {
  let last: Moment | null = null
  let value = 0
  return (moment) => {
    if (moment !== last) {
      value = at(moment)
      last = moment
    }
    return value
  }
}

const selected = ({ layer, unit }: Neuron): Selection => ({ type: 'neuron', layer, unit })
const chosen = (index: number): Selection => ({ type: 'parameter', index })

/** w₁ */
export function parameter(layout: Layout, index: number): Quantity {
  return quantity(nameOf(layout, index), ({ frame }) => frame.parameters[index], chosen(index))
}

/** h₁, x₂, ŷ */
export function said(layout: Layout, neuron: Neuron): Quantity {
  const name = neuronName(layout, neuron.layer, neuron.unit)
  return quantity(name, (moment) => outputOf(moment, neuron), selected(neuron))
}

/** The output with this number, and its target. */
export function answer(layout: Layout, output: number): Quantity {
  return said(layout, { layer: layout.shapes.length - 2, unit: output })
}

export function target(layout: Layout, output: number): Quantity {
  const number = outputsOf(layout) === 1 ? null : output + 1
  const neuron = { layer: layout.shapes.length - 2, unit: output }
  return quantity(letter('y', number), ({ sample }) => sample.target[output], selected(neuron))
}

/** A letter of a neuron's own: z₁ is that of h₁; the outputs' carry their ŷ. */
export function ownLetter(layout: Layout, text: string, { layer, unit }: Neuron): Letter {
  const name = neuronName(layout, layer, unit)
  if (name.letter === 'h') return letter(text, name.number)
  return { letter: text, number: null, of: name }
}

/** z₁ */
export function weightedSum(layout: Layout, neuron: Neuron): Quantity {
  const sign = ownLetter(layout, 'z', neuron)
  return quantity(sign, (moment) => weightedSumOf(moment, neuron), selected(neuron))
}

/** δ₁ = ∂L/∂z₁ */
export function delta(layout: Layout, neuron: Neuron): Quantity {
  const sign = ownLetter(layout, 'δ', neuron)
  return quantity(sign, (moment) => deltaOf(moment, neuron), selected(neuron), 'learn')
}

/** σ′(z₁) */
export function prime({ layout, network }: Pick<Setting, 'layout' | 'network'>, neuron: Neuron) {
  const { symbol } = activationOf(network, neuron)
  const of = neuronName(layout, neuron.layer, neuron.unit)
  const sign = { type: 'prime', symbol, at: ownLetter(layout, 'z', neuron), of } as const
  return quantity(sign, (moment) => slopeOf(moment, neuron), selected(neuron))
}

/** L */
export function loss(at: (moment: Moment) => number): Quantity {
  return quantity(letter('L'), at, null, 'learnResult')
}

/** ∂L/∂ŷ of an output. */
export function lossSlope(layout: Layout, output: Neuron): Quantity {
  const by = neuronName(layout, output.layer, output.unit)
  const at = ({ frame }: Moment): number => frame.layers[output.layer].outputGradients[output.unit]
  return quantity({ type: 'slope', of: letter('L'), by }, at, selected(output), 'learn')
}

/** ∂L/∂z of a neuron. */
export function sumSlope(layout: Layout, neuron: Neuron): Quantity {
  const by = ownLetter(layout, 'z', neuron)
  const sign = { type: 'slope', of: letter('L'), by } as const
  return quantity(sign, (moment) => deltaOf(moment, neuron), selected(neuron), 'learn')
}

/** ∂L/∂w₁ */
export function gradient(layout: Layout, index: number, look: Look = 'learn'): Quantity {
  const sign = { type: 'slope', of: letter('L'), by: nameOf(layout, index) } as const
  return quantity(sign, ({ frame }) => frame.gradients[index], chosen(index), look)
}

export function outputsOf(layout: Layout): number {
  return sizeOf(layout.shapes.at(-1)!)
}
