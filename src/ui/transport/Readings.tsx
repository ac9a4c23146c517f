/** Where the run stands, in numbers that are drawn past React. */
import { useRef } from 'react'
import type { Frame } from '../../worker/frame.ts'
import { setText } from '../controls/setText.ts'
import { format } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import { useCalmFrame } from '../hooks/calm.ts'
import styles from './Readings.module.css'

export function EpochReading() {
  return <Reading name="epoch" width="4ch" text={({ epoch }) => count(epoch)} />
}

export function SampleReading() {
  const samples = useAppState((state) => state.dataset.samples.length)
  return <Reading name="sample" width="3ch" text={({ sample }) => `${sample}/${samples}`} />
}

export function LossReading() {
  return <Reading name="loss" width="5ch" text={({ loss }) => format(loss)} />
}

export function PositionReading() {
  return <Reading name="seen" width="5ch" text={({ position }) => count(position)} />
}

type ReadingProps = {
  readonly name: string
  /** Kept free, so that nothing moves when a digit is added. */
  readonly width: string
  readonly text: (frame: Frame) => string
}

/** Not spoken by itself: a live region that changes ten times a second would drown everything else. */
function Reading({ name, width, text }: ReadingProps) {
  const number = useRef<HTMLOutputElement>(null)
  useCalmFrame((frame) => {
    const next = text(frame)
    setText(number.current, next)
  })
  return (
    <div className={styles.reading}>
      <span className={styles.caption} aria-hidden="true">
        {name}
      </span>
      <output
        ref={number}
        className={styles.number}
        style={{ minWidth: width }}
        aria-live="off"
        aria-label={name}
      />
    </div>
  )
}

/** Counts stay whole as long as they fit. */
function count(value: number): string {
  return value < 1e8 ? String(value) : format(value)
}
