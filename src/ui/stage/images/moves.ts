/** How far each parameter moves: in the step that is walked through, in the next one, or in the last that was made. */
import { isPlain } from '../../../experiment/plain.ts'
import type { TrainingSpec } from '../../../engine/network.ts'
import type { Frame } from '../../../worker/frame.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { isDue, moveOf } from '../moves.ts'
import type { After } from '../useAfter.ts'

export type Moves = {
  /** Null where nothing has moved, or nobody knows how far. */
  readonly of: (index: number) => number | null
  /** Which step it is of. */
  readonly which: 'this' | 'next' | 'last' | 'none'
}

type Wish = {
  readonly step: ShownStep
  /** Parameters after the step that is walked through; null where it is not made. */
  readonly made: Float64Array | null
  readonly training: TrainingSpec
  readonly after: After | null
}

export type MoveKeeper = {
  /** Sees every frame that is drawn, so as to know the last step. */
  readonly see: (frame: Frame) => void
  readonly read: (wish: Wish) => Moves
}

const nothing: Moves = { of: () => null, which: 'none' }

export function createMoveKeeper(): MoveKeeper {
  let run = -1
  let position = -1
  let present = new Float64Array(0)
  let before: Float64Array | null = null
  return {
    see: (frame) => {
      const isSame = frame.run === run && frame.parameters.length === present.length
      if (isSame && frame.position === position) {
        // Set by hand: no step
        present.set(frame.parameters)
        return
      }
      before = isSame && frame.position > position ? present : null
      present = frame.parameters.slice()
      run = frame.run
      position = frame.position
    },
    read: ({ step, made, training, after }) => {
      const { frame, parameters } = step
      if (made) return { of: (index) => made[index] - parameters[index], which: 'this' }
      if (step.isLooked) return ofLast()
      if (isDue(frame) && (after?.position === frame.position || isPlain(training))) {
        const known = after?.position === frame.position ? after.parameters : null
        return {
          of: (index) => moveOf(training, frame, known, index)?.value ?? null,
          which: 'next',
        }
      }
      return ofLast()
    },
  }

  function ofLast(): Moves {
    const from = before
    if (!from || from.length !== present.length) return nothing
    return { of: (index) => present[index] - from[index], which: 'last' }
  }
}
