/** Where the keys of the unrolled network lead: through time, through the units of a layer and on into the next, and to the circles at the end. Pure. */
import type { NetworkSpec } from '../../../engine/network.ts'
import type { Selection } from '../../../state/store.ts'
import { cellIn, unrolledOf, type TimedCell } from '../../hooks/sequence/timed.ts'

export type Spot =
  | ({ readonly type: 'cell' } & TimedCell)
  | { readonly type: 'circle'; readonly layer: number; readonly unit: number }

export function keyOfSpot(spot: Spot): string {
  return spot.type === 'cell'
    ? `${spot.layer} ${spot.unit} ${spot.time}`
    : `${spot.layer} ${spot.unit}`
}

/** The spot of what is selected, else the first unit of the first layer at the last time step. */
export function spotOf(network: NetworkSpec, selection: Selection): Spot {
  const cell = cellIn(network, selection)
  if (cell) return { type: 'cell', ...cell }
  const { end, timed, steps } = unrolledOf(network)
  if (selection?.type === 'neuron') {
    const own = end.find(({ layer }) => layer === selection.layer)
    if (own && selection.unit < own.units) {
      return { type: 'circle', layer: own.layer, unit: selection.unit }
    }
  }
  return { type: 'cell', layer: timed[0]?.layer ?? -1, unit: 0, time: steps - 1 }
}

/** Null: the key leads nowhere from here. */
export function nextSpot(network: NetworkSpec, spot: Spot, key: string): Spot | null {
  return spot.type === 'cell' ? fromCell(network, spot, key) : fromCircle(network, spot, key)
}

function fromCell(network: NetworkSpec, spot: Spot & { type: 'cell' }, key: string): Spot | null {
  const { steps, end } = unrolledOf(network)
  switch (key) {
    case 'ArrowLeft':
      return spot.time > 0 ? { ...spot, time: spot.time - 1 } : null
    case 'ArrowRight': {
      if (spot.time + 1 < steps) return { ...spot, time: spot.time + 1 }
      const [first] = end
      if (!first || spot.layer < 0) return null
      return { type: 'circle', layer: first.layer, unit: Math.min(spot.unit, first.units - 1) }
    }
    case 'ArrowUp':
      return shifted(network, spot, -1)
    case 'ArrowDown':
      return shifted(network, spot, 1)
    case 'Home':
      return { ...spot, time: 0 }
    case 'End':
      return { ...spot, time: steps - 1 }
    default:
      return null
  }
}

/** A row up or down, over the gaps between layers. */
function shifted(
  network: NetworkSpec,
  { layer, unit, time }: Spot & { type: 'cell' },
  by: 1 | -1,
): Spot | null {
  const { timed, features } = unrolledOf(network)
  const rows = [{ layer: -1, units: features }, ...timed].flatMap((one) =>
    Array.from({ length: one.units }, (_, k) => ({ layer: one.layer, unit: k })),
  )
  const here = rows.findIndex((row) => row.layer === layer && row.unit === unit)
  const next = rows[here + by]
  return next ? { type: 'cell', ...next, time } : null
}

function fromCircle(
  network: NetworkSpec,
  { layer, unit }: Spot & { type: 'circle' },
  key: string,
): Spot | null {
  const { end, timed, steps } = unrolledOf(network)
  const here = end.findIndex((one) => one.layer === layer)
  const { units } = end[here]
  const at = (place: number): Spot | null => {
    const one = end[place]
    return one ? { type: 'circle', layer: one.layer, unit: Math.min(unit, one.units - 1) } : null
  }
  switch (key) {
    case 'ArrowUp':
      return unit > 0 ? { type: 'circle', layer, unit: unit - 1 } : null
    case 'ArrowDown':
      return unit + 1 < units ? { type: 'circle', layer, unit: unit + 1 } : null
    case 'ArrowRight':
      return at(here + 1)
    case 'ArrowLeft': {
      if (here > 0) return at(here - 1)
      const last = timed.at(-1)
      if (!last) return null
      const own = Math.min(unit, last.units - 1)
      return { type: 'cell', layer: last.layer, unit: own, time: steps - 1 }
    }
    default:
      return null
  }
}
