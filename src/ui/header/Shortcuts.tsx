/** The list of keyboard shortcuts, over the page. Loaded when it is needed at the latest. */
import { Fragment, useEffect, useId, useRef } from 'react'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useActions } from '../hooks/app.tsx'
import { groups } from './shortcuts.ts'
import styles from './Shortcuts.module.css'

export function Shortcuts() {
  const actions = useActions()
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // The browser moves the focus in, keeps it there, and takes it back.
  useEffect(() => dialog.current?.showModal(), [])
  const close = (): void => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      className={styles.shortcuts}
      aria-labelledby={heading}
      onClose={() => actions.setView({ areKeysShown: false })}
    >
      <div className={styles.head}>
        <h2 id={heading}>Keyboard shortcuts</h2>
        <Button kind="quiet" aria-label="Close" onClick={close}>
          <Icon name="close" />
        </Button>
      </div>
      <div className={styles.groups}>
        {groups.map(({ name, note, keys }) => (
          <section key={name} className={styles.group}>
            <h3>{name}</h3>
            <p className={styles.note}>{note}</p>
            <dl className={styles.keys}>
              {keys.map(([presses, does]) => (
                <div key={does} className={styles.line}>
                  <dt>
                    {presses.map((press, place) => (
                      <Fragment key={press}>
                        {place > 0 && ' '}
                        <kbd>{press}</kbd>
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  )
}
