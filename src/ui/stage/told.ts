/** What narrator, picture and table agree on in a walk: what an operation is about, and the sample's loss. */
import { handsOn, indexOf, placeOf, type Layout } from '../../engine/layout.ts'
import type { StepOperation } from '../../state/walk.ts'
import type { Frame } from '../../worker/frame.ts'
import type { Spot } from './spot.ts'

/** The current sample's own loss. */
export function lossOf({ losses, current, ownLoss }: FrameLoss): number {
  return losses[current] ?? ownLoss
}

type FrameLoss = Pick<Frame, 'losses' | 'current' | 'ownLoss'>

/** The parameter whose share of the blame is told: the selected one, or the first of the layer. */
export function blamedBy(
  layout: Layout,
  operation: StepOperation | null,
  selection: Spot | null,
): number | null {
  if (operation?.type !== 'backward') return null
  const { layer } = operation
  if (handsOn(layout, layer)) return null
  const isHere =
    selection?.type === 'parameter' && placeOf(layout, selection.index).block.layer === layer
  return isHere ? selection.index : indexOf(layout, layer, 0, 0)
}
