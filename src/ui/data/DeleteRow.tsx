/** Takes a row away. */
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { useApp } from '../hooks/app.tsx'
import type { Part } from './columns.ts'
import styles from './Data.module.css'
import { useSampleChange } from '../hooks/useSampleChange.ts'

export function DeleteRow({ part, index }: { part: Part; index: number }) {
  const { store, actions } = useApp()
  const change = useSampleChange()
  const name = store.getState().dataset[part][index]?.name ?? 'this row'
  const remove = async (): Promise<void> => {
    const place = { part, index }
    const problem = await change(
      { type: 'remove', place },
      `${name} is deleted. Undo brings it back.`,
    )
    if (problem === null) return
    const { data } = store.getState()
    actions.setView({ dataNote: { data, sentence: problem } })
    actions.announce(problem)
  }
  return (
    <Button
      kind="quiet"
      className={styles.delete}
      aria-label={`Delete ${name}`}
      onClick={() => void remove()}
    >
      <Icon name="close" size={12} />
    </Button>
  )
}
