/** How often each class was answered as each, and the samples behind a count. */
import type { Dataset } from '../../../data/dataset.ts'
import { sampleWord } from '../../../experiment/kinds.ts'
import { Button } from '../../controls/Button.tsx'
import { ConfusionGrid, type ConfusionCell } from '../../controls/ConfusionGrid.tsx'
import { useAppState } from '../../hooks/app.tsx'
import { className } from '../../hooks/pictureWords.ts'
import { useConfusionCell } from '../../hooks/useConfusionCell.ts'
import type { Part } from '../Part.tsx'
import styles from '../Views.module.css'
import { CellSamples } from './CellSamples.tsx'
import { mixUps } from './rows.ts'

/** With more classes a grid is no longer read, and the mix-ups are listed instead. */
export const MOST_CLASSES = 16
const MOST_MIX_UPS = 20

type ConfusionProps = {
  readonly dataset: Dataset
  readonly part: Part
  /** classes × classes, a row for each true class. */
  readonly counts: ArrayLike<number>
}

export function Confusion({ dataset, part, counts }: ConfusionProps) {
  const { open, toggle, close, classes, names } = useConfusionCell(dataset, counts)
  const word = useAppState((state) => sampleWord(state.network))
  return (
    <>
      {classes <= MOST_CLASSES ? (
        <ConfusionGrid {...{ names, counts, open, toggle }} samples={`${word}s`} />
      ) : (
        <MixUps {...{ dataset, counts, classes, open, toggle, word }} />
      )}
      {open && (
        <CellSamples
          key={`${open.truth} ${open.answered}`}
          dataset={dataset}
          part={part}
          place={open}
          close={close}
        />
      )}
    </>
  )
}

type CellsProps = Pick<ConfusionProps, 'dataset' | 'counts'> & {
  readonly classes: number
  /** What is counted: "sample". */
  readonly word: string
  readonly open: ConfusionCell | null
  readonly toggle: (truth: number, answered: number) => void
}

function MixUps({ dataset, counts, classes, open, toggle, word }: CellsProps) {
  const all = mixUps(counts, classes)
  if (all.length === 0) return <p className={styles.none}>Nothing is taken for anything else.</p>
  return (
    <table className={styles.table} aria-label="Most frequent mix-ups">
      <thead>
        <tr>
          <th scope="col">is</th>
          <th scope="col">taken for</th>
          <th scope="col">{word}s</th>
        </tr>
      </thead>
      <tbody>
        {all.slice(0, MOST_MIX_UPS).map(({ truth, answered, count }) => (
          <tr key={`${truth} ${answered}`}>
            <th scope="row">{className(dataset, truth)}</th>
            <td>{className(dataset, answered)}</td>
            <td>
              <Button
                kind="link"
                aria-label={`${count}: ${className(dataset, truth)}, answered as ${className(dataset, answered)}`}
                aria-pressed={open?.truth === truth && open.answered === answered}
                onClick={() => toggle(truth, answered)}
              >
                {count}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
