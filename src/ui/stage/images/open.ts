/** Which channel a selection opens. Pure. */
import type { Layout } from '../../../engine/layout.ts'
import type { NetworkSpec } from '../../../engine/network.ts'
import type { Selection } from '../../../state/store.ts'
import { filterOfBias, kernelCellAt, selectedCell } from '../../hooks/imageCells.ts'
import type { Open } from './geometry.ts'
import { groupOf, type Parts } from './parts.ts'

/** Null where the selection is of no channel: nothing, the input, neurons. `before` keeps the slice. */
export function openedBy(
  parts: Parts,
  network: NetworkSpec,
  layout: Layout,
  selection: Selection,
  before: Open | null,
): Open | null {
  const found = channelOf(parts, network, layout, selection)
  if (!found) return null
  const slices = parts.groups[found.group].kernel?.slices ?? 1
  const kept = before?.group === found.group ? before.slice : 0
  return { ...found, slice: found.slice ?? Math.min(kept, slices - 1) }
}

function channelOf(
  parts: Parts,
  network: NetworkSpec,
  layout: Layout,
  selection: Selection,
): { group: number; channel: number; slice: number | null } | null {
  if (selection?.type === 'parameter') {
    const cell = kernelCellAt(network, layout, selection.index)
    if (cell) {
      const group = groupOf(parts, cell.layer)
      return group && { group: group.place, channel: cell.filter, slice: cell.channel }
    }
    const bias = filterOfBias(network, layout, selection.index)
    const group = bias && groupOf(parts, bias.layer)
    return group ? { group: group.place, channel: bias.filter, slice: null } : null
  }
  const cell = selectedCell(network, layout, selection)
  if (!cell || cell.layer < 0) return null
  const group = groupOf(parts, cell.layer)
  return group && { group: group.place, channel: cell.channel, slice: null }
}
