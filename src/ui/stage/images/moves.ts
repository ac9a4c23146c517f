/** How far each parameter moves: in the step that is walked through, in the next one, since training goes on, or when the run went on last. */
import { isPlain } from '../../../experiment/plain.ts'
import type { TrainingSpec } from '../../../engine/network.ts'
import type { Frame } from '../../../worker/frame.ts'
import type { ShownStep } from '../../hooks/look.ts'
import { isDue, moveOf } from '../moves.ts'
import type { After } from '../useAfter.ts'

export type Moves = {
  /** Null where nothing has moved, or nobody knows how far. */
  readonly of: (index: number) => number | null
  /** What they are the moves of: this step, the next, the way that the run is on now, or the one that it went last. */
  readonly which: 'this' | 'next' | 'now' | 'last' | 'none'
  /** How many samples lie on that way. */
  readonly samples: number
}

type Wish = {
  readonly step: ShownStep
  /** Parameters after the step that is walked through; null where it is not made. */
  readonly made: Float64Array | null
  readonly training: TrainingSpec
  readonly after: After | null
}

export type MoveKeeper = {
  /** Sees every frame at which the run rests, so as to know how it went on last. */
  readonly see: (frame: Frame) => void
  readonly read: (wish: Wish) => Moves
}

const nothing: Moves = { of: () => null, which: 'none', samples: 0 }

export function createMoveKeeper(): MoveKeeper {
  let rest: { run: number; position: number; parameters: Float64Array } | null = null
  let last: { moves: Float64Array; samples: number } | null = null
  const isOf = (frame: Frame): boolean =>
    rest !== null && rest.run === frame.run && rest.parameters.length === frame.parameters.length

  return {
    see: ({ run, position, parameters }) => {
      const isSameSize = rest?.parameters.length === parameters.length
      if (rest && isSameSize && position === rest.position) {
        // Set by hand, or taken back: no step
        rest = { ...rest, run }
        rest.parameters.set(parameters)
        return
      }
      const before = isSameSize && rest?.run === run && position > rest.position ? rest : null
      last = before && {
        moves: parameters.map((value, index) => value - before.parameters[index]),
        samples: position - before.position,
      }
      rest = { run, position, parameters: parameters.slice() }
    },
    read: ({ step, made, training, after }) => {
      const { frame, parameters } = step
      if (made) {
        return { of: (index) => made[index] - parameters[index], which: 'this', samples: 1 }
      }
      if (rest && isOf(frame) && frame.position > rest.position) {
        const from = rest.parameters
        const samples = frame.position - rest.position
        return { of: (index) => frame.parameters[index] - from[index], which: 'now', samples }
      }
      if (
        !step.isLooked &&
        isDue(frame) &&
        (after?.position === frame.position || isPlain(training))
      ) {
        const known = after?.position === frame.position ? after.parameters : null
        return {
          of: (index) => moveOf(training, frame, known, index)?.value ?? null,
          which: 'next',
          samples: 1,
        }
      }
      if (!last || last.moves.length !== frame.parameters.length) return nothing
      const { moves, samples } = last
      return { of: (index) => moves[index], which: 'last', samples }
    },
  }
}
