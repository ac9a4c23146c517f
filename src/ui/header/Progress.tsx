/** A thin bar under the header while a move takes long; Pause ends it. */
import { useAppState } from '../hooks/app.tsx'
import { useSlowMove } from '../hooks/useSlowMove.ts'
import styles from './Header.module.css'

export function Progress() {
  const progress = useAppState((state) => state.progress)
  const isSlow = useSlowMove()
  return isSlow && <progress className={styles.progress} aria-label="On the way" value={progress} />
}
