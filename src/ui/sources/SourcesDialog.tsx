/** Where other data is chosen, over the page; on a phone a sheet. The run stays as it is until something is taken. */
import { useId, useRef } from 'react'
import type { Sources } from '../../state/store.ts'
import { Dialog } from '../controls/Dialog.tsx'
import { TabList, TabPanel, type Tab } from '../controls/Tabs.tsx'
import { useActions } from '../hooks/app.tsx'
import { Examples } from './Examples.tsx'
import { Generated } from './Generated.tsx'
import { Own } from './own/Own.tsx'
import { useOwn } from './own/useOwn.ts'
import { RealData } from './RealData.tsx'
import styles from './SourcesDialog.module.css'

type Part = Sources['part']

const parts: readonly Tab<Part>[] = [
  { name: 'examples', label: 'Examples' },
  { name: 'generated', label: 'Generated' },
  { name: 'real', label: 'Real' },
  { name: 'own', label: 'Your own' },
]

export function SourcesDialog({ sources }: { sources: Sources }) {
  const actions = useActions()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = (): void => dialog.current?.close()
  const { part, file } = sources
  // Kept while one looks at another part.
  const own = useOwn(file)
  const tabs = (
    <TabList
      id={id}
      label="Where from"
      tabs={parts}
      selected={part}
      select={(next) => actions.setView({ sources: { part: next, file: null } })}
      className={styles.tabs}
    />
  )
  return (
    <Dialog
      dialog={dialog}
      heading="Use other data"
      className={styles.dialog}
      head={tabs}
      onClose={() => actions.setView({ sources: null })}
    >
      <TabPanel id={id} selected={part} className={styles.part}>
        {part === 'examples' && <Examples close={close} />}
        {part === 'generated' && <Generated close={close} />}
        {part === 'real' && <RealData close={close} />}
        {part === 'own' && <Own own={own} close={close} />}
      </TabPanel>
    </Dialog>
  )
}
