/** How the loss comes back to a unit at a time step, equation by equation: from what saw it, and from the next step; then through its gates or its slope. Pure. */
import { activations } from '../../../engine/activations.ts'
import { losses, type LossName } from '../../../engine/losses.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import { gatesOf } from '../../hooks/sequence/gates.ts'
import { unitName, unrolledOf } from '../../hooks/sequence/timed.ts'
import {
  constant,
  difference,
  product,
  square,
  sum,
  type Expression,
  type Quantity,
} from '../expression.ts'
import { activationTerms } from '../activationTerms.ts'
import type { Moment } from '../moment.ts'
import { quantity } from '../quantities.ts'
import type { Equation, Setting, Term } from './forward.ts'
import { blockOf, gate, kept, timed, weight, type Cell } from './letters.ts'

export type LearningSetting = Setting & { readonly training: { readonly loss: LossName } }

/** ∂L/∂h and what follows from it, in the order in which they are computed; none for a layer without time steps. */
export function blameEquations(setting: LearningSetting, cell: Cell): readonly Equation[] {
  const { type } = setting.network.layers[cell.layer]
  switch (type) {
    case 'simpleRnn':
      return simpleEquations(setting, cell)
    case 'lstm':
      return lstmEquations(setting, cell)
    case 'gru':
      return gruEquations(setting, cell)
    default:
      return []
  }
}

const one = constant(1)
const opposite = (of: Expression): Expression => difference(one, of)
const logisticSlope = (of: Expression): Expression => product(of, opposite(of))

function stepsIn(network: NetworkSpec): number {
  return network.input[0]
}

/** The loss is computed from this layer's sums: then it comes to them, and not to h. */
function isFromSums({ network, training }: LearningSetting, layer: number): boolean {
  return layer === network.layers.length - 1 && losses[training.loss].gradient === 'weightedSum'
}

/** What comes back from the layer that sees h: at every step, or only at the last. */
function fromAbove(setting: LearningSetting, cell: Cell): Term[] {
  const { network } = setting
  const { layer, unit, time } = cell
  const spec = network.layers[layer]
  const isEach = 'returnSequences' in spec && spec.returnSequences
  const { units } = unrolledOf(network).timed.find((row) => row.layer === layer)!
  if (!isEach && time < stepsIn(network) - 1) return []
  const isSums = isFromSums(setting, layer)
  const { number } = unitName(network, layer, unit)
  const at = ({ frame }: Moment): number => {
    const { outputGradients, weightedSumGradients, kept: all } = frame.layers[layer]
    const place = isEach ? time * units + unit : unit
    // Of a sum's gradient, only what has not come through h.
    if (!isSums) return outputGradients[place]
    return weightedSumGradients[place] - throughHidden(setting, cell, all)
  }
  const dense = isSums || isEach ? null : denseAbove(setting, cell)
  if (dense) return [{ label: 'above', group: 'above', expression: dense }]
  const sign = timed('a', number, 't')
  const above = quantity({ ...sign, code: `above${number ?? ''}` }, at, null, 'learn')
  return [{ label: 'above', group: 'above', expression: above }]
}

/** Through the weights of a dense layer after the last step; null where what sees h is another kind of layer. */
function denseAbove(
  { network, layout }: LearningSetting,
  { layer, unit }: Cell,
): Expression | null {
  const above = network.layers.findIndex((spec, at) => at > layer && spec.type !== 'dropout')
  const spec = network.layers[above]
  if (spec?.type !== 'dense') return null
  const block = blockOf(layout, above, 'weights')
  const [outputs, inputs] = block.shape
  const terms = Array.from({ length: outputs }, (_, o) => {
    const { letter, number } = unitName(network, above, o)
    const own = timed(letter, number, null)
    const delta = quantity(
      { letter: 'δ', number: null, of: own, code: `delta_${own.code}` },
      ({ frame }) => frame.layers[above].weightedSumGradients[o],
      { type: 'neuron', layer: above, unit: o },
      'learn',
    )
    return product(weight(layout, block.start + o * inputs + unit), delta)
  })
  return sum(...terms)
}

function throughHidden(
  { network }: LearningSetting,
  { layer, unit, time }: Cell,
  { sums, hidden, hiddenGradients }: Readonly<Record<string, Float64Array>>,
): number {
  const spec = network.layers[layer]
  if (spec.type !== 'simpleRnn') return 0
  const place = time * spec.units + unit
  const slope = activations[spec.activation].slopeAt(sums[place], hidden[place])
  return hiddenGradients[place] * slope
}

/** Through U from every sum of the next step; `name` of the gradients, gate after gate. */
function fromNext(setting: LearningSetting, cell: Cell): Term[] {
  const { network, layout } = setting
  const { layer, unit, time } = cell
  if (time + 1 >= stepsIn(network)) return []
  const { type } = network.layers[layer]
  const { units } = unrolledOf(network).timed.find((row) => row.layer === layer)!
  const u = blockOf(layout, layer, 'weightsHidden')
  const at = (k: number): Cell => ({ layer, unit: k, time: time + 1 })
  const own = (row: number): Quantity => weight(layout, u.start + row * units + unit)
  if (type === 'simpleRnn') {
    return Array.from({ length: units }, (_, k) => {
      const { letter, number } = unitName(network, layer, k)
      return {
        label: `${letter}${number ?? ''}`,
        group: 'next step',
        expression: product(own(k), kept(network, 'sumGradients', at(k), 't+1')),
      }
    })
  }
  const name = type === 'gru' ? 'hiddenSumGradients' : 'gateGradients'
  const gates = type === 'gru' ? gatesOf.gru : gatesOf.lstm
  return gates.map(({ letter, label }, place) => ({
    label: letter,
    group: label.toLowerCase(),
    expression: sum(
      ...Array.from({ length: units }, (_, k) =>
        product(own(place * units + k), gate(network, name, place, at(k), 't+1')),
      ),
    ),
  }))
}

function blameOf(setting: LearningSetting, cell: Cell, more: readonly Term[] = []): Equation {
  const isSums = isFromSums(setting, cell.layer)
  const above = isSums ? [] : fromAbove(setting, cell)
  const later = [...more, ...fromNext(setting, cell)]
  const terms = [...above, ...later]
  return {
    name: 'blame',
    label: '∂L/∂h',
    words: `${originWords(above.length > 0, later.length > 0)}${hasSign(above) ? '; a is what comes from above' : ''}`,
    result: kept(setting.network, 'hiddenGradients', cell, 't', 'learnResult'),
    // Nobody saw it.
    terms:
      terms.length > 0 ? terms : [{ label: 'nothing', group: 'nothing', expression: constant(0) }],
    activation: null,
  }
}

/** What comes from above stands as a letter of its own. */
function hasSign(above: readonly Term[]): boolean {
  return above.some(({ expression }) => expression.type === 'quantity')
}

function originWords(isFromAbove: boolean, isFromLater: boolean): string {
  if (!isFromLater) return isFromAbove ? 'from above alone: no step comes after' : ''
  return isFromAbove ? 'from above, and from the next step' : 'from the next step alone'
}

function derived(
  name: string,
  label: string,
  words: string,
  result: Quantity,
  terms: readonly Term[],
): Equation {
  return { name, label, words, result: { ...result, look: 'learnResult' }, terms, activation: null }
}

const single = (expression: Expression, label = 'through'): Term[] => [
  { label, group: label, expression },
]

function simpleEquations(setting: LearningSetting, cell: Cell): Equation[] {
  const { network } = setting
  const spec = network.layers[cell.layer]
  if (spec.type !== 'simpleRnn') return []
  const blame = kept(network, 'hiddenGradients', cell, 't')
  const { number } = unitName(network, cell.layer, cell.unit)
  const z = quantity(timed('z', number, 't'), ({ frame }) => {
    const place = cell.time * spec.units + cell.unit
    return frame.layers[cell.layer].kept['sums'][place]
  })
  const slope = activationTerms[spec.activation].slope(z, kept(network, 'hidden', cell, 't'))
  const isLinear = spec.activation === 'linear'
  const through = single(isLinear ? blame : product(blame, slope))
  const above = isFromSums(setting, cell.layer) ? fromAbove(setting, cell) : []
  const result = kept(network, 'sumGradients', cell, 't')
  return [
    blameOf(setting, cell),
    derived('delta', 'δ', 'times the slope of the activation there', result, [
      ...above,
      ...through,
    ]),
  ]
}

function lstmEquations(setting: LearningSetting, cell: Cell): Equation[] {
  const { network } = setting
  const value = (place: number): Quantity => gate(network, 'gates', place, cell, 't')
  const delta = (place: number): Quantity => gate(network, 'gateGradients', place, cell, 't')
  const blame = kept(network, 'hiddenGradients', cell, 't')
  const cellBlame = kept(network, 'cellGradients', cell, 't')
  const squashed = kept(network, 'cellTanh', cell, 't')
  const [input, forget, candidate, output] = [value(0), value(1), value(2), value(3)]
  const next = { ...cell, time: cell.time + 1 }
  const later =
    cell.time + 1 < stepsIn(network)
      ? single(
          product(
            kept(network, 'cellGradients', next, 't+1'),
            gate(network, 'gates', 1, next, 't+1'),
          ),
          'next step',
        )
      : []
  const through = single(product(blame, output, opposite(square(squashed))), 'shown')
  const before = kept(network, 'cell', { ...cell, time: cell.time - 1 }, 't−1')
  return [
    blameOf(setting, cell),
    derived(
      'cell',
      '∂L/∂c',
      `through what it shows${later.length > 0 ? ', and from the next cell' : ''}; m is tanh of the cell`,
      cellBlame,
      [...through, ...later],
    ),
    derived(
      'input',
      'δ of i',
      '',
      delta(0),
      single(product(cellBlame, candidate, logisticSlope(input))),
    ),
    derived(
      'forget',
      'δ of f',
      '',
      delta(1),
      single(product(cellBlame, before, logisticSlope(forget))),
    ),
    derived(
      'candidate',
      'δ of g',
      '',
      delta(2),
      single(product(cellBlame, input, opposite(square(candidate)))),
    ),
    derived(
      'output',
      'δ of o',
      '',
      delta(3),
      single(product(blame, squashed, logisticSlope(output))),
    ),
  ]
}

function gruEquations(setting: LearningSetting, cell: Cell): Equation[] {
  const { network } = setting
  const value = (place: number): Quantity => gate(network, 'gates', place, cell, 't')
  const delta = (place: number): Quantity => gate(network, 'gateGradients', place, cell, 't')
  const blame = kept(network, 'hiddenGradients', cell, 't')
  const [reset, update, candidate] = [value(0), value(1), value(2)]
  const next = { ...cell, time: cell.time + 1 }
  const kepts =
    cell.time + 1 < stepsIn(network)
      ? single(
          product(
            kept(network, 'hiddenGradients', next, 't+1'),
            gate(network, 'gates', 1, next, 't+1'),
          ),
          'kept',
        )
      : []
  const before = kept(network, 'hidden', { ...cell, time: cell.time - 1 }, 't−1')
  const { units } = unrolledOf(network).timed.find(({ layer }) => layer === cell.layer)!
  const { number } = unitName(network, cell.layer, cell.unit)
  const past = quantity(timed('v', number, 't'), ({ frame }) => {
    const place = cell.time * 3 * units + 2 * units + cell.unit
    return frame.layers[cell.layer].kept['hiddenSums'][place]
  })
  return [
    blameOf(setting, cell, kepts),
    derived(
      'candidate',
      'δ of n',
      '',
      delta(2),
      single(product(blame, opposite(update), opposite(square(candidate)))),
    ),
    derived(
      'update',
      'δ of z',
      '',
      delta(1),
      single(product(blame, difference(before, candidate), logisticSlope(update))),
    ),
    derived(
      'reset',
      'δ of r',
      'v is what the past adds to the candidate',
      delta(0),
      single(product(delta(2), past, logisticSlope(reset))),
    ),
  ]
}
