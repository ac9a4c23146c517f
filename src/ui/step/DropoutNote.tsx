/** Beside a step that is shown as in evaluation: what dropout makes of it in training. */
import { useState } from 'react'
import type { Phase } from '../../state/walk.ts'
import { useAppState } from '../hooks/app.tsx'
import { useProbe } from '../hooks/useProbe.ts'
import { Line } from './Line.tsx'
import { maskLine, type MaskedAt, type NameOfSilenced } from './maskLine.ts'
import styles from './Step.module.css'

/** The present one, and those of a step that is walked through after it has been made. */
const KEPT = 4
const TRAINING_MS = 500

export function DropoutNote({
  phase,
  nameOf,
}: {
  readonly phase: Phase
  readonly nameOf?: NameOfSilenced
}) {
  const isLooking = useAppState(({ view }) => view.look !== null)
  const { answer } = useProbe('masks', { type: 'masks' }, TRAINING_MS)
  const [known, setKnown] = useState<readonly MaskedAt[]>([])
  if (answer?.type === 'masks' && answer.value && answer.value !== known[0]?.value) {
    const { position, value } = answer
    const before = known.filter((one) => one.position !== position)
    setKnown([{ position, value }, ...before].slice(0, KEPT))
  }
  // What is looked at besides is not trained on now.
  return (
    <p className={styles.words}>
      <Line of={(moment) => maskLine(moment, phase, isLooking ? [] : known, nameOf)} />
    </p>
  )
}
