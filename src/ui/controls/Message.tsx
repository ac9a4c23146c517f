/** The sentence under a field about what was typed; spoken when it appears. */
import styles from './Field.module.css'

export function Message({
  id,
  note,
}: {
  id: string
  note: { readonly text: string; readonly isError: boolean } | null
}) {
  return (
    <p id={id} aria-live="polite" className={note?.isError ? styles.error : styles.note}>
      {note?.text}
    </p>
  )
}
