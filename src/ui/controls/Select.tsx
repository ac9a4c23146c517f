/** One of several, by the browser's own menu. */
import { useId } from 'react'
import field from './Field.module.css'
import { Icon } from './Icon.tsx'

type Option<Value extends string> = {
  readonly value: Value
  readonly label: string
  /** Shown, but not to be chosen now; the label or the hint says why. */
  readonly isOff?: boolean
}

type SelectProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
  readonly hint?: string
  readonly className?: string
}

export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  className = '',
}: SelectProps<Value>) {
  const id = useId()
  return (
    <div className={`${field.field} ${className}`}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <span className={field.select}>
        <select
          id={id}
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isOff}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron" />
      </span>
      {hint && (
        <p id={`${id}-hint`} className={field.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
