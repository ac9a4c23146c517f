/** Which cell of a confusion matrix is open, and the names of its classes. */
import { useCallback, useMemo, useState } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import type { ConfusionCell } from '../controls/ConfusionGrid.tsx'
import { className } from './pictureWords.ts'

/** `counts`: classes × classes, a row for each true class. */
export function useConfusionCell(dataset: Dataset, counts: ArrayLike<number>) {
  const [open, setOpen] = useState<ConfusionCell | null>(null)
  /** A press on the open one closes it. */
  const toggle = useCallback(
    (truth: number, answered: number): void =>
      setOpen((old) =>
        old?.truth === truth && old.answered === answered ? null : { truth, answered },
      ),
    [],
  )
  const close = useCallback(() => setOpen(null), [])
  const classes = Math.round(Math.sqrt(counts.length))
  const names = useMemo(
    () => Array.from({ length: classes }, (_, one) => className(dataset, one)),
    [dataset, classes],
  )
  return { open, toggle, close, classes, names }
}
