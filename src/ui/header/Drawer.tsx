/** The left rail where the window has no room for it: slides in over the page, and goes at Escape or a click beside it. */
import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import styles from './Drawer.module.css'

export function Drawer({ children }: { children: ReactNode }) {
  const actions = useActions()
  const isOpen = useAppState((state) => state.view.isDrawerOpen)
  const dialog = useRef<HTMLDialogElement>(null)
  // The browser moves the focus in, keeps it there, and takes it back to the button.
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  useEffect(() => () => actions.setView({ isDrawerOpen: false }), [actions])
  useEffect(() => {
    const element = dialog.current
    const press = ({ target }: MouseEvent): void => {
      // Inside, the content is the target; beside it, the dialog itself.
      if (target === element) actions.setView({ isDrawerOpen: false })
    }
    element?.addEventListener('click', press)
    return () => element?.removeEventListener('click', press)
  }, [actions])
  const close = (): void => actions.setView({ isDrawerOpen: false })
  return (
    <dialog ref={dialog} className={styles.drawer} aria-label="Data and settings" onClose={close}>
      {isOpen && (
        <div className={styles.content}>
          <Button kind="quiet" className={styles.close} aria-label="Close" onClick={close}>
            <Icon name="close" />
          </Button>
          {children}
        </div>
      )}
    </dialog>
  )
}
