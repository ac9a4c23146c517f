/** The text field that opens in place of a pill. */
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useActions } from '../hooks/app.tsx'
import styles from './Overlay.module.css'
import type { Point } from './place.ts'
import { useWeightText } from './useWeightText.ts'

export type WeightEditor = {
  readonly index: number
  readonly isBias: boolean
  /** "Weight w1" */
  readonly name: string
  readonly typed: string | null
  /** `isDone`: with Enter or Escape, so that the focus goes back to the weight. */
  readonly onClose: (isDone: boolean) => void
}

/** As wide as its text needs, and never less than this. */
const NARROWEST = 116

export function WeightField({ point, ...editor }: WeightEditor & { readonly point: Point }) {
  const { name, typed, onClose } = editor
  const actions = useActions()
  const weight = useWeightText(editor)
  const input = useRef<HTMLInputElement>(null)
  const isClosed = useRef(false)

  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    if (typed === null) input.current?.select()
  }, [typed])

  const close = (isDone: boolean): void => {
    isClosed.current = true
    onClose(isDone)
  }

  const press = (event: KeyboardEvent): void => {
    event.stopPropagation()
    const step = event.shiftKey ? 0.01 : 0.1
    switch (event.key) {
      case 'Enter':
        if (weight.commit()) close(true)
        break
      case 'Escape':
        weight.restore()
        close(true)
        break
      case 'ArrowUp':
        weight.move(step)
        break
      case 'ArrowDown':
        weight.move(-step)
        break
      default:
        return
    }
    event.preventDefault()
  }

  const leave = (): void => {
    if (isClosed.current) return
    const refused = !weight.commit()
    close(false)
    if (refused) actions.announce('Nothing changed: that was no number to use here.')
  }

  const width = Math.max(NARROWEST, 9 * weight.text.length + 28)
  return (
    <div className={styles.field} style={{ left: point.x, top: point.y }}>
      <input
        ref={input}
        style={{ width, left: -width / 2 }}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={name}
        aria-invalid={weight.problem !== null}
        aria-describedby={weight.problemId}
        value={weight.text}
        onChange={(event) => weight.type(event.target.value)}
        onKeyDown={press}
        onBlur={leave}
      />
      <output id={weight.problemId} className={styles.problem}>
        {weight.problem}
      </output>
    </div>
  )
}
