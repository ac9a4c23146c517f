/** A cell while it is edited: Enter or leaving takes what was typed, Escape restores. */
import { useEffect, useId, useRef, useState } from 'react'
import { useApp } from '../hooks/app.tsx'
import { changeTo, nameAt, optionsAt, textAt } from './change.ts'
import type { CellPlace } from './cells.ts'
import styles from './CellEditor.module.css'
import { useSampleChange } from '../hooks/useSampleChange.ts'

export function CellEditor({ place, close }: { place: CellPlace; close: () => void }) {
  const id = useId()
  const { store } = useApp()
  const change = useSampleChange()
  const [dataset] = useState(() => store.getState().dataset)
  const [before] = useState(() => textAt(dataset, place))
  const [text, setText] = useState(before)
  const [problem, setProblem] = useState<string | null>(null)
  const isDone = useRef(false)
  const cell = useRef<HTMLTableCellElement | null>(null)
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const options = optionsAt(dataset, place)

  useEffect(() => {
    cell.current = field.current?.closest('td') ?? null
    field.current?.focus()
    if (field.current instanceof HTMLInputElement) field.current.select()
  }, [])

  const leave = (keepsFocus: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    close()
    if (keepsFocus) cell.current?.focus()
  }
  const commit = async (typed: string, keepsFocus: boolean): Promise<void> => {
    if (isDone.current) return
    if (typed === before) return leave(keepsFocus)
    const asked = changeTo(dataset, place, typed)
    if (!asked.ok) {
      setProblem(asked.sentence)
      // Whoever goes on elsewhere leaves it as it was.
      if (!keepsFocus) leave(false)
      return
    }
    leave(keepsFocus)
    const words = options ? options[Number(typed)] : typed
    await change(asked.change, `${nameAt(dataset, place)} is ${words}.`)
  }
  const shared = {
    'aria-label': nameAt(dataset, place),
    'aria-describedby': `${id}-problem`,
    'aria-invalid': problem !== null || undefined,
    className: styles.field,
    value: text,
    onKeyDown: (event: React.KeyboardEvent) => {
      event.stopPropagation()
      if (event.key === 'Enter') {
        event.preventDefault()
        void commit(text, true)
      } else if (event.key === 'Escape') {
        event.preventDefault()
        leave(true)
      }
    },
    onBlur: () => void commit(text, false),
  }
  return (
    <span className={styles.editor}>
      {options ? (
        <select ref={field} {...shared} onChange={(event) => setText(event.target.value)}>
          {options.map((option, one) => (
            <option key={option} value={one}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input
          ref={field}
          {...shared}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value)
            setProblem(null)
          }}
        />
      )}
      <span id={`${id}-problem`} aria-live="polite" className={styles.problem}>
        {problem}
      </span>
    </span>
  )
}
