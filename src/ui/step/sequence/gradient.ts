/** The gradient of a shared weight as a sum over time, and its statement. Pure. */
import { placeOf, type Block } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import { gatesOf } from '../../hooks/sequence/gates.ts'
import { deltasOf, partsOver, seenBy, type Part } from '../../hooks/sequence/overTime.ts'
import { isRecurrent, unitName, unrolledOf } from '../../hooks/sequence/timed.ts'
import { product, sum, type Quantity, type Statement } from '../expression.ts'
import type { Moment } from '../moment.ts'
import { gradient, quantity } from '../quantities.ts'
import type { Setting } from './forward.ts'
import { sourceLayer } from './letters.ts'

export function partsAt({ layout, network, frame, sample }: Moment, index: number): Part[] {
  return partsOver(layout, network, index, { layers: frame.layers, sample })
}

/** ∂L/∂u₁ = δ₁⁽¹²⁾ h₁⁽¹¹⁾ + δ₁⁽¹¹⁾ h₁⁽¹⁰⁾ + …, as the engine adds it up. */
export function sharedStatement(
  { layout, network }: Setting,
  index: number,
  steps: number,
  isWhole = false,
): Statement {
  const { block, output, input } = placeOf(layout, index)
  const [rows] = block.shape
  const columns = block.length / rows
  const delay = block.name === 'weightsHidden' ? 1 : 0
  const raised = (time: number) => (steps === 1 ? {} : { raised: `(${time + 1})` })
  const order = Array.from({ length: steps - delay }, (_, k) => steps - 1 - k)
  const terms = order.map((time) => {
    const delta: Quantity = quantity(
      {
        ...deltaLetter(network, block, output),
        ...raised(time),
        code: `delta${output + 1}_${time + 1}`,
      },
      ({ frame }) => {
        const deltas = deltasOf(frame, network, block)
        const own = deltas ?? frame.layers[block.layer].weightedSumGradients
        return own[(deltas ? time : 0) * rows + output]
      },
      null,
      'learn',
    )
    if (input === null) return delta
    const source = block.name === 'weightsHidden' ? block.layer : sourceLayer(network, block.layer)
    const { letter, number } = unitName(network, source, input)
    const before = time - delay
    const seen: Quantity = quantity(
      {
        letter,
        number,
        ...raised(before),
        code: `${letter.replace('ŷ', 'y_hat')}${input + 1}_${before + 1}`,
      },
      ({ frame, sample }) => {
        const all = seenBy({ layers: frame.layers, sample }, block)
        return all[(steps === 1 ? 0 : before) * columns + input]
      },
    )
    return product(delta, seen)
  })
  const result = gradient(layout, index, 'learnResult')
  return { result, verb: '=', expression: sum(...terms), isWhole }
}

/** δ₃ of a unit, or of one of its gates. */
function deltaLetter(network: NetworkSpec, { layer }: Block, row: number) {
  const { type } = network.layers[layer]
  const gates = isRecurrent(type) ? gatesOf[type] : []
  const own = [...unrolledOf(network).timed, ...unrolledOf(network).end].find(
    (one) => one.layer === layer,
  )
  const units = own?.units ?? 1
  const { letter, number } = unitName(network, layer, row % units)
  const gate = gates[Math.floor(row / units)]
  if (gate) return { letter: 'δ', number: null, of: { letter: gate.letter, number } }
  return { letter: 'δ', number: letter === 'ŷ' ? (number ?? row + 1) : number }
}

/** How many time steps a weight is used at; 1 after the last step. */
export function usesOf({ layout, network }: Setting, index: number, moment: Moment): number {
  const { block } = placeOf(layout, index)
  const deltas = deltasOf(moment.frame, network, block)
  return deltas ? deltas.length / block.shape[0] : 1
}
