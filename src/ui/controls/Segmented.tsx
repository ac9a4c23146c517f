/** One of a few, all in view: real radio buttons that look like one divided pill. */
import { useId } from 'react'
import field from './Field.module.css'
import styles from './Segmented.module.css'

type SegmentedProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly hint?: string
  /** The label is for assistive technology alone, where what stands beside says it. */
  readonly isLabelHidden?: boolean
}

export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  isLabelHidden = false,
}: SegmentedProps<Value>) {
  const id = useId()
  return (
    <div
      role="radiogroup"
      aria-labelledby={id}
      aria-describedby={hint ? `${id}-hint` : undefined}
      className={field.field}
    >
      <span id={id} className={isLabelHidden ? 'visually-hidden' : field.label}>
        {label}
      </span>
      <span className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </span>
      {hint && (
        <p id={`${id}-hint`} className={field.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
