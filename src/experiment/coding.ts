/**
 * How two classes are coded as targets: 0 and 1, or −1 and 1 for a loss that looks at the side alone.
 * The coding stands in the document's data, and goes with the loss.
 */
import { shapesOf, sourceProblem, type DataSpec } from '../data/source.ts'
import { losses, type LossName } from '../engine/losses.ts'
import { sizeOf } from '../engine/network.ts'

/** Whether a loss wants targets −1 and 1. */
export function isSigned(loss: LossName): boolean {
  return losses[loss].targets === 'signs'
}

/** Whether the data are two classes that share one output. */
export function areTwoClasses(data: DataSpec): boolean {
  return sourceProblem(data.source) === 'classes' && sizeOf(shapesOf(data).target) === 1
}

/** The data with its classes coded as this loss wants them; the same object where they are so already. */
export function codedFor(data: DataSpec, loss: LossName): DataSpec {
  const coding = areTwoClasses(data) && isSigned(loss) ? 'signs' : undefined
  if (data.coding === coding) return data
  const { coding: _, ...others } = data
  return coding ? { ...others, coding } : others
}

/** Says how the classes are coded now, and what that has done. */
export function codingSentence({ coding }: DataSpec): string {
  const are = coding === 'signs' ? '−1 and 1, as this loss wants them' : '0 and 1 again'
  return `The classes are ${are}. The run starts anew with the weights as they are.`
}
