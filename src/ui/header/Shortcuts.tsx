/** The list of keyboard shortcuts, over the page. Loaded when it is needed at the latest. */
import { Fragment, useRef } from 'react'
import { Dialog } from '../controls/Dialog.tsx'
import { useActions } from '../hooks/app.tsx'
import { groups } from './shortcuts.ts'
import styles from './Shortcuts.module.css'

export function Shortcuts() {
  const actions = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <Dialog
      dialog={dialog}
      heading="Keyboard shortcuts"
      className={styles.shortcuts}
      onClose={() => actions.setView({ areKeysShown: false })}
    >
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
    </Dialog>
  )
}
