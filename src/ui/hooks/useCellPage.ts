/** The samples of one cell of a confusion matrix, a page of them at a time, and what the cell is called. */
import { useState } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import type { ScoredSample } from '../../worker/scored.ts'
import type { ConfusionCell } from '../controls/ConfusionGrid.tsx'
import { className } from './pictureWords.ts'
import { useAnswer, useHeld } from './useAnswer.ts'

const PAGE = 10

export type CellPage = {
  /** "Chinstrap, taken for Adelie" */
  readonly title: string
  /** Those of this page, and how many there are on all; null until they are known. */
  readonly cell: { readonly samples: readonly ScoredSample[]; readonly total: number } | null
  readonly progress: number | null
  readonly page: number
  readonly pages: number
  /** As far as there are pages. */
  readonly go: (page: number) => void
}

/** `topic` tells the views apart that ask. */
export function useCellPage(
  topic: string,
  dataset: Dataset,
  part: 'all' | 'test',
  { truth, answered }: ConfusionCell,
): CellPage {
  const [page, setPage] = useState(0)
  const { answer, progress } = useAnswer(topic, 'cell', {
    type: 'cell',
    of: part,
    truth,
    answered,
    first: page * PAGE,
    count: PAGE,
  })
  const cell = useHeld(answer)?.value ?? null
  const pages = Math.max(1, Math.ceil((cell?.total ?? 0) / PAGE))
  // In training a cell may lose samples, and its last pages with them.
  if (cell && page >= pages) setPage(pages - 1)
  const [is, says] = [truth, answered].map((one) => className(dataset, one))
  return {
    title: truth === answered ? `${is}, rightly answered` : `${is}, taken for ${says}`,
    cell,
    progress,
    page,
    pages,
    go: (next) => setPage(Math.min(pages - 1, Math.max(0, next))),
  }
}
