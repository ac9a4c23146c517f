/** A spot of the network, by which it is found in the document, on the page and among parameters. */
import { indexOf, sourceOf, type Layout } from '../../engine/layout.ts'
import { sizeOf } from '../../engine/network.ts'
import type { Selection } from '../../state/store.ts'

/** A neuron, a weight or a bias. */
export type Spot = NonNullable<Selection>

/** The spot of an element or of what it lies in. */
export function spotOf(target: EventTarget | null): Spot | null {
  const key = target instanceof Element ? target.closest('[data-spot]') : null
  const [, parameter, layer, unit] =
    /^(?:p(\d+)|n(-?\d+)\.(\d+))$/.exec(key?.getAttribute('data-spot') ?? '') ?? []
  if (parameter !== undefined) return { type: 'parameter', index: Number(parameter) }
  if (layer === undefined) return null
  return { type: 'neuron', layer: Number(layer), unit: Number(unit) }
}

/** A name for a spot, to find its element by. */
export function keyOf(spot: Spot): string {
  return spot.type === 'parameter' ? `p${spot.index}` : `n${spot.layer}.${spot.unit}`
}

/** The selection as far as this network has it; what a neuron's value is handed on by stands for the neuron. */
export function spotIn(layout: Layout, selection: Selection): Spot | null {
  if (selection === null) return null
  if (selection.type === 'parameter') return selection.index < layout.count ? selection : null
  if (selection.unit >= unitsOf(layout, selection.layer)) return null
  const layer = sourceOf(layout, selection.layer)
  return layer === selection.layer ? selection : { ...selection, layer }
}

/** The weights into a neuron in the order of its inputs, and its bias last; none for an input. */
export function parametersInto(layout: Layout, layer: number, unit: number): number[] {
  if (layer < 0) return []
  const inputs = unitsOf(layout, layer - 1)
  const weights = Array.from({ length: inputs }, (_, i) => indexOf(layout, layer, unit, i))
  return [...weights, indexOf(layout, layer, unit, null)]
}

/** How many units a layer has; −1: the inputs. */
export function unitsOf(layout: Layout, layer: number): number {
  const shape = layout.shapes[layer + 1]
  return shape === undefined ? 0 : sizeOf(shape)
}
