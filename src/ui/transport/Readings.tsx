/** Where the run stands, in numbers that are drawn past React. */
import { useRef } from 'react'
import { sampleWord } from '../../experiment/kinds.ts'
import type { Frame } from '../../worker/frame.ts'
import { setText } from '../controls/setText.ts'
import { asGiven, format } from '../format.ts'
import { useAppState } from '../hooks/app.tsx'
import { useCalmFrame } from '../hooks/calm.ts'
import { useStopping } from '../hooks/useStopping.ts'
import styles from './Readings.module.css'

/** With the epoch at which training stops by itself. */
export function EpochReading() {
  const isEnding = useStopping() !== null
  return (
    <Reading
      name="epoch"
      width="4ch"
      text={({ epoch, ending }) => {
        const last = isEnding ? ending?.epochs : null
        return last ? `${count(epoch)}/${count(last)}` : count(epoch)
      }}
    />
  )
}

/** While training waits for a lower test loss, for how many points of the curve it has; else the place in the epoch. */
export function SampleReading() {
  const samples = useAppState((state) => state.dataset.samples.length)
  const word = useAppState((state) => sampleWord(state.network))
  const isWaiting = typeof useStopping()?.patience === 'number'
  return isWaiting ? (
    <Reading
      name="no new low"
      width="3ch"
      text={({ ending }) =>
        ending?.patience ? `${ending.patience.since}/${ending.patience.of}` : ''
      }
    />
  ) : (
    <Reading name="sample" shown={word} width="3ch" text={({ sample }) => `${sample}/${samples}`} />
  )
}

/** Where there is room, with the loss at which training stops by itself. */
export function LossReading({ isShort }: { readonly isShort: boolean }) {
  const end = useStopping()?.loss ?? null
  return (
    <Reading
      name="loss"
      {...(end !== null && !isShort && { aside: `to ${asGiven(end)}` })}
      width="5ch"
      text={({ loss }) => format(loss)}
    />
  )
}

export function PositionReading() {
  return <Reading name="seen" width="5ch" text={({ position }) => count(position)} />
}

type ReadingProps = {
  /** As it is heard, and found by scripts. */
  readonly name: string
  /** As it is read, where that is another word. */
  readonly shown?: string
  /** After the name. */
  readonly aside?: string
  /** Kept free, so that nothing moves when a digit is added. */
  readonly width: string
  readonly text: (frame: Frame) => string
}

/** Not spoken by itself: a live region that changes ten times a second would drown everything else. */
function Reading({ name, shown = name, aside, width, text }: ReadingProps) {
  const number = useRef<HTMLOutputElement>(null)
  useCalmFrame((frame) => {
    const next = text(frame)
    setText(number.current, next)
  })
  return (
    <div className={styles.reading}>
      <span className={styles.caption} aria-hidden="true">
        {shown}
        {aside && ` ${aside}`}
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
