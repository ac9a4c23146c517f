/** A small switch: a real checkbox with its label beside it. */
import styles from './Toggle.module.css'

type ToggleProps = {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly title?: string
}

export function Toggle({ label, isOn, onChange, title }: ToggleProps) {
  return (
    <label className={styles.toggle} title={title}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
