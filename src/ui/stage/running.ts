/** Along which edges dashes run: all of a small network's, of a large one's those that count most. */
import type { StepOperation } from '../../state/walk.ts'
import type { Frame } from '../../worker/frame.ts'
import type { Edge, Place } from './place.ts'

/** A network with more edges lets only so many dashes run. */
const MANY = 150
const MOST_RUNNING = 32

export function runningOf(
  { gaps }: Place,
  operation: Extract<StepOperation, { layer: number }>,
  { parameters, gradients }: Pick<Frame, 'parameters' | 'gradients'>,
): readonly Edge[] {
  const edges = gaps[operation.layer] ?? []
  const total = gaps.reduce((sum, gap) => sum + gap.length, 0)
  if (total <= MANY) return edges
  const what = operation.type === 'forward' ? parameters : gradients
  return edges
    .toSorted((one, other) => Math.abs(what[other.index]) - Math.abs(what[one.index]))
    .slice(0, MOST_RUNNING)
}
