/**
 * Editing a number that may change meanwhile: keeps the text while it is typed, commits on Enter
 * or on leaving, restores on Escape. After "Editing a number that is changing under you" (leva).
 */
import { useId, useState, type ComponentProps } from 'react'
import { exact } from '../format.ts'
import { read, type NumberRule } from './read.ts'

type NumberText = {
  readonly value: number
  readonly rule: NumberRule
  /** `time` is the event's, to tell which commits belong together. */
  readonly onCommit: (value: number, time: number) => void
  /** The number that arrow up (1) or down (−1) leads to. */
  readonly next?: ((value: number, direction: 1 | -1) => number) | undefined
}

/** `about` is the number that was in force or came into force when it was said. */
type Note = { readonly text: string; readonly isError: boolean; readonly about: number }

type NumberTextField = {
  readonly input: ComponentProps<'input'>
  /** What is to be said about the text, and the id of the element that says it. */
  readonly note: Note | null
  readonly messageId: string
  /** To the next number above (1) or below (−1). */
  readonly move: (direction: 1 | -1, time: number) => void
}

export function useNumberText({ value, rule, onCommit, next }: NumberText): NumberTextField {
  const messageId = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [isTyping, setTyping] = useState(false)
  const [note, setNote] = useState<Note | null>(null)
  const [seen, setSeen] = useState(value)
  if (!Object.is(seen, value)) {
    setSeen(value)
    if (!isTyping) setDraft(null)
    if (note && note.about !== value) setNote(null)
  }

  const commit = (text: string, time: number): void => {
    const reading = read(text, rule, value)
    setTyping(false)
    if (reading.isRefused) {
      setNote({ text: reading.message, isError: true, about: value })
      return
    }
    setDraft(reading.value === value ? null : exact(reading.value))
    setNote(
      reading.message === null
        ? null
        : { text: reading.message, isError: false, about: reading.value },
    )
    if (reading.value !== value) onCommit(reading.value, time)
  }

  const restore = (): void => {
    setTyping(false)
    setDraft(null)
    setNote(null)
  }

  const move = (direction: 1 | -1, time: number): void => {
    if (next) commit(exact(next(value, direction)), time)
  }

  return {
    note,
    messageId,
    move,
    input: {
      type: 'text',
      inputMode: 'decimal',
      autoComplete: 'off',
      spellCheck: false,
      value: draft ?? exact(value),
      'aria-invalid': note?.isError === true || undefined,
      onChange: (event) => {
        setTyping(true)
        setDraft(event.target.value)
        setNote(null)
      },
      onBlur: (event) => {
        if (isTyping) commit(event.target.value, event.timeStamp)
      },
      onKeyDown: (event) => {
        if (event.key === 'Enter') commit(event.currentTarget.value, event.timeStamp)
        else if (event.key === 'Escape' && (draft !== null || note)) {
          // Not for the drawer around it.
          event.preventDefault()
          event.stopPropagation()
          restore()
        } else if (next && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
          event.preventDefault()
          move(event.key === 'ArrowUp' ? 1 : -1, event.timeStamp)
        }
      },
    },
  }
}
