/** One of several, each with its picture and its number under it: a channel that comes in, a map's evidence. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Line } from '../Line.tsx'
import type { Moment } from '../moment.ts'
import type { Piece } from '../pieces.ts'
import styles from './Panels.module.css'

export type Choice = {
  readonly label: string
  readonly picture?: ReactNode
  readonly of: (moment: Moment) => readonly Piece[]
}

export function Choices({
  label,
  noun,
  choices,
  selected,
  select,
}: {
  readonly label: string
  /** What each of them is, said once for the eye: "channel", before 1, 2, 3. */
  readonly noun?: string
  readonly choices: readonly Choice[]
  readonly selected: number
  readonly select: (place: number) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const { length } = choices
    const places: Readonly<Record<string, number>> = {
      ArrowRight: (selected + 1) % length,
      ArrowDown: (selected + 1) % length,
      ArrowLeft: (selected + length - 1) % length,
      ArrowUp: (selected + length - 1) % length,
      Home: 0,
      End: length - 1,
    }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    event.stopPropagation()
    select(place)
    list.current?.querySelectorAll<HTMLElement>('button')[place]?.focus()
  }
  return (
    <div ref={list} role="radiogroup" aria-label={label} className={styles.choices}>
      {noun && (
        <span className={styles.noun} aria-hidden="true">
          {noun}
        </span>
      )}
      {choices.map(({ label: name, picture, of }, place) => (
        <button
          key={place}
          type="button"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it holds a picture and numbers
          role="radio"
          aria-checked={place === selected}
          tabIndex={place === selected ? 0 : -1}
          className={styles.choice}
          onClick={() => select(place)}
          onKeyDown={move}
        >
          <span>
            {noun && <span className="visually-hidden">{noun} </span>}
            {name}
          </span>
          {picture}
          <Line of={of} />
        </button>
      ))}
    </div>
  )
}
