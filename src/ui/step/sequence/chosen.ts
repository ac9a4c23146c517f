/** Which cell and which weight a phase is about: the chosen one, or the nearest to what is chosen. Pure. */
import { placeOf, type Layout } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import type { Selection } from '../../../state/store.ts'
import { timesBackward, timesForward, cellIn, unrolledOf } from '../../hooks/sequence/timed.ts'
import type { Computed, StepOperation } from '../../../state/walk.ts'
import type { Cell } from './letters.ts'

/** Without a choice the answer; of a weight the unit that it leads to, at the step that a walk has come to, else the last one. Layer −1: an input. */
export function cellFor(
  network: NetworkSpec,
  layout: Layout,
  selection: Selection,
  last: StepOperation | null = null,
): Cell {
  const { timed, end, steps } = unrolledOf(network)
  const cell = cellIn(network, selection)
  if (cell) return cell
  const fallback = end.at(-1) ?? timed.at(-1)
  const unitIn = (layer: number, unit: number): Cell | null => {
    const row = timed.find((one) => one.layer === layer)
    const isHere = last !== null && 'layer' in last && last.layer === layer
    if (row) return { layer, unit: unit % row.units, time: isHere ? last.time : steps - 1 }
    const own = end.find((one) => one.layer === layer)
    return own && unit < own.units ? { layer, unit, time: 0 } : null
  }
  if (selection?.type === 'neuron') {
    const found = unitIn(selection.layer, selection.unit)
    if (found) return found
  }
  if (selection?.type === 'parameter' && selection.index < layout.count) {
    const { block, output } = placeOf(layout, selection.index)
    const found = unitIn(block.layer, output)
    if (found) return found
  }
  return unitIn(fallback?.layer ?? 0, 0) ?? { layer: 0, unit: 0, time: 0 }
}

/** The weight whose gradient is shown: the chosen one, else the first from the unit's own layer a step before, or into it. */
export function weightFor(layout: Layout, selection: Selection, cell: Cell): number {
  if (selection?.type === 'parameter' && selection.index < layout.count) return selection.index
  const own = layout.blocks.filter(({ layer }) => layer === cell.layer)
  const block = own.find(({ name }) => name === 'weightsHidden') ?? own[0]
  if (!block) return 0
  return block.start + cell.unit * (block.length / block.shape[0])
}

/** Whether a walk has come to a cell on its way forward, or on its way back. */
export function isThere(
  network: NetworkSpec,
  computed: Computed,
  { layer, time }: Cell,
  way: 'forward' | 'backward',
): boolean {
  if (layer < 0) return true
  return way === 'forward'
    ? time < timesForward(computed, network, layer)
    : time >= timesBackward(computed, network, layer)
}
