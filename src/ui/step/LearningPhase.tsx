/** The three phases in which a network learns. They come after the first paint, which shows Forward. */
import type { View } from '../../state/store.ts'
import { useAppState } from '../hooks/app.tsx'
import { BackwardPhase } from './BackwardPhase.tsx'
import { DropoutNote } from './DropoutNote.tsx'
import { LossPhase } from './LossPhase.tsx'
import { UpdatePhase } from './UpdatePhase.tsx'

const phases = { loss: LossPhase, backward: BackwardPhase, update: UpdatePhase }

export function LearningPhase({
  phase,
  ...rest
}: {
  phase: Exclude<View['phase'], 'forward'>
  /** Which of the tabs beside the formula is open. */
  aside: string | null
  setAside: (name: string) => void
}) {
  const Content = phases[phase]
  const hasDropout = useAppState(({ network }) =>
    network.layers.some(({ type }) => type === 'dropout'),
  )
  return (
    <>
      <Content {...rest} />
      {hasDropout && <DropoutNote phase={phase} />}
    </>
  )
}
