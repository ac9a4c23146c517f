/** Of which moment a landscape is, and whether the run has gone on since. */
import { useRef } from 'react'
import { useCalmFrame } from '../../hooks/calm.ts'
import { useAppState } from '../../hooks/app.tsx'
import styles from '../Views.module.css'
import type { Drawn } from './useDrawing.ts'

export function Stale({ drawn, isOther }: { readonly drawn: Drawn; readonly isOther: boolean }) {
  const edits = useAppState((state) => state.run.edits.length)
  const text = useRef<HTMLParagraphElement>(null)
  useCalmFrame(({ position }) => {
    if (!text.current) return
    const then = `Drawn at step ${drawn.position.toLocaleString('en-US')}.`
    const isStale = position !== drawn.position || edits !== drawn.edits
    const now = isOther
      ? ' You have chosen otherwise since.'
      : isStale
        ? ' The run has gone on since.'
        : ''
    if (text.current.textContent !== then + now) text.current.textContent = then + now
  })
  return <p ref={text} className={styles.note} />
}
