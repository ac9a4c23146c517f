/** What the network is made of, in a line, and its layers where one wants to change them. */
import { useId } from 'react'
import { networkWords } from '../../experiment/networkWords.ts'
import { Button } from '../controls/Button.tsx'
import { useAppState } from '../hooks/app.tsx'
import { LayerEditor } from './LayerEditor.tsx'
import styles from './Training.module.css'
import { useOpen } from './useOpen.ts'

export function Network() {
  const id = useId()
  const network = useAppState((state) => state.network)
  const count = useAppState((state) => state.layout.count)
  const [isOpen, toggle] = useOpen('layers')
  return (
    <section aria-labelledby={`${id}-title`} className={styles.network}>
      <div className={styles.heading}>
        <h2 id={`${id}-title`}>Network</h2>
        <span className={styles.hint}>
          {count.toLocaleString('en-US')} {count === 1 ? 'parameter' : 'parameters'}
        </span>
      </div>
      <p className={styles.words}>{networkWords(network)}</p>
      <Button
        kind="link"
        className={styles.more}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        {isOpen ? 'Hide layers' : 'Change layers'}
      </Button>
      <div id={id} className={styles.groups} hidden={!isOpen}>
        {isOpen && <LayerEditor />}
      </div>
    </section>
  )
}
