/** The place of the history, an empty track in the first paint; its slider comes right after it. */
import { late } from '../controls/late.tsx'
import styles from './History.module.css'

const HistorySlider = late(() =>
  import('./HistorySlider.tsx').then((loaded) => loaded.HistorySlider),
)

export function History() {
  return (
    <div className={styles.history}>
      <HistorySlider />
    </div>
  )
}
