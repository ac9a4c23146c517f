/** Pins on the history where something was changed by hand, and the same as a list for readers. */
import { useEffect, useMemo } from 'react'
import { epochAt } from '../../engine/segments.ts'
import { useAppState } from '../hooks/app.tsx'
import { Icon } from '../controls/Icon.tsx'
import { marksOf, type Mark } from '../hooks/marks.ts'
import { placeOf } from './path.ts'
import styles from './History.module.css'

/** Pixels from one pin to the next. */
const APART = 18
/** So many are read out; the others are counted. */
const MOST_READ = 20

type MarksProps = {
  readonly horizon: number
  /** Of the track, in pixels. */
  readonly width: number
  readonly onMarks: (marks: readonly Mark[]) => void
}

export function Marks({ horizon, width, onMarks }: MarksProps) {
  const { experiment, edits } = useAppState((state) => state.run)
  const segments = useAppState((state) => state.segments)
  const marks = useMemo(() => {
    const gap = (horizon * APART) / Math.max(width, APART)
    return marksOf({ experiment, edits }, gap, (position) => epochAt(segments, position))
  }, [experiment, edits, horizon, segments, width])
  useEffect(() => onMarks(marks), [marks, onMarks])
  if (marks.length === 0) return null
  const more = marks.length - MOST_READ
  return (
    <>
      <div className={styles.marks} aria-hidden="true">
        {marks.map(({ position, type }) => (
          <span
            key={position}
            className={styles.mark}
            data-type={type}
            style={{ left: `${placeOf(position, segments, horizon) * 100}%` }}
          >
            {type === 'rate' ? 'η' : <Icon name="pencil" size={10} />}
          </span>
        ))}
      </div>
      <ul className="visually-hidden" aria-label="Changes on the way">
        {marks.slice(0, MOST_READ).map(({ position, text }) => (
          <li key={position}>{text}</li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </>
  )
}
