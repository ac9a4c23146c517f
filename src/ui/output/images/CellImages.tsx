/** The images of one cell of the confusion, page by page. */
import type { Dataset } from '../../../data/dataset.ts'
import { Button } from '../../controls/Button.tsx'
import type { ConfusionCell } from '../../controls/ConfusionGrid.tsx'
import { Pager } from '../../controls/Pager.tsx'
import { useCellPage } from '../../hooks/useCellPage.ts'
import { useSeen } from '../../hooks/useSeen.ts'
import { ImageList, type ImagePart } from './ImageList.tsx'
import own from './Images.module.css'

type CellImagesProps = {
  readonly dataset: Dataset
  readonly part: ImagePart
  readonly place: ConfusionCell
  readonly close: () => void
}

export function CellImages({ dataset, part, place, close }: CellImagesProps) {
  const of = part === 'unseen' ? 'test' : 'all'
  const { title, cell, page, pages, go } = useCellPage('cell images', dataset, of, place)
  const section = useSeen<HTMLElement>(cell !== null)
  return (
    <section ref={section} className={own.cell} aria-label={title}>
      <div className={own.head}>
        <h3 className={own.title}>{title}</h3>
        <Button kind="link" onClick={close}>
          Close
        </Button>
      </div>
      {cell?.total === 0 && <p className={own.count}>None at present.</p>}
      {cell && cell.total > 0 && (
        <ImageList
          label={title}
          dataset={dataset}
          part={part}
          rows={cell.samples}
          saidOf={() => place.answered}
          turn={(direction) => go(page + direction)}
        />
      )}
      {pages > 1 && (
        <Pager
          label={`Images: ${title}`}
          words={`${page + 1} of ${pages}`}
          what="images"
          page={page}
          pages={pages}
          go={go}
        />
      )}
    </section>
  )
}
