/** The kinds of buttons: one primary, outlined pills, round ones with a picture, small ones beside fields, quiet ones, and links that act. */
import type { ComponentProps } from 'react'
import styles from './Button.module.css'

type ButtonProps = ComponentProps<'button'> & {
  readonly kind?: 'primary' | 'outline' | 'round' | 'small' | 'quiet' | 'link'
  /** Keeps the focus where it is, which `disabled` would not. */
  readonly isOff?: boolean
}

export function Button({
  kind = 'outline',
  isOff = false,
  className = '',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={`${styles.button} ${styles[kind]} ${className}`}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onClick}
      {...rest}
    />
  )
}
