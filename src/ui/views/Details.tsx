/** More to read, folded up; what is inside exists only while it is open, so that it costs training nothing before. */
import { useState, type ReactNode } from 'react'
import styles from './Views.module.css'

type DetailsProps = { readonly summary: string; readonly children: ReactNode }

export function Details({ summary, children }: DetailsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className={styles.details}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  )
}
