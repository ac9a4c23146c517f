/** What can be done with the rows besides reading them: other units, changes by hand, and a file of them. */
import { useState } from 'react'
import { csvText } from '../../data/csvText.ts'
import { Button } from '../controls/Button.tsx'
import { download, fileName } from '../controls/download.ts'
import { Segmented } from '../controls/Segmented.tsx'
import { useApp, useAppState } from '../hooks/app.tsx'
import { anotherRow } from './change.ts'
import type { Units } from './columns.ts'
import styles from './Data.module.css'
import { fileTable } from './file.ts'
import { Prepare } from './Prepare.tsx'
import { useSampleChange } from '../hooks/useSampleChange.ts'

type ToolsProps = {
  /** Null where there is but one kind. */
  readonly units: Units | null
  readonly setUnits: (units: Units) => void
  readonly isEditing: boolean
  readonly setEditing: (isEditing: boolean) => void
}

export function Tools({ units, setUnits, isEditing, setEditing }: ToolsProps) {
  const { store } = useApp()
  const dataset = useAppState((state) => state.dataset)
  const title = useAppState((state) => state.run.experiment.title)
  const change = useSampleChange()
  const [problem, setProblem] = useState<string | null>(null)
  const [isPreparing, setPreparing] = useState(false)
  const add = async (): Promise<void> =>
    setProblem(await change(anotherRow(store.getState().dataset), 'A row is added at the end.'))
  const save = (): void => {
    const text = csvText(fileTable(dataset))
    download(`${fileName(title)}.csv`, new Blob([text], { type: 'text/csv' }))
  }
  return (
    <>
      {units && (
        <div className={styles.units}>
          <Segmented
            label="Numbers"
            value={units}
            options={[
              { value: 'given', label: 'original' },
              { value: 'seen', label: 'for the network' },
            ]}
            onChange={setUnits}
            isLabelHidden
          />
        </div>
      )}
      {isEditing && (
        <>
          <p className={styles.note}>
            Press a cell, or Enter on it, to change it. The network keeps what it has learnt.
          </p>
          <Button kind="small" className={styles.add} onClick={() => void add()}>
            Add row
          </Button>
        </>
      )}
      <p aria-live="polite" className={styles.problem}>
        {isEditing ? problem : null}
      </p>
      <div className={styles.tools}>
        <Button kind="link" aria-expanded={isPreparing} onClick={() => setPreparing(!isPreparing)}>
          Prepare
        </Button>
        <Button kind="link" aria-pressed={isEditing} onClick={() => setEditing(!isEditing)}>
          {isEditing ? 'Done editing' : 'Edit rows'}
        </Button>
        <Button kind="link" onClick={save}>
          Download as CSV
        </Button>
      </div>
      {isPreparing && <Prepare />}
    </>
  )
}
