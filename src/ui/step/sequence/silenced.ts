/** What dropout silences in a network over time: a unit, and where each time step has values of its own, when. */
import { unitName, unrolledOf } from '../../hooks/sequence/timed.ts'
import { namesOf } from '../../hooks/sequence/times.ts'
import type { NameOfSilenced } from '../maskLine.ts'
import type { Piece } from '../pieces.ts'
import { sourceLayer, widthAt } from './letters.ts'

export const silencedName: NameOfSilenced = (
  { network, layout, dataset, sample },
  { layer, unit },
) => {
  const { steps, timed } = unrolledOf(network)
  const source = sourceLayer(network, layer)
  const row = timed.find((one) => one.layer === source)
  // A flattened list still has a place for every unit of every step.
  const width = widthAt(layout, layer) ?? row?.units ?? null
  const isTimed = width !== null && layout.shapes[layer + 1].reduce((all, n) => all * n, 1) > width
  const own = width === null ? unit : unit % width
  const { letter, number } = unitName(network, source, own)
  const belongs = {
    type: 'neuron',
    layer: source,
    unit: own,
    ...(isTimed && { time: Math.floor(unit / width) }),
  } as const
  const named: Piece[] = [
    { text: letter, look: 'name', belongs },
    ...(number === null ? [] : [{ text: String(number), look: 'sub', belongs } as const]),
  ]
  if (!isTimed) return named
  const { full } = namesOf(dataset, sample, steps).steps[belongs.time ?? 0]
  return [...named, { text: full.startsWith('step ') ? ` at ${full}` : ` of ${full}` }]
}
