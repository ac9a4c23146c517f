/** A box that scrolls by itself, with a place in the order of the keyboard. */
import type { ReactNode } from 'react'
import styles from './Own.module.css'

type ScrollBoxProps = {
  readonly label: string
  /** Leaves room for what is decided below it. */
  readonly isLow?: boolean
  readonly children: ReactNode
}

export function ScrollBox({ label, isLow = false, children }: ScrollBoxProps) {
  const reachable = { tabIndex: 0, role: 'group', 'aria-label': label }
  return (
    <div className={styles.scroller} data-low={isLow || undefined} {...reachable}>
      {children}
    </div>
  )
}
