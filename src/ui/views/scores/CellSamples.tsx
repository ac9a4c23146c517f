/** The samples of one cell of the confusion, page by page. */
import type { Dataset } from '../../../data/dataset.ts'
import { sampleWord } from '../../../experiment/kinds.ts'
import { Button } from '../../controls/Button.tsx'
import type { ConfusionCell } from '../../controls/ConfusionGrid.tsx'
import { Pager } from '../../controls/Pager.tsx'
import { useAppState } from '../../hooks/app.tsx'
import { useCellPage } from '../../hooks/useCellPage.ts'
import { useSeen } from '../../hooks/useSeen.ts'
import type { Part } from '../Part.tsx'
import { SampleTable } from '../samples/SampleTable.tsx'
import styles from '../Views.module.css'
import { Waiting } from '../Waiting.tsx'

type CellSamplesProps = {
  readonly dataset: Dataset
  readonly part: Part
  readonly place: ConfusionCell
  readonly close: () => void
}

export function CellSamples({ dataset, part, place, close }: CellSamplesProps) {
  const { title, cell, progress, page, pages, go } = useCellPage('cell', dataset, part, place)
  const word = useAppState((state) => sampleWord(state.network))
  const section = useSeen<HTMLElement>(cell !== null)
  return (
    <section ref={section} className={styles.view} aria-label={title}>
      <div className={styles.spread}>
        <h3 className={styles.title}>{title}</h3>
        <Button kind="link" onClick={close}>
          Close
        </Button>
      </div>
      {!cell && <Waiting progress={progress} />}
      {cell?.total === 0 && <p className={styles.none}>No {word}, at present.</p>}
      {cell && cell.total > 0 && (
        <SampleTable label={title} dataset={dataset} part={part} rows={cell.samples} />
      )}
      {pages > 1 && (
        <Pager
          label={`Samples: ${title}`}
          words={`${page + 1} of ${pages}`}
          what="samples"
          page={page}
          pages={pages}
          go={go}
        />
      )}
    </section>
  )
}
