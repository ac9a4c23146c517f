/** A number that a person types, with its label, a hint, and a word about what was typed. */
import { useId, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import styles from './Field.module.css'
import { Icon } from './Icon.tsx'
import { Message } from './Message.tsx'
import type { NumberRule } from './read.ts'
import { useNumberText } from './useNumberText.ts'

type NumberFieldProps = {
  readonly label: string
  readonly value: number
  readonly rule: NumberRule
  readonly onCommit: (value: number, time: number) => void
  /** With this, − and + stand beside the field, and arrow keys do the same. */
  readonly next?: (value: number, direction: 1 | -1) => number
  readonly hint?: string
  /** On one line with its label: one of several that belong to what stands above. */
  readonly isSmall?: boolean
  /** Buttons that stand beside the field. */
  readonly children?: ReactNode
}

export function NumberField({
  label,
  value,
  rule,
  onCommit,
  next,
  hint,
  isSmall = false,
  children,
}: NumberFieldProps) {
  const id = useId()
  const { input, note, messageId, move } = useNumberText({ value, rule, onCommit, next })
  return (
    <div className={`${styles.field} ${isSmall ? styles.small : ''}`}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.row}>
        <span className={next ? styles.stepper : styles.box}>
          {next && (
            <Button
              kind="quiet"
              aria-label={`Lower ${label.toLowerCase()}`}
              isOff={value <= rule.min}
              onClick={(event) => move(-1, event.timeStamp)}
            >
              <Icon name="minus" />
            </Button>
          )}
          <input
            id={id}
            {...input}
            // Between its buttons it is as wide as what it holds: no digit is cut off.
            style={next && { width: `calc(8px + ${String(input.value).length}ch)` }}
            aria-describedby={`${id}-hint ${messageId}`}
          />
          {next && (
            <Button
              kind="quiet"
              aria-label={`Raise ${label.toLowerCase()}`}
              isOff={value >= rule.max}
              onClick={(event) => move(1, event.timeStamp)}
            >
              <Icon name="plus" />
            </Button>
          )}
        </span>
        {children}
      </div>
      <Message id={messageId} note={note} />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
