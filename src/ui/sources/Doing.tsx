/** Beside what was pressed: that it takes a while, or in one sentence why it did not work. */
import field from '../controls/Field.module.css'
import styles from './Doing.module.css'
import type { useTask } from './useTask.ts'

export function Doing({ task, name }: { task: ReturnType<typeof useTask>; name: string }) {
  const { busy, isSlow, failed } = task
  return (
    <div aria-live="polite" className={styles.doing}>
      {busy === name && isSlow && (
        <>
          <progress className={styles.bar} aria-label="Loading" />
          <p className={field.hint}>Loading. The present run stays until it is there.</p>
        </>
      )}
      {failed?.name === name && <p className={field.error}>{failed.sentence}</p>}
    </div>
  )
}
