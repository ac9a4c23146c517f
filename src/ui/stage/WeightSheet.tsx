/** On a phone a weight is edited in a sheet at the lower edge, with the network in sight above it. */
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { Slider } from '../controls/Slider.tsx'
import { useWeightText } from './useWeightText.ts'
import type { WeightEditor } from './WeightField.tsx'
import styles from './WeightSheet.module.css'

/** The size in which so many characters fit into the field, each about 0.64 as wide as tall. */
function fitting(characters: number): string {
  return `clamp(12.5px, (100cqi - 20px) / ${0.64 * Math.max(1, characters)}, 20px)`
}

/** The slider goes this far to either side, or as far as the value needs. */
const USUAL = 5

export function WeightSheet(editor: WeightEditor) {
  const { name, onClose } = editor
  const weight = useWeightText(editor)
  const sheet = useRef<HTMLDialogElement>(null)
  const input = useRef<HTMLInputElement>(null)

  const finish = (): void => {
    if (weight.commit()) onClose(true)
  }
  const finishAtOnce = useEffectEvent(finish)

  useEffect(() => {
    const dialog = sheet.current
    if (!dialog) return undefined
    dialog.showModal()
    input.current?.focus()
    input.current?.select()
    // The backdrop counts as the dialog itself
    const tapBeside = ({ target }: MouseEvent): void => {
      if (target === dialog) finishAtOnce()
    }
    dialog.addEventListener('click', tapBeside)
    return () => {
      dialog.removeEventListener('click', tapBeside)
      dialog.close()
    }
  }, [])

  const press = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 0.01 : 0.1
    if (event.key === 'Enter') finish()
    else if (event.key === 'ArrowUp') weight.move(step)
    else if (event.key === 'ArrowDown') weight.move(-step)
    else return
    event.preventDefault()
  }

  const value = weight.number()
  const reach = Math.max(USUAL, Math.ceil(Math.abs(value)))
  return (
    <dialog
      ref={sheet}
      className={styles.sheet}
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault()
        weight.restore()
        onClose(true)
      }}
    >
      <div className={styles.content}>
        <div className={styles.head}>
          <h2>{name}</h2>
          <Button kind="quiet" aria-label="Close" onClick={finish}>
            <Icon name="close" />
          </Button>
        </div>
        <div className={styles.row}>
          <Button kind="round" aria-label="Lower by 0.1" onClick={() => weight.move(-0.1)}>
            <Icon name="minus" />
          </Button>
          <div className={styles.field}>
            <input
              ref={input}
              type="text"
              inputMode="decimal"
              autoComplete="off"
              className={styles.value}
              style={{ fontSize: fitting(weight.text.length) }}
              aria-label={name}
              aria-invalid={weight.problem !== null}
              aria-describedby={weight.problemId}
              value={weight.text}
              onChange={(event) => weight.type(event.target.value)}
              onBlur={() => weight.commit()}
              onKeyDown={press}
            />
          </div>
          <Button kind="round" aria-label="Raise by 0.1" onClick={() => weight.move(0.1)}>
            <Icon name="plus" />
          </Button>
        </div>
        <output id={weight.problemId} className={styles.problem}>
          {weight.problem}
        </output>
        <Slider
          aria-label={`${name}, slider`}
          min={-reach}
          max={reach}
          step={0.01}
          value={value}
          onChange={(event) => weight.apply(event.target.valueAsNumber)}
        />
      </div>
    </dialog>
  )
}
