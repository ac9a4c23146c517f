/** What stands in a view until its answer has come. */
import { useAppState } from '../hooks/app.tsx'
import styles from './Waiting.module.css'

export function Waiting({ progress = null }: { readonly progress?: number | null }) {
  const isOff = useAppState((state) => state.notice?.type === 'off')
  if (isOff) {
    return <p className={styles.none}>Training is off, so there is nobody to work this out.</p>
  }
  return (
    <div className={styles.waiting}>
      <p>Working it out …</p>
      {progress !== null && <progress aria-label="Working it out" value={progress} />}
    </div>
  )
}
