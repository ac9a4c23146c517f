/** How often each class was answered as each, and the samples behind a count. */
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Dataset } from '../../data/dataset.ts'
import { sampleWord } from '../../experiment/kinds.ts'
import type { ScoredSample } from '../../worker/scored.ts'
import { useAppState } from '../hooks/app.tsx'
import { className } from '../hooks/pictureWords.ts'
import { useCellPage } from '../hooks/useCellPage.ts'
import { useSeen } from '../hooks/useSeen.ts'
import { Button } from './Button.tsx'
import styles from './Confusion.module.css'
import { ConfusionGrid, type ConfusionCell } from './ConfusionGrid.tsx'
import { MixUps } from './MixUps.tsx'
import { Pager } from './Pager.tsx'
import { Waiting } from './Waiting.tsx'

/** With more classes a grid is no longer read, and the mix-ups are listed instead. */
const MOST_CLASSES = 16

/** A page of the samples behind a count, to be listed. */
export type CellPage = {
  /** "Chinstrap, taken for Adelie" */
  readonly title: string
  readonly samples: readonly ScoredSample[]
  /** The class that the network says. */
  readonly answered: number
  /** To the page before or after. */
  readonly turn: (direction: -1 | 1) => void
}

type ConfusionProps = {
  /** Tells the views apart that ask. */
  readonly topic: string
  readonly dataset: Dataset
  readonly part: 'all' | 'test'
  /** classes × classes, a row for each true class. */
  readonly counts: ArrayLike<number>
  readonly children: (page: CellPage) => ReactNode
}

export function Confusion({ topic, dataset, part, counts, children }: ConfusionProps) {
  const [open, setOpen] = useState<ConfusionCell | null>(null)
  /** A press on the open one closes it. */
  const toggle = useCallback(
    (truth: number, answered: number): void =>
      setOpen((old) =>
        old?.truth === truth && old.answered === answered ? null : { truth, answered },
      ),
    [],
  )
  const all = useRef<HTMLDivElement>(null)
  const close = (): void => {
    // What has the focus goes with the samples; it was the count that opened them.
    all.current?.querySelector<HTMLElement>('button[aria-pressed="true"]')?.focus()
    setOpen(null)
  }
  const classes = Math.round(Math.sqrt(counts.length))
  const names = useMemo(
    () => Array.from({ length: classes }, (_, one) => className(dataset, one)),
    [dataset, classes],
  )
  const word = useAppState((state) => sampleWord(state.network))
  return (
    <>
      <div ref={all}>
        {classes <= MOST_CLASSES ? (
          <ConfusionGrid {...{ names, counts, open, toggle }} samples={`${word}s`} />
        ) : (
          <MixUps {...{ names, counts, open, toggle }} samples={`${word}s`} />
        )}
      </div>
      {open && (
        <Cell
          key={`${open.truth} ${open.answered}`}
          {...{ topic, dataset, part, word, close }}
          place={open}
        >
          {children}
        </Cell>
      )}
    </>
  )
}

type CellProps = Pick<ConfusionProps, 'topic' | 'dataset' | 'part' | 'children'> & {
  readonly place: ConfusionCell
  /** What is counted: "image". */
  readonly word: string
  readonly close: () => void
}

function Cell({ topic, dataset, part, place, word, close, children }: CellProps) {
  const { title, cell, progress, page, pages, go } = useCellPage(topic, dataset, part, place)
  const section = useSeen<HTMLElement>(cell !== null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, wherever in it the focus is.
    <section
      ref={section}
      className={styles.cell}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        <Button kind="link" onClick={close}>
          Close
        </Button>
      </div>
      {!cell && <Waiting progress={progress} />}
      {cell?.total === 0 && <p className={styles.none}>None at present.</p>}
      {cell &&
        cell.total > 0 &&
        children({
          title,
          samples: cell.samples,
          answered: place.answered,
          turn: (direction) => go(page + direction),
        })}
      {pages > 1 && (
        <Pager
          label={`Pages: ${title}`}
          words={`${page + 1} of ${pages}`}
          what={`${word}s`}
          page={page}
          pages={pages}
          go={go}
        />
      )}
    </section>
  )
}
