/** A thin bar under the header while a move takes long, or while training is on its way to where it stops by itself; Pause ends it. */
import { useRef } from 'react'
import { useCalmFrame } from '../hooks/calm.ts'
import { useSlowMove } from '../hooks/useSlowMove.ts'
import { useStopping } from '../hooks/useStopping.ts'
import styles from './Header.module.css'

export function Progress() {
  const bar = useRef<HTMLProgressElement>(null)
  const isSlow = useSlowMove()
  const isEnding = useStopping() !== null
  useCalmFrame(({ progress }) => {
    if (bar.current) bar.current.value = progress
  })
  if (!isSlow && !isEnding) return null
  return (
    <progress
      ref={bar}
      className={styles.progress}
      aria-label={isEnding ? 'On the way to where training stops' : 'On the way'}
    />
  )
}
