/**
 * Where the keys of the network lead: one spot has the focus, arrows go to its neighbours. What a
 * key changes is left to the overlay.
 */
import { neuronLayers, placeOf, readerOf, sourceOf, type Layout } from '../../engine/layout.ts'
import { parametersInto, unitsOf, type Spot } from './spot.ts'

/** The first hidden neuron (the first output without one): from there Enter leads to w1. */
export function firstSpot(layout: Layout): Spot {
  return { type: 'neuron', layer: neuronLayers(layout)[0], unit: 0 }
}

/** The spot that an arrow key, Home, End, Enter or Escape leads to; null when it leads nowhere. */
export function nextSpot(
  layout: Layout,
  parameters: Float64Array, // flat, for Home and End
  spot: Spot,
  key: string,
): Spot | null {
  return spot.type === 'neuron'
    ? fromNeuron(layout, spot.layer, spot.unit, key)
    : fromParameter(layout, parameters, spot.index, key)
}

function fromNeuron(layout: Layout, layer: number, unit: number, key: string): Spot | null {
  const last = layout.shapes.length - 2
  switch (key) {
    case 'ArrowUp':
      return neuronAt(layout, layer, unit - 1)
    case 'ArrowDown':
      return neuronAt(layout, layer, unit + 1)
    case 'ArrowLeft':
      return nearest(layout, layer, unit, sourceOf(layout, layer - 1))
    case 'ArrowRight':
      return nearest(layout, layer, unit, readerOf(layout, layer) ?? last + 1)
    case 'Home':
      return nearest(layout, layer, unit, -1)
    case 'End':
      return nearest(layout, layer, unit, last)
    case 'Enter': {
      const [index] = parametersInto(layout, layer, unit)
      return index === undefined ? null : { type: 'parameter', index }
    }
    default:
      return null
  }
}

function fromParameter(
  layout: Layout,
  parameters: Float64Array,
  index: number,
  key: string,
): Spot | null {
  const { block, input, output } = placeOf(layout, index)
  const siblings = parametersInto(layout, block.layer, output)
  const here = siblings.indexOf(index)
  const weights = siblings
    .slice(0, -1)
    .toSorted((one, other) => parameters[one] - parameters[other])
  const parameter = (other: number | undefined): Spot | null =>
    other === undefined ? null : { type: 'parameter', index: other }
  switch (key) {
    case 'ArrowUp':
      return parameter(siblings[here - 1])
    case 'ArrowDown':
      return parameter(siblings[here + 1])
    case 'ArrowLeft':
      return input === null
        ? neuronAt(layout, block.layer, output)
        : neuronAt(layout, sourceOf(layout, block.layer - 1), input)
    case 'ArrowRight':
    case 'Escape':
      return neuronAt(layout, block.layer, output)
    case 'Home':
      return parameter(weights[0])
    case 'End':
      return parameter(weights.at(-1))
    default:
      return null
  }
}

function neuronAt(layout: Layout, layer: number, unit: number): Spot | null {
  if (unit < 0 || unit >= unitsOf(layout, layer)) return null
  return { type: 'neuron', layer, unit }
}

/** The neuron at about the same height in another layer. */
function nearest(layout: Layout, layer: number, unit: number, to: number): Spot | null {
  const units = unitsOf(layout, to)
  if (units === 0) return null
  const height = (unit + 0.5) / unitsOf(layout, layer)
  return { type: 'neuron', layer: to, unit: Math.min(units - 1, Math.floor(height * units)) }
}
