/** The images of one cell of the confusion, page by page. */
import { useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { Button } from '../../controls/Button.tsx'
import type { ConfusionCell } from '../../controls/ConfusionGrid.tsx'
import { Icon } from '../../controls/Icon.tsx'
import { className } from '../../hooks/pictureWords.ts'
import { useAnswer, useHeld } from '../../hooks/useAnswer.ts'
import { ImageList, type ImagePart } from './ImageList.tsx'
import own from './Images.module.css'

const PAGE = 10

type CellImagesProps = {
  readonly dataset: Dataset
  readonly part: ImagePart
  readonly place: ConfusionCell
  readonly close: () => void
}

export function CellImages({ dataset, part, place, close }: CellImagesProps) {
  const { truth, answered } = place
  const [page, setPage] = useState(0)
  const { answer } = useAnswer('cell images', 'cell', {
    type: 'cell',
    of: part === 'unseen' ? 'test' : 'all',
    truth,
    answered,
    first: page * PAGE,
    count: PAGE,
  })
  const cell = useHeld(answer)?.value ?? null
  const pages = Math.max(1, Math.ceil((cell?.total ?? 0) / PAGE))
  // In training a cell may lose images, and its last pages with them.
  if (cell && page >= pages) setPage(pages - 1)
  const [is, says] = [truth, answered].map((one) => className(dataset, one))
  const title = truth === answered ? `${is}, rightly answered` : `${is}, taken for ${says}`
  const go = (next: number): void => setPage(Math.min(pages - 1, Math.max(0, next)))
  return (
    <section className={own.cell} aria-label={title}>
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
          saidOf={() => answered}
          turn={(direction) => go(page + direction)}
        />
      )}
      {pages > 1 && (
        <nav className={own.pager} aria-label={`Images: ${title}`}>
          <span>
            {page + 1} of {pages}
          </span>
          <Button
            kind="quiet"
            aria-label="Earlier images"
            isOff={page === 0}
            onClick={() => go(page - 1)}
          >
            <Icon name="back" />
          </Button>
          <Button
            kind="quiet"
            aria-label="Later images"
            isOff={page >= pages - 1}
            onClick={() => go(page + 1)}
          >
            <Icon name="step" />
          </Button>
        </nav>
      )}
    </section>
  )
}
