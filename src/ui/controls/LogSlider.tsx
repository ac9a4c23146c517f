/** A number across many sizes: a logarithmic slider, the number itself to type, and buttons for the next round one. */
import { useId, useState } from 'react'
import { exact } from '../format.ts'
import { useGesture } from '../hooks/useGesture.ts'
import { Button } from './Button.tsx'
import field from './Field.module.css'
import { Icon } from './Icon.tsx'
import styles from './LogSlider.module.css'
import { Message } from './Message.tsx'
import type { NumberRule } from './read.ts'
import { nextOn, placeOn, valueAt, type LogScale } from './scale.ts'
import { Slider } from './Slider.tsx'
import { useNumberText } from './useNumberText.ts'

type LogSliderProps = {
  readonly label: string
  readonly value: number
  readonly scale: LogScale
  readonly rule: NumberRule
  /** Changes with the same gesture are one undo. */
  readonly onChange: (value: number, gesture: string) => void
  readonly hint?: string
}

export function LogSlider({ label, value, scale, rule, onChange, hint }: LogSliderProps) {
  const id = useId()
  const gesture = useGesture(label)
  const [dragged, setDragged] = useState<number | null>(null)
  const [seen, setSeen] = useState(value)
  if (!Object.is(seen, value)) {
    setSeen(value)
    if (dragged !== null && valueAt(scale, dragged) !== value && !gesture.isHeld()) setDragged(null)
  }
  const place = dragged ?? placeOn(scale, value)

  const { input, note, messageId } = useNumberText({
    value,
    rule,
    onCommit: (typed) => {
      setDragged(null)
      onChange(typed, gesture.next())
    },
  })

  const toRound = (direction: 1 | -1, time: number): void => {
    setDragged(null)
    onChange(nextOn(scale, value, direction), gesture.at(time))
  }

  return (
    <div className={field.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          className={styles.number}
          {...input}
          aria-describedby={`${id}-hint ${messageId}`}
        />
      </div>
      <div className={styles.row}>
        <Button
          kind="quiet"
          className={styles.end}
          aria-label={`Lower ${label.toLowerCase()}`}
          isOff={value <= scale.min}
          onClick={(event) => toRound(-1, event.timeStamp)}
        >
          <Icon name="minus" />
        </Button>
        <Slider
          aria-label={label}
          aria-valuetext={exact(value)}
          min={0}
          max={scale.places}
          step={1}
          value={place}
          {...gesture.holds}
          onChange={(event) => {
            const next = Number(event.target.value)
            setDragged(next)
            onChange(valueAt(scale, next), gesture.at(event.timeStamp))
          }}
        />
        <Button
          kind="quiet"
          className={styles.end}
          aria-label={`Raise ${label.toLowerCase()}`}
          isOff={value >= scale.max}
          onClick={(event) => toRound(1, event.timeStamp)}
        >
          <Icon name="plus" />
        </Button>
      </div>
      <Message id={messageId} note={note} />
      {hint && (
        <p id={`${id}-hint`} className={field.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
