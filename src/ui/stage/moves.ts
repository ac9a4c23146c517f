/** What the arrow at a parameter tells: how far the update will really move it, or the gradient where no update is due yet. */
import type { TrainingSpec } from '../../engine/network.ts'
import { isPlain } from '../../experiment/plain.ts'
import type { Frame } from '../../worker/frame.ts'

export type Move = {
  readonly type: 'move' | 'gradient'
  readonly value: number
}

type Before = Pick<Frame, 'parameters' | 'gradients' | 'batchSums' | 'batch'>

/** Whether the current sample ends its batch, so that its step moves the parameters. */
export function isDue({ batch }: Pick<Frame, 'batch'>): boolean {
  return batch.seen + 1 >= batch.size
}

/** Whether only the optimizer itself can tell the move. */
export function needsOptimizer(training: TrainingSpec, frame: Pick<Frame, 'batch'>): boolean {
  return isDue(frame) && !isPlain(training)
}

/**
 * The parameter with this flat index. `after`: all parameters after the update, where they are
 * known (flat). Null while it takes the optimizer to tell and they are not.
 */
export function moveOf(
  training: TrainingSpec,
  frame: Before,
  after: Float64Array | null,
  index: number,
): Move | null {
  const gradient = frame.gradients[index]
  if (!isDue(frame)) return { type: 'gradient', value: gradient }
  if (after) return { type: 'move', value: after[index] - frame.parameters[index] }
  if (!isPlain(training)) return null
  // −η·(Σ gradients / batch size)
  const mean = (frame.batchSums[index] + gradient) / frame.batch.size
  const move = -training.optimizer.learningRate * mean
  return { type: 'move', value: move === 0 ? 0 : move }
}
