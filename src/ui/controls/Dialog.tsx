/** A window over the page, open for as long as it is shown: with a heading, and closed by its button or Escape. */
import { useEffect, useId, type ReactNode, type RefObject } from 'react'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'
import { Icon } from './Icon.tsx'

type DialogProps = {
  /** Whose `close` closes it from inside. */
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly heading: string
  /** Its size, and how what is longer scrolls. */
  readonly className: string
  /** Stays with the heading, in a line of its own. */
  readonly head?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ dialog, heading, className, head, onClose, children }: DialogProps) {
  const id = useId()
  // The browser moves the focus in, keeps it there, and takes it back.
  useEffect(() => dialog.current?.showModal(), [dialog])
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${className}`}
      aria-labelledby={id}
      onClose={onClose}
    >
      <div className={styles.head}>
        <h2 id={id}>{heading}</h2>
        <Button kind="quiet" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </Button>
        {head}
      </div>
      {children}
    </dialog>
  )
}
