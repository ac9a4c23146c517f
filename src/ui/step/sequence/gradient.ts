/** The gradient of a shared weight as a sum over time, and its statement. Pure. */
import { placeOf } from '../../../engine/layout.ts'
import { deltasOf, partsOver, seenBy, type Part } from '../../hooks/sequence/overTime.ts'
import { product, sum, type Quantity, type Statement } from '../expression.ts'
import type { Moment } from '../moment.ts'
import { gradient, quantity } from '../quantities.ts'
import type { Setting } from './forward.ts'

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
      { letter: 'δ', number: output + 1, ...raised(time), code: `delta${output + 1}_${time + 1}` },
      ({ frame }) => {
        const deltas = deltasOf(frame, network, block)
        const own = deltas ?? frame.layers[block.layer].weightedSumGradients
        return own[(deltas ? time : 0) * rows + output]
      },
      null,
      'learn',
    )
    if (input === null) return delta
    const letter = block.name === 'weightsHidden' ? 'h' : block.layer === 0 ? 'x' : 'h'
    const before = time - delay
    const seen: Quantity = quantity(
      { letter, number: input + 1, ...raised(before), code: `${letter}${input + 1}_${before + 1}` },
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

/** How many time steps a weight is used at; 1 after the last step. */
export function usesOf({ layout, network }: Setting, index: number, moment: Moment): number {
  const { block } = placeOf(layout, index)
  const deltas = deltasOf(moment.frame, network, block)
  return deltas ? deltas.length / block.shape[0] : 1
}
