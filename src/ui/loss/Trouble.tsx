/** Says that the loss looks wrong although every number is finite, and what may be the cause. */
import styles from './Loss.module.css'

type TroubleProps = {
  readonly trouble: 'exploding' | 'oscillating'
  /** The scale has become logarithmic by itself. */
  readonly isLog: boolean
}

export function Trouble({ trouble, isLog }: TroubleProps) {
  return (
    <p className={styles.hint}>
      {trouble === 'exploding' ? 'Loss is rising.' : 'Loss jumps up and down.'} The learning rate
      may be too high.
      {isLog && ' The scale is logarithmic now.'}
    </p>
  )
}
