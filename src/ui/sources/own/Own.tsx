/** A person's own data: given, read off the page's thread, looked at, and taken into use. */
import { useEffect, useRef } from 'react'
import { Button } from '../../controls/Button.tsx'
import { Offer } from './Offer.tsx'
import styles from './Own.module.css'
import { Preview } from './Preview.tsx'
import type { Own as OwnData } from './useOwn.ts'

export function Own({ own, close }: { own: OwnData; close: () => void }) {
  const { given, progress, problem, read } = own
  const box = useRef<HTMLDivElement>(null)
  const columns = read && places(read.table.columns)
  const isBusy = progress !== null
  // What was pressed may be gone with what it has led to. It is seldom drawn otherwise.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.querySelector('button')?.focus()
  })
  return (
    <div ref={box} className={styles.own}>
      <p aria-live="polite" className={problem === null ? 'visually-hidden' : styles.problem}>
        {problem}
      </p>
      {!read && !isBusy && <Offer own={own} />}
      {progress !== null && (
        <div className={styles.busy}>
          <label className={styles.progress}>
            Reading {given?.name}
            <progress value={progress} />
          </label>
          <Button kind="small" onClick={own.cancel}>
            Cancel
          </Button>
        </div>
      )}
      {read && given && (
        <Preview key={columns} own={own} name={given.name} read={read} close={close} />
      )}
    </div>
  )
}

/** Another reading with the same columns keeps what has been chosen of them. */
function places(columns: readonly { readonly name: string; readonly type: string }[]): string {
  return JSON.stringify(columns.map(({ name, type }) => [name, type]))
}
