/** What stands above the columns and the large pictures; where a walk is, its operation is marked. */
import styles from './Row.module.css'
import { useRow } from './rowView.tsx'

export function Titles() {
  const { geometry, computed, shows, parts } = useRow()
  const { last } = computed
  const { outputs } = geometry
  const isWalking = last?.type === 'forward' || last?.type === 'backward'
  return (
    <>
      {geometry.titles.map(({ text, x, y, width, isLarge, layer, of }) => (
        <span
          key={`${text} ${layer} ${of} ${isLarge}`}
          className={styles.title}
          data-large={isLarge || undefined}
          data-learn={(shows === 'gradients' && layer >= 0) || undefined}
          data-now={(isWalking && last.layer === layer && layer >= 0 && !isLarge) || undefined}
          style={{ left: x - width / 2, top: y, width }}
        >
          {layer >= 0 && isLarge && shows === 'gradients' ? backwards(text, of) : text}
        </span>
      ))}
      {!geometry.isPhone && (
        <span
          className={styles.title}
          data-learn={shows === 'gradients' || undefined}
          data-now={(isWalking && last.layer === parts.output.layer) || undefined}
          style={{ left: outputs.x, top: outputs.y - 22, width: outputs.width }}
        >
          {shows === 'gradients' ? 'blame of the sums' : 'network says'}
        </span>
      )}
    </>
  )
}

/** What the same pictures are when they show blame. */
function backwards(text: string, of: string): string {
  if (of === 'kernel') return text
  return of === 'sums' ? `δ of ${text}` : 'handed back'
}
