/** The panel with the samples, what the network makes of each, and the ways to others. */
import { useId, useState } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { Button } from '../controls/Button.tsx'
import { late } from '../controls/late.tsx'
import { useActions, useAppState } from '../hooks/app.tsx'
import { hasTwoUnits, type Units } from './columns.ts'
import styles from './Data.module.css'
import { SampleTable } from './SampleTable.tsx'
import { Sum } from './Sum.tsx'

const Images = late(() => import('./images/Images.tsx').then((loaded) => loaded.Images), 'seldom')
const Tools = late(() => import('./Tools.tsx').then((loaded) => loaded.Tools))

export function Data() {
  const heading = useId()
  const dataset = useAppState((state) => state.dataset)
  const [wanted, setUnits] = useState<Units>('given')
  const [isEditing, setEditing] = useState(false)
  const hasUnits = hasTwoUnits(dataset)
  const table = (
    <>
      <SampleTable dataset={dataset} units={hasUnits ? wanted : 'given'} isEditing={isEditing} />
      <Sum dataset={dataset} />
    </>
  )
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <h2 id={heading}>Data</h2>
      <Note />
      {mayBeImages(dataset) ? <Images table={table} isEditing={isEditing} /> : table}
      <Ways />
      <div className={styles.later}>
        <Tools
          units={hasUnits ? wanted : null}
          setUnits={setUnits}
          isEditing={isEditing}
          setEditing={setEditing}
        />
      </div>
    </section>
  )
}

/** A picture has more pixels than a person has columns; what comes late knows for certain. */
const LEAST_PIXELS = 9

function mayBeImages({ raw }: Dataset): boolean {
  return raw.names.length >= LEAST_PIXELS
}

/** What came of the data that were chosen, as long as they are in use. */
function Note() {
  const note = useAppState((state) => state.view.dataNote)
  const data = useAppState((state) => state.data)
  return note?.data === data && <p className={styles.told}>{note.sentence}</p>
}

function Ways() {
  const actions = useActions()
  return (
    <div className={styles.ways}>
      <Button
        aria-haspopup="dialog"
        onClick={() => actions.setView({ sources: { part: 'examples', file: null } })}
      >
        Use other data
      </Button>
    </div>
  )
}
