/** What of the network can be reached by hands and keys: which weights have an element, where it lies, and what it says. */
import { neuronLayers, placeOf, type Layout } from '../../engine/layout.ts'
import { limits } from '../../experiment/limits.ts'
import { pointAt } from './curves.ts'
import { biasRectangle, type Pills } from './pills.ts'
import type { Edge, Place, Point } from './place.ts'
import { keyOf, parametersInto, type Spot } from './spot.ts'
import { parameterName } from './spots.ts'

/** With more weights only those into the neuron in focus have an element each. */
const MAX_WEIGHTS = 150

/** A neuron is as wide as it is drawn, and so is a pixel of a picture. */
export function sizeIn({ picture, radius }: Place, column: number): number {
  return column === 0 && picture ? picture.width / picture.side : 2 * radius
}

/** So few edges that a finger finds each of them where no pill shows. */
export const FEW = 6

/** Where a weight without a pill is touched: in the middle, or before its edge crosses another. */
export function bareSpot(edge: Edge): Point {
  return pointAt(edge, Math.abs(edge.to.y - edge.from.y) < 1 ? 0.5 : 0.3)
}

/** The weights that have an element: all, or in large networks those into the neuron in focus. */
export function edgesToReach({ gaps }: Place, layout: Layout, stop: Spot): readonly Edge[] {
  const edges = gaps.flat()
  if (edges.length <= MAX_WEIGHTS) return edges
  const { layer, unit } =
    stop.type === 'neuron'
      ? stop
      : {
          layer: placeOf(layout, stop.index).block.layer,
          unit: placeOf(layout, stop.index).output,
        }
  const reached = new Set(parametersInto(layout, layer, unit))
  return edges.filter(({ index }) => reached.has(index))
}

/** What makes an element a weight or a bias; its value is written by `useSpokenValues`. */
export function parameterProps(layout: Layout, index: number, stop: Spot) {
  const key = `p${index}`
  return {
    'data-spot': key,
    role: 'spinbutton',
    tabIndex: keyOf(stop) === key ? 0 : -1,
    'aria-label': parameterName(layout, index),
    'aria-valuemin': -limits.parameter,
    'aria-valuemax': limits.parameter,
  }
}

/** Where a parameter is typed. */
export function pointOf(place: Place, pills: Pills, layout: Layout, index: number): Point {
  const spot = pills.spots.get(index)
  if (spot) return spot
  const { block, input, output } = placeOf(layout, index)
  if (input === null) return biasRectangle(place.nodes[block.layer + 1][output], place.radius)
  const edge = place.gaps[block.layer].find((one) => one.index === index)
  return edge ? pointAt(edge, 0.5) : { x: 0, y: 0 }
}

export function boxOf({ x, y }: Point, width: number, height: number) {
  return { left: x - width / 2, top: y - height / 2, width, height }
}

/** "Network with 2 inputs, 2 hidden neurons and 1 output. …" */
export function helpOf(layout: Layout): string {
  const units = [-1, ...neuronLayers(layout)].map((layer) => layout.shapes[layer + 1][0])
  const [inputs, outputs] = [units[0], units.at(-1) ?? 0]
  const hidden = units.slice(1, -1).reduce((sum, count) => sum + count, 0)
  const some = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
  return (
    `Network with ${some(inputs, 'input')}, ${some(hidden, 'hidden neuron')} and ${some(outputs, 'output')}. ` +
    'Arrows move between neurons, Enter goes to a neuron’s weights and edits them, plus and minus change them.'
  )
}
