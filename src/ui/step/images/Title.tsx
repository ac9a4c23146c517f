/** What a panel is about, and a word on it. */
import type { ReactNode } from 'react'
import styles from './Panels.module.css'

export function Title({
  children,
  aside,
}: {
  readonly children: ReactNode
  readonly aside?: string
}) {
  return (
    <h3 className={styles.title}>
      {children}
      {aside && <span> {aside}</span>}
    </h3>
  )
}

const words = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** "nine", "64" */
export function counted(count: number): string {
  return words[count] ?? String(count)
}
