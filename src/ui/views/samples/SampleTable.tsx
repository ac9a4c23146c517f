/** Samples with what the network says to each, and one of them looked at in full. */
import { useState } from 'react'
import type { Dataset } from '../../../data/dataset.ts'
import { kindOfNetwork } from '../../../experiment/kinds.ts'
import type { ScoredSample } from '../../../worker/scored.ts'
import { Button } from '../../controls/Button.tsx'
import { Picture } from '../../controls/Picture.tsx'
import { format } from '../../format.ts'
import { useActions, useAppState } from '../../hooks/app.tsx'
import { usePictures } from '../../hooks/usePictures.ts'
import {
  answerWords,
  classOf,
  rawOf,
  sampleName,
  sampleOf,
  targetWords,
  thresholdOf,
} from '../answers.ts'
import type { Part } from '../Part.tsx'
import styles from '../Views.module.css'
import { SampleCard } from './SampleCard.tsx'

type SampleTableProps = {
  readonly label: string
  readonly dataset: Dataset
  readonly part: Part
  readonly rows: readonly ScoredSample[]
}

/** The chosen one stays, even when the rows are others meanwhile; where there is a row of pictures it goes through that. */
export function SampleTable({ label, dataset, part, rows }: SampleTableProps) {
  const actions = useActions()
  const hasRow = useAppState((state) => kindOfNetwork(state.network) === 'images')
  const [chosen, setChosen] = useState<number | null>(null)
  const choose = (place: number): void => {
    const next = place === chosen ? null : place
    setChosen(next)
    if (!hasRow) return
    const its = part === 'all' ? 'samples' : 'unseen'
    actions.look(next === null ? null : { type: 'sample', part: its, index: next })
  }
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by arrow keys */}
      <section className={styles.scroll} tabIndex={0} aria-label={`Samples: ${label}`}>
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">sample</th>
              <th scope="col">says</th>
              <th scope="col">is</th>
              <th scope="col">loss</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.sample}
                dataset={dataset}
                part={part}
                row={row}
                isChosen={row.sample === chosen}
                choose={() => choose(row.sample)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {chosen !== null && <SampleCard key={chosen} dataset={dataset} part={part} place={chosen} />}
    </>
  )
}

type RowProps = {
  readonly dataset: Dataset
  readonly part: Part
  readonly row: ScoredSample
  readonly isChosen: boolean
  readonly choose: () => void
}

function Row({ dataset, part, row: { sample: place, loss, outputs }, isChosen, choose }: RowProps) {
  const threshold = useAppState((state) => thresholdOf(state.training.loss))
  const sample = sampleOf(dataset, part, place)
  const pictures = usePictures()
  if (!sample) return null
  const isWrong =
    dataset.problem === 'classes' &&
    classOf(outputs, threshold) !== classOf(sample.target, threshold)
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <span className={styles.named}>
          {pictures && <Picture {...pictures} pixels={rawOf(dataset, part, place)} size={28} />}
          <Button kind="link" className={styles.pick} aria-pressed={isChosen} onClick={choose}>
            {sampleName(sample, place)}
          </Button>
        </span>
      </th>
      <td>
        {isWrong && (
          <span className={styles.wrong} title="wrong">
            ✗<span className="visually-hidden">wrong: </span>{' '}
          </span>
        )}
        {answerWords(dataset, outputs, threshold)}
      </td>
      <td>{targetWords(dataset, sample.target, threshold)}</td>
      <td className={styles.loss}>{format(loss)}</td>
    </tr>
  )
}
