/** The samples of one cell of the confusion, page by page. */
import { useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { Button } from '../../controls/Button.tsx'
import { className } from '../answers.ts'
import type { Part } from '../Part.tsx'
import { SampleTable } from '../samples/SampleTable.tsx'
import { useAnswer, useHeld } from '../../hooks/useAnswer.ts'
import styles from '../Views.module.css'
import { Waiting } from '../Waiting.tsx'

export type CellPlace = { readonly truth: number; readonly answered: number }

const PAGE = 10

type CellSamplesProps = {
  readonly dataset: Dataset
  readonly part: Part
  readonly place: CellPlace
  readonly close: () => void
}

export function CellSamples({ dataset, part, place, close }: CellSamplesProps) {
  const { truth, answered } = place
  const [page, setPage] = useState(0)
  const { answer, progress } = useAnswer('cell', 'cell', {
    type: 'cell',
    of: part,
    truth,
    answered,
    first: page * PAGE,
    count: PAGE,
  })
  const cell = useHeld(answer)?.value
  const pages = Math.max(1, Math.ceil((cell?.total ?? 0) / PAGE))
  // In training a cell may lose samples, and its last pages with them.
  if (cell && page >= pages) setPage(pages - 1)
  const [is, says] = [truth, answered].map((one) => className(dataset, one))
  const title = truth === answered ? `Rightly answered as ${is}` : `${is}, answered as ${says}`
  return (
    <section className={styles.view} aria-label={title}>
      <div className={styles.spread}>
        <h3 className={styles.title}>{title}</h3>
        <Button kind="link" onClick={close}>
          Close
        </Button>
      </div>
      {!cell && <Waiting progress={progress} />}
      {cell?.total === 0 && <p className={styles.none}>No sample, at present.</p>}
      {cell && cell.total > 0 && (
        <>
          <SampleTable label={title} dataset={dataset} part={part} rows={cell.samples} />
          {pages > 1 && (
            <div className={styles.spread}>
              <Button kind="small" isOff={page === 0} onClick={() => setPage(page - 1)}>
                Earlier
              </Button>
              <span className={styles.note} aria-live="polite">
                {page + 1} of {pages}
              </span>
              <Button kind="small" isOff={page >= pages - 1} onClick={() => setPage(page + 1)}>
                Later
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}
