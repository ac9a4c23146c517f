/** A box that scrolls by itself, with a place in the order of the keyboard. */
import type { ReactNode } from 'react'
import styles from './Own.module.css'

export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  const reachable = { tabIndex: 0, role: 'group', 'aria-label': label }
  return (
    <div className={styles.scroller} {...reachable}>
      {children}
    </div>
  )
}
