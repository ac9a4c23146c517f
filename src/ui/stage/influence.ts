/** Which neurons and weights carry what is selected on to the loss: in dense networks all that lie behind it. */
import { handsOn, indexOf, placeOf, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import { keyOf, type Spot } from './spot.ts'

export type Influence = {
  /** Flat indices of the weights on the way; without the selected one. */
  readonly weights: ReadonlySet<number>
  /** Neurons on the way, by `keyOf`; without the selected one. */
  readonly neurons: ReadonlySet<string>
}

/** Ways of more weights than this are told by their neurons alone. */
const MAX_WEIGHTS = 600

const none: Influence = { weights: new Set(), neurons: new Set() }

/** From a weight or bias by way of its neuron; from a neuron, with the weights into it. */
export function influenceOf(layout: Layout, spot: Spot | null): Influence {
  if (!spot) return none
  const units = layout.shapes.map(sizeOf)
  const [layer, unit] =
    spot.type === 'neuron' ? [spot.layer, spot.unit] : targetOf(layout, spot.index)
  const neurons = new Set<string>()
  const weights = new Set<number>()
  if (spot.type === 'parameter') neurons.add(keyOf({ type: 'neuron', layer, unit }))
  else if (layer >= 0) {
    for (let input = 0; input < units[layer]; input++) {
      weights.add(indexOf(layout, layer, unit, input))
    }
  }
  let sources = [unit]
  for (let next = layer + 1; next < layout.shapes.length - 1; next++) {
    if (handsOn(layout, next)) continue
    const targets = Array.from({ length: units[next + 1] }, (_, output) => output)
    for (const output of targets) {
      neurons.add(keyOf({ type: 'neuron', layer: next, unit: output }))
      for (const input of sources) weights.add(indexOf(layout, next, output, input))
    }
    sources = targets
  }
  return { neurons, weights: weights.size > MAX_WEIGHTS ? none.weights : weights }
}

/** The neuron that a parameter belongs to. */
function targetOf(layout: Layout, index: number): [layer: number, unit: number] {
  const { block, output } = placeOf(layout, index)
  return [block.layer, output]
}
