/** A thin bar under the header while a move takes long, or while training for a number of epochs; Pause ends it. */
import { useAppState } from '../hooks/app.tsx'
import { useSlowMove } from '../hooks/useSlowMove.ts'
import styles from './Header.module.css'

export function Progress() {
  const progress = useAppState((state) => state.progress)
  const isSlow = useSlowMove()
  // Training without an end has come as far as one can tell.
  const isCounting = useAppState(({ status }) => status === 'training') && progress < 1
  if (!isSlow && !isCounting) return null
  return (
    <progress
      className={styles.progress}
      aria-label={isCounting ? 'Epochs done' : 'On the way'}
      value={progress}
    />
  )
}
